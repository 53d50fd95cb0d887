import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findAccessibilityProblems, findSidewaysScroll } from '../support/check-page.js';
import { addContact } from '../support/contacts.js';
import { describeInBrowser } from '../support/find-chromium.js';
import {
  LAPTOP,
  markPage,
  openDesk,
  PHONE,
  waitForLive,
  wordsOf,
  type Desk,
  type Visitor,
} from '../support/open-page.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

const SIGHTING = { date: '2014-06-01', text: 'Seen at the yard', source: 1, assessment: 'B', handling: 'P' };
const ENGAGED = { supervision: 'engaging', treatment: 'engaging' };

describeInBrowser('the pages of a RAG status', () => {
  let desk: Desk;
  let police: Client;
  let coordinator: Visitor;
  let page: Page;
  let id: string;
  let profile: string;

  beforeAll(async () => {
    desk = await openDesk({ IOM_TODAY: '2014-06-03' });
    police = await signIn(desk.url, 'coordinator.chesterfield');
    coordinator = await desk.visit('coordinator.chesterfield');
    page = coordinator.page;
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    id = (await addPerson(police)).id;
    profile = `/offenders/${id}`;
  });

  const press = (where: Page, name: string) => where.getByRole('button', { name }).click();
  const card = (where = page): Promise<string> => wordsOf(where.locator('#card-rag'));
  const tab = (where = page): Promise<string> => wordsOf(where.locator('#profile-tab'));
  const expectWithinReach = async (where: Page, paths: string[]): Promise<void> => {
    const problems: string[] = [];
    for (const path of paths) {
      await where.goto(path);
      for (const size of [PHONE, LAPTOP]) {
        await where.setViewportSize(size);
        problems.push(...(await findSidewaysScroll(where)), ...(await findAccessibilityProblems(where)));
      }
    }
    expect(problems).toEqual([]);
  };

  it('turn RED with the response on the profile and the list that an offender manager has open (RAG-RED, RAG-7)', async () => {
    await police.put(`${profile}/rag`, { status: 'green', reason: 'Doing well' }).expect(200);
    const { surname } = (await police.get(profile)).body as { surname: string };
    const manager = await desk.visit('om.chesterfield');
    const list = await manager.context.newPage();
    await manager.page.goto(profile);
    await list.goto(`/cohort?q=${surname}`);
    await Promise.all([waitForLive(manager.page), waitForLive(list)]);
    const isSame = [await markPage(manager.page), await markPage(list)];

    await page.goto(profile);
    await page.getByRole('link', { name: 'Record wanted', exact: true }).click();
    await page.getByLabel('On PNC: licence recall').check();
    const began = Date.now();
    await press(page, 'Record it');
    await manager.page.locator('#card-rag [data-rag=red]').waitFor();
    await list.locator(`#offender-${id} [data-rag=red]`).waitFor();
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(await card(manager.page)).toMatch(
      /Red Response: Enforcement activity Since 3 June 2014, by rule on what Helen Marsh recorded/,
    );
    expect(await card(manager.page)).toContain('Wanted On PNC: licence recall');
    for (const isSamePage of isSame) expect(await isSamePage()).toBe(true);
    await page.getByText('Wanted recorded. RAG status: Red.').first().waitFor();
    expect(await tab()).toMatch(/Wanted On PNC: licence recall 3 June 2014 at .* Helen Marsh Police/);
    expect(manager.complaints).toEqual([]);
    await manager.context.close();
  });

  it('show AMBER ALERT to the treatment worker who records it, and nothing that intelligence says (RAG-ALERT, INT-4)', async () => {
    await addContact(desk.test, id, { agency: 'drugs-alcohol', kind: 'worker' });
    await police.put(`${profile}/engagement`, ENGAGED).expect(200);
    const secret = { ...SIGHTING, text: 'Mardle says so', handling: 'C', conditions: 'Police only' };
    await police.post(`${profile}/intelligence`, secret).expect(201);
    const drugs = await desk.visit('drugs.worker');
    await drugs.page.goto(profile);
    expect(await drugs.page.getByRole('link', { name: 'Record wanted' }).count()).toBe(0);
    expect(await drugs.page.getByRole('button', { name: 'Still right' }).count()).toBe(0);
    await drugs.page.getByRole('link', { name: 'Record engagement', exact: true }).first().click();
    expect(await drugs.page.getByRole('group', { name: 'Supervision' }).count()).toBe(0);
    await drugs.page.getByRole('group', { name: 'Treatment' }).getByLabel('Not engaging').check();
    await press(drugs.page, 'Record it');
    await drugs.page.getByText('Engagement recorded. RAG status: Amber alert.').first().waitFor();
    expect(await card(drugs.page)).toMatch(
      /Amber alert Response: Proactive outreach and targeting .*Intelligence Police intelligence bears on the status Supervision Engaging Treatment Not engaging/,
    );
    await expectWithinReach(drugs.page, [profile, `${profile}/engagement`]);
    expect(await drugs.page.content()).not.toContain('Mardle');
    await drugs.context.close();
  });

  it('say where the facts give less, and take a de-escalation from a person with a reason (RAG-6)', async () => {
    await police.put(`${profile}/engagement`, ENGAGED).expect(200);
    await police.put(`${profile}/wanted`, { status: 'pnc-crime' }).expect(200);
    await police.put(`${profile}/wanted`, { status: 'none' }).expect(200);
    await page.goto(profile);
    expect(await card()).toContain(
      'Differs The facts recorded give Green: not wanted; no intelligence; engaging with all relevant agencies. RAG-6 Set the status',
    );
    await page.getByRole('link', { name: 'Set the status' }).click();
    expect(await wordsOf(page.locator('#rag-proposal'))).toMatch(
      /^The facts recorded give Green RAG-6 Not wanted;/,
    );
    await page.getByLabel('Green', { exact: true }).check();
    await press(page, 'Set the status');
    expect(await page.locator('.govuk-error-summary li').allInnerTexts()).toEqual([
      'Enter a reason for the status',
    ]);
    expect(await page.getByLabel('Green', { exact: true }).isChecked()).toBe(true);
    await page.getByLabel('Reason').fill('Arrested this morning; bailed');
    await press(page, 'Set the status');
    await page.getByText('RAG status set').first().waitFor();
    expect(await card()).toMatch(
      /^RAG status Green Response: Offender and case management .*set by Helen Marsh Arrested/,
    );
    expect(await card()).not.toContain('Differs');
    await page.goto(`${profile}?tab=rag`);
    expect(await page.locator('#profile-tab svg[role=img]').getAttribute('aria-label')).toMatch(
      /^RAG status over time: Red from 3 June 2014 to 3 June 2014, 0 days; Green from 3 June 2014 to today/,
    );
    expect(await tab()).toMatch(
      /Green Red Arrested this morning; bailed RAG-GREEN .*Red Not set By rule RAG-RED/,
    );
  });

  it('confirm a status with one button, without a script too (LAW-5)', async () => {
    await police.put(`${profile}/rag`, { status: 'amber', reason: 'Missed two appointments' }).expect(200);
    const manager = await desk.visit('om.chesterfield', { javaScriptEnabled: false });
    await manager.page.goto(profile);
    await press(manager.page, 'Still right');
    expect(await wordsOf(manager.page.locator('main'))).toContain('RAG status confirmed');
    expect(await card(manager.page)).toMatch(
      /Missed two appointments Last confirmed on 3 June 2014 at .* by Peter Gough/,
    );
    await manager.context.close();
  });

  it('say so when nothing has changed, and refuse nothing chosen in plain words', async () => {
    await page.goto(`${profile}/wanted`);
    await press(page, 'Record it');
    expect(await page.locator('.govuk-error-summary li').allInnerTexts()).toEqual([
      'Choose not wanted, circulated on PNC (warrant, crime or licence recall) or wanted for arrest',
    ]);
    await police.put(`${profile}/wanted`, { status: 'none' }).expect(200);
    await page.goto(`${profile}/wanted`);
    expect(await page.getByLabel('Not wanted').isChecked()).toBe(true);
    await press(page, 'Record it');
    await page.getByText('Nothing has changed: that was recorded already.').first().waitFor();
  });

  it('are within reach of everybody, on a phone and a laptop', async () => {
    await police.post(`${profile}/intelligence`, SIGHTING).expect(201);
    await police
      .put(`${profile}/engagement`, { supervision: 'not-engaging', treatment: 'engaging' })
      .expect(200);
    await police.put(`${profile}/wanted`, { status: 'wanted-for-arrest' }).expect(200);
    await police.post(`${profile}/rag/confirm`).expect(200);
    const forms = ['rag', 'wanted', 'engagement'].map((form) => `${profile}/${form}`);
    await expectWithinReach(page, [`${profile}?tab=rag`, `${profile}?tab=engagement`, ...forms]);
    // The browser also tells of each refused form.
    expect(coordinator.complaints.filter((said) => !said.includes('400 (Bad Request)'))).toEqual([]);
  });
});
