import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findAccessibilityProblems } from '../support/check-page.js';
import { describeInBrowser } from '../support/find-chromium.js';
import { bringFile, bringLines, commitImport, holdCommits } from '../support/import-page.js';
import { markPage, openDesk, signInAt, waitForLive, wordsOf, type Desk } from '../support/open-page.js';
import { restartApp } from '../support/restart-app.js';
import { addPerson, type CreatedPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

const today = (): string => new Date().toISOString().slice(0, 10);

describeInBrowser('pages that are open while colleagues work', () => {
  let desk: Desk;
  let colleague: Client;
  let person: CreatedPerson;

  beforeAll(async () => {
    desk = await openDesk({ IOM_SECRET: 'a-secret-that-outlives-a-restart-of-the-application' });
    colleague = await signIn(desk.url, 'coordinator.derby-city');
    person = await addPerson(colleague, { surname: 'Fearnehough', panel: 'derby-city' });
  });
  afterAll(() => desk.close());

  const setRag = (status: string, reason: string) =>
    colleague.put(`/offenders/${person.id}/rag`, { status, reason }).expect(200);
  const said = (page: Page, words: string) =>
    page.locator('#live-said', { hasText: words }).waitFor({ state: 'attached' });

  it('show a changed profile in place, the card and the timeline, and say so', async () => {
    const { page, context, complaints } = await desk.visit('chair.derby-city');
    await page.goto(`/offenders/${person.id}`);
    await waitForLive(page);
    const isSamePage = await markPage(page);
    await page.getByRole('link', { name: 'Scores' }).focus();
    await setRag('amber', 'Missed two appointments');
    await page.locator('#card-rag [data-rag=amber]').waitFor();
    expect(await wordsOf(page.locator('#profile-head'))).toContain('Amber');
    expect(await wordsOf(page.locator('#profile-tab'))).toMatch(
      /RAG status set to Amber by Priya Nair, Police .*Missed two appointments/,
    );
    await said(page, 'Amber');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Scores');
    expect(await isSamePage()).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('keep an opened explanation open when its card changes', async () => {
    const { page, context } = await desk.visit('om.derby-city');
    await page.goto(`/offenders/${person.id}`);
    await waitForLive(page);
    await page.getByText('Why this status?').click();
    await setRag('red', 'Circulated as wanted this morning');
    await page.locator('#card-rag [data-rag=red]').waitFor();
    expect(await page.locator('#why-rag').getAttribute('open')).not.toBeNull();
    await context.close();
  });

  it('leave a form alone in which somebody types, and show beside it how the record stands now', async () => {
    const { page, context } = await desk.visit('om.derby-city');
    await page.goto(`/offenders/${person.id}/rag`);
    await waitForLive(page);
    const reason = page.getByLabel('Reason');
    await page.getByLabel('Green', { exact: true }).check();
    await reason.pressSequentially('Working since');
    await setRag('amber-alert', 'Information from two sources');
    await page.locator('#person-strip [data-rag=amber-alert]').waitFor();
    await page.keyboard.type(' Monday');
    expect(await reason.inputValue()).toBe('Working since Monday');
    expect(await page.getByLabel('Green', { exact: true }).isChecked()).toBe(true);
    await context.close();
  });

  it('add what a colleague adds to the home page', async () => {
    const { page, context } = await desk.visit('coordinator.chesterfield');
    await page.goto('/');
    await waitForLive(page);
    await colleague.post(`/offenders/${person.id}/scores`, { score: 93, assessedOn: today() }).expect(201);
    await page.locator('#home-changes').getByText('Fearnehough, Alex: OGRS 3 score 93 recorded').waitFor();
    await context.close();
  });

  it('say when the connection is lost, and catch up by themselves when it is back', async () => {
    const { page, context, complaints } = await desk.visit('chair.derby-city');
    await page.goto('/cohort');
    await waitForLive(page);
    const isSamePage = await markPage(page);
    await page.locator('#q').fill('half a na');
    await context.setOffline(true);
    await page.locator('#live-state', { hasText: 'Live updates lost' }).waitFor();
    await said(page, 'Live updates lost');
    await setRag('green', 'Engaging with everybody');
    await context.setOffline(false);
    await page.locator(`#offender-${person.id} [data-rag=green]`).waitFor();
    await waitForLive(page);
    await said(page, 'Live updates are back');
    expect(await page.locator('#q').inputValue()).toBe('half a na');
    expect(await isSamePage()).toBe(true);
    expect(complaints.filter((line) => !/ERR_INTERNET_DISCONNECTED/.test(line))).toEqual([]);
    await context.close();
  });

  it('say that somebody has been signed out, and keep what was typed for when they are back', async () => {
    const { page, context } = await desk.visit('om.derby-city');
    await page.goto(`/offenders/${person.id}/rag`);
    await waitForLive(page);
    await page.getByLabel('Reason').fill('Typed before the session ended');
    const other = await context.newPage();
    await other.goto('/');
    await other.getByRole('button', { name: 'Sign out' }).click();
    await other.getByText('You have signed out.').waitFor();
    await page.locator('#live-state', { hasText: 'You have been signed out' }).waitFor();
    expect(await page.getByLabel('Reason').inputValue()).toBe('Typed before the session ended');
    await page.getByRole('link', { name: 'Sign in again' }).click();
    await signInAt(page, 'om.derby-city');
    expect(new URL(page.url()).pathname).toBe(`/offenders/${person.id}/rag`);
    expect(await page.getByLabel('Reason').inputValue()).toBe('Typed before the session ended');
    await page.getByText('What you typed here earlier has been put back').waitFor();
    await context.close();
  });

  it('do not show one person’s unsent words to the next who signs in', async () => {
    const { page, context } = await desk.visit('om.derby-city');
    await page.goto(`/offenders/${person.id}/rag`);
    await page.getByLabel('Reason').fill('For my eyes only');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await signInAt(page, 'coordinator.chesterfield');
    await page.goto(`/offenders/${person.id}/rag`);
    expect(await page.getByLabel('Reason').inputValue()).toBe('');
    await context.close();
  });

  it('show a second co-ordinator an import as it is taken into the list', async () => {
    const mine = await desk.visit('coordinator.chesterfield');
    const theirs = await desk.visit('coordinator.derby-city');
    await theirs.page.goto('/imports');
    await waitForLive(theirs.page);
    await bringFile(mine.page, 'derby-city.xlsx');
    await theirs.page.getByRole('link', { name: 'derby-city.xlsx' }).click();
    await theirs.page.waitForURL('**/imports/*');
    await waitForLive(theirs.page);
    const isSamePage = await markPage(theirs.page);
    await commitImport(mine.page);
    await theirs.page.getByRole('heading', { name: 'This import is in the list.' }).waitFor();
    expect(await wordsOf(theirs.page.locator('#import-status'))).toMatch(
      /101 new people added .* by Helen Marsh/,
    );
    await said(theirs.page, 'This import is in the list');
    expect(await isSamePage()).toBe(true);
    expect([...mine.complaints, ...theirs.complaints]).toEqual([]);
    await Promise.all([mine.context.close(), theirs.context.close()]);
  });

  it('show how far a long import is, and its result once it is in the list', async () => {
    const { page, context, complaints } = await desk.visit('coordinator.chesterfield');
    await bringLines(page, 'a-long-one.csv', ['Surname,Forename,DOB', 'Slowcoach,Sam,1/2/1980']);
    const endTheWait = holdCommits(desk.test);
    await page.getByRole('button', { name: /into the list$/ }).click();
    await page.getByRole('heading', { name: 'Bringing the rows into the list' }).waitFor();
    const isSamePage = await markPage(page);
    await page.waitForResponse((answer) => answer.url().endsWith('/progress'));
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(await isSamePage()).toBe(true);
    endTheWait();
    await page.getByText('The import is in the list', { exact: true }).waitFor();
    expect(await wordsOf(page.locator('#import-status'))).toContain('1 new person added');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('outlive a restart of the application: they catch up, and an open form is still taken', async () => {
    const { page, context } = await desk.visit('om.derby-city');
    await page.goto(`/offenders/${person.id}/rag`);
    await waitForLive(page);
    const isSamePage = await markPage(page);
    await page.getByLabel('Amber', { exact: true }).check();
    await page.getByLabel('Reason').fill('Written across a restart');
    await restartApp(desk.test, async () => {
      await page.locator('#live-state', { hasText: 'Live updates lost' }).waitFor();
    });
    await waitForLive(page);
    await setRag('red', 'Recall to prison');
    await page.locator('#person-strip [data-rag=red]').waitFor();
    expect(await isSamePage()).toBe(true);
    await page.getByRole('button', { name: 'Set the status' }).click();
    await page.getByRole('heading', { name: 'RAG status changed from Red to Amber', exact: true }).waitFor();
    expect(await wordsOf(page.locator('#card-rag'))).toContain('Written across a restart');
    await context.close();
  }, 60_000);
});
