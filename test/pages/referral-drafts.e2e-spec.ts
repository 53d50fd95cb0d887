import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/find-chromium.js';
import { openDesk, signInAt, waitForLive, wordsOf, type Desk, type Visitor } from '../support/open-page.js';
import { probationAnswers, startReferral } from '../support/referrals.js';
import { restartApp } from '../support/restart-app.js';
import { signIn, type Client } from '../support/sign-in.js';

const OM = 'om.chesterfield';
/** Two presses of a button within a second are one, as of a double click. */
const ONE_PRESS = 1_050;
const VALUE = /Please state what additional support/;

describeInBrowser('what is typed into a referral is not lost (REF-5)', () => {
  let desk: Desk;
  let client: Client;
  let visitor: Visitor;
  let page: Page;
  let id: string;
  let address: string;

  beforeAll(async () => {
    desk = await openDesk({ IOM_SECRET: 'a-secret-that-outlives-a-restart-of-the-application' });
    client = await signIn(desk.url, OM);
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    await visitor?.context.close();
    visitor = await desk.visit(OM);
    ({ page } = visitor);
    ({ id } = await startReferral(client, probationAnswers({ addedValue: 'Joint visits' })));
    address = `/referrals/${id}/added-value`;
    await page.goto(address);
    await waitForLive(page);
  });

  const box = (where: Page = page) => where.getByLabel(VALUE);
  const state = (words: string, where: Page = page): Promise<void> =>
    where.locator('#save-state', { hasText: words }).waitFor();
  const saved = async (): Promise<unknown> =>
    ((await client.get(`/referrals/${id}`).expect(200)).body as Record<string, unknown>)['addedValue'];
  /** The service has it; the page says only when it saved last. */
  const untilSaved = async (whole: string): Promise<void> => {
    const deadline = Date.now() + 10_000;
    while ((await saved()) !== whole && Date.now() < deadline) await pause(50);
    expect(await saved()).toBe(whole);
  };
  const typeOn = async (words: string, where: Page = page): Promise<void> => {
    await box(where).press('Control+End');
    await box(where).pressSequentially(words);
  };

  it('is saved as it is typed, and stands there for whoever opens the page again', async () => {
    await typeOn(', and a place at the hostel');
    await state('Saved at');
    expect(await saved()).toBe('Joint visits, and a place at the hostel');
    await page.reload();
    expect(await box().inputValue()).toBe('Joint visits, and a place at the hostel');
    expect(visitor.complaints).toEqual([]);
  });

  it('survives a connection that is cut while it is typed, and is saved by itself when it is back', async () => {
    await typeOn(' before the cut,');
    await state('Saved at');
    await visitor.context.setOffline(true);
    await typeOn(' during the cut,');
    await state('You are offline. What you type is kept in this tab');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await typeOn(' pressed in vain,');
    expect(await saved()).toBe('Joint visits before the cut,');
    await visitor.context.setOffline(false);
    await typeOn(' and after');
    const whole = 'Joint visits before the cut, during the cut, pressed in vain, and after';
    await untilSaved(whole);
    await state('Saved at');
    expect(await box().inputValue()).toBe(whole);
    await pause(ONE_PRESS);
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByRole('heading', { level: 1, name: 'Probation only' }).waitFor();
    expect(await saved()).toBe(whole);
  });

  it('survives a restart of the service in the middle of a sentence', async () => {
    await typeOn(' before,');
    await state('Saved at');
    await restartApp(desk.test, async () => {
      await typeOn(' while it was down,');
      await state('The service did not answer. What you type is kept in this tab');
    });
    await untilSaved('Joint visits before, while it was down,');
    await typeOn(' and after');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByRole('heading', { level: 1, name: 'Probation only' }).waitFor();
    expect(await saved()).toBe('Joint visits before, while it was down, and after');
  }, 60_000);

  it('is there after signing out in another window, what was typed meanwhile too', async () => {
    await typeOn(' before,');
    await state('Saved at');
    const other = await visitor.context.newPage();
    await other.goto('/');
    await other.getByRole('button', { name: 'Sign out' }).click();
    await other.getByText('You have signed out.').waitFor();
    await typeOn(' and signed out');
    await state('You have been signed out');
    expect(await saved()).toBe('Joint visits before,');
    await page.locator('#save-state').getByRole('link', { name: 'Sign in again' }).click();
    await signInAt(page, OM);
    expect(new URL(page.url()).pathname).toBe(address);
    await state('Saved at');
    const whole = 'Joint visits before, and signed out';
    await untilSaved(whole);
    expect(await box().inputValue()).toBe(whole);
    await page.goto('/referrals');
    expect(await page.locator(`#referral-${id}`).innerText()).toMatch(/Draft[\s\S]*Ready to send/);
  });

  it('is laid together where two windows change different answers, and nothing is overwritten', async () => {
    const factors = `/referrals/${id}/factors`;
    const other = await visitor.context.newPage();
    await other.goto(factors);
    await page.goto(factors);
    await page.getByLabel('Employment').fill('Out of work since May');
    await state('Saved at');
    await other.getByLabel('Accommodation').fill('Sofas of friends');
    await state('Saved at', other);
    const { relevantFactors } = (await client.get(`/referrals/${id}`)).body as Record<string, unknown>;
    expect(relevantFactors).toMatchObject({
      employment: 'Out of work since May',
      accommodation: 'Sofas of friends',
    });
  });

  it('is shown in both versions where two windows change one answer, for its author to choose', async () => {
    const other = await visitor.context.newPage();
    await other.goto(address);
    await typeOn(' from the first window');
    await state('Saved at');
    await typeOn(' from the second', other);
    await state('This page was changed in another window.', other);
    expect(await saved()).toBe('Joint visits from the first window');
    await other.getByRole('button', { name: 'Save and continue' }).click();
    await other.getByRole('heading', { level: 1, name: 'This page was changed in another window' }).waitFor();
    const shown = await wordsOf(other.locator('#conflict-form'));
    expect(shown).toContain('Typed here Joint visits from the second');
    expect(shown).toContain('Saved from the other window Joint visits from the first window');
    expect(await saved()).toBe('Joint visits from the first window');
    await other.getByLabel(/Typed here/).check();
    await other.getByRole('button', { name: 'Save what I have chosen' }).click();
    await other.getByText('Saved as you chose.').waitFor();
    expect([await box(other).inputValue(), await saved()]).toEqual([
      'Joint visits from the second',
      'Joint visits from the second',
    ]);
    const first = await wordsOf(page.locator('main'));
    expect(first).not.toContain('from the second');
    await typeOn(', once more');
    await state('This page was changed in another window.');
    expect(await saved()).toBe('Joint visits from the second');
  });

  it('keeps, beside an answer that both changed, what only the other window changed', async () => {
    await page.goto(`/referrals/${id}/factors`);
    const { version } = (await client.get(`/referrals/${id}`)).body as { version: number };
    const theirs = { substanceMisuse: 'Theirs', employment: 'Only theirs' };
    await client.patch(`/referrals/${id}`, { relevantFactors: theirs }, version).expect(200);
    await page.getByLabel('Substance misuse').fill('Mine');
    await page.getByLabel('Accommodation').fill('Only mine');
    await state('This page was changed in another window.');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByRole('heading', { level: 1, name: 'This page was changed in another window' }).waitFor();
    expect(await page.locator('#conflict-form legend').allInnerTexts()).toEqual(['Substance misuse']);
    await page.getByRole('button', { name: 'Save what I have chosen' }).click();
    await page.getByText('Saved as you chose.').waitFor();
    const { relevantFactors } = (await client.get(`/referrals/${id}`)).body as Record<string, unknown>;
    expect(relevantFactors).toMatchObject({
      substanceMisuse: 'Mine',
      employment: 'Only theirs',
      accommodation: 'Only mine',
    });
  });

  it('amends nothing that was sent from another window meanwhile, until it is asked to', async () => {
    await client.post(`/referrals/${id}/submit`, {}).expect(200);
    await typeOn(' as an afterthought');
    await state('This cannot be saved just now.');
    expect(await saved()).toBe('Joint visits');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await wordsOf(page.locator('.govuk-error-summary'))).toContain(
      'This referral was sent from another window.',
    );
    const before = (await client.get(`/referrals/${id}`)).body as Record<string, unknown>;
    expect(before).toMatchObject({ addedValue: 'Joint visits', submission: { number: 1 } });
    expect(await box().inputValue()).toBe('Joint visits as an afterthought');
    await page.getByRole('button', { name: 'Save the change' }).click();
    await page.getByText('The change is saved. The panel sees it.').waitFor();
    const after = (await client.get(`/referrals/${id}`)).body as Record<string, unknown>;
    expect(after).toMatchObject({
      addedValue: 'Joint visits as an afterthought',
      submission: { number: 2 },
    });
  });

  it('is its author’s alone: to a colleague of the same agency the draft is not there (LAW-4)', async () => {
    const colleague = await desk.visit('om.erewash-and-amber-valley');
    for (const path of [`/referrals/${id}`, address, `/referrals/${id}/paper`]) {
      expect((await colleague.page.goto(path))?.status()).toBe(404);
    }
    await colleague.context.close();
  });
});
