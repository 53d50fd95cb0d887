import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findProblemsAtSizes } from '../support/check-page.js';
import { describeInBrowser } from '../support/find-chromium.js';
import { LAPTOP, openDesk, PHONE, type Desk, type Visitor } from '../support/open-page.js';
import { addPerson, clearForDecision } from '../support/people.js';
import {
  decide,
  openMeeting,
  partnerAnswers,
  probationAnswers,
  sendReferral,
  startReferral,
} from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

const LONG = 'Featherstonehaughcholmondeley';
const STEPS = ['person', 'contact', 'concern', 'factors', 'added-value', 'probation', 'sending'];

describeInBrowser('every page of referrals is within reach: WCAG 2.2 AA, no sideways scrolling', () => {
  let desk: Desk;
  let om: Client;
  let coordinator: Client;
  let writer: Visitor;
  let keeper: Visitor;
  let page: Page;
  let draft: string;

  beforeAll(async () => {
    desk = await openDesk();
    [om, coordinator] = [
      await signIn(desk.url, 'om.chesterfield'),
      await signIn(desk.url, 'coordinator.chesterfield'),
    ];
    writer = await desk.visit('om.chesterfield');
    keeper = await desk.visit('coordinator.chesterfield');
    ({ page } = writer);
    await expectReach('list-empty', '/referrals');
    await expectReach('list-waiting-empty', '/referrals?view=waiting');
    draft = (await startReferral(om, probationAnswers({ surname: LONG, address: `1 ${LONG.repeat(3)}` }))).id;
  });
  afterAll(() => desk.close());

  /** Looks at the page as it stands, at both sizes; `path` is opened first. */
  async function expectReach(name: string, path?: string, where: Page = page): Promise<void> {
    if (path !== undefined) await where.goto(path);
    await where.evaluate(`document.querySelectorAll('main details').forEach((why) => (why.open = true))`);
    expect(await findProblemsAtSizes(where, [LAPTOP, PHONE], `referral-${name}`)).toEqual([]);
  }
  const problem = (): Promise<void> => page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  const press = (name: string, where: Page = page): Promise<void> =>
    where.getByRole('button', { name, exact: true }).click();
  const heading = (name: string | RegExp, where: Page = page): Promise<void> =>
    where.getByRole('heading', { level: 1, name }).waitFor();

  it('finding the person: blank, with errors, nobody found, several found', async () => {
    for (const surname of ['Mottram', 'Mottramley']) await addPerson(coordinator, { surname, crn: null });
    await expectReach('new', '/referrals/new');
    await press('Find');
    await problem();
    await expectReach('new-errors');
    await expectReach('new-nobody', '/referrals/new?q=Nobody');
    await expectReach('new-found', '/referrals/new?q=Mottram');
  });

  it('the list of pages of a draft', () => expectReach('draft', `/referrals/${draft}`));

  it.each(STEPS)('the page %s of the form', (step) =>
    expectReach(`step-${step}`, `/referrals/${draft}/${step}`),
  );

  it('a page with what is wrong, and one that was changed in two windows', async () => {
    const { id } = await startReferral(om, { surname: 'Wrong', dateOfBirth: '1985-03-27' });
    await page.goto(`/referrals/${id}/probation`);
    await page.getByLabel('OGRS score (24 mths)').fill('eighty-four');
    await press('Save and continue');
    await problem();
    await expectReach('step-errors');
    await page.goto(`/referrals/${id}/person`);
    await page.getByLabel('Day', { exact: true }).fill('31');
    await page.getByLabel('Month', { exact: true }).fill('2');
    await page.getByLabel('PNCID (if known)').fill('01/171310A');
    await press('Save and continue');
    await problem();
    await expectReach('step-errors-person');
    await page.goto(`/referrals/${draft}/added-value`);
    await om
      .patch(`/referrals/${draft}`, { addedValue: 'From elsewhere' }, await versionOf(draft))
      .expect(200);
    await page.getByLabel(/Please state/).fill('From here');
    await page.locator('#save-state[data-state=stopped]').waitFor();
    await expectReach('step-stopped');
    await press('Save and continue');
    await heading('This page was changed in another window');
    await expectReach('conflict');
  });

  it('the check: what is missing, ready, and refused by a rule', async () => {
    const { id } = await startReferral(om, { surname: 'Halfway' });
    await expectReach('check-missing', `/referrals/${id}/check`);
    const low = await startReferral(om, probationAnswers());
    await expectReach('check-ready', `/referrals/${low.id}/check`);
    await om.patch(`/referrals/${low.id}`, { probation: { ogrsScore: 65 } }, low.version).expect(200);
    await press('Send this referral');
    await problem();
    await expectReach('check-refused');
    const automatic = await startReferral(om, probationAnswers({}, { ogrsScore: 93 }));
    await expectReach('check-automatic', `/referrals/${automatic.id}/check`);
  });

  it('somebody known who may be meant, for the referrer to decide (REF-7)', async () => {
    const { surname } = await addPerson(coordinator, { forename: 'Lee', dateOfBirth: '1985-03-27' });
    const { id } = await startReferral(om, probationAnswers({ surname }));
    await page.goto(`/referrals/${id}/check`);
    await press('Send this referral');
    await heading('Is this one of the people on the list?');
    await expectReach('possible-people');
    await page.getByRole('button', { name: /^It is/ }).click();
    await heading('Referral sent');
    await expectReach('sent');
  });

  it('no form was needed (REF-2)', async () => {
    const person = await addPerson(coordinator, { forename: 'Lee', dateOfBirth: '1985-03-27' });
    await clearForDecision(coordinator, person.id, '2026-10-01');
    const { id } = await startReferral(om, {
      ...probationAnswers({}, { ogrsScore: 93 }),
      ...{ surname: undefined, offenderId: person.id },
    });
    await page.goto(`/referrals/${id}`);
    await press('Register this person');
    await heading('No form was needed');
    await expectReach('no-form');
  });

  it('where it stands: waiting, being amended, accepted, declined, deferred, withdrawn', async () => {
    const chair = await signIn(desk.url, 'chair.chesterfield');
    const ids = [];
    for (let made = 0; made < 4; made += 1) ids.push((await sendReferral(om, probationAnswers())).id);
    const [accepted = '', declined = '', deferred = '', withdrawn = ''] = ids;
    await expectReach('waiting', `/referrals/${accepted}`);
    await expectReach('amend', `/referrals/${accepted}/check`);
    await expectReach('amend-step', `/referrals/${accepted}/concern`);
    await page.getByLabel(/Details of current/).fill('Burglary dwelling, three times');
    await press('Save the change');
    await page.getByText('The change is saved.').waitFor();
    await expectReach('amended');
    const meeting = await openMeeting(chair);
    await decide(chair, meeting, accepted).expect(201);
    await decide(chair, meeting, declined, { outcome: 'decline', reason: LONG.repeat(4) }).expect(201);
    const needed = { outcome: 'defer', informationNeeded: 'Where they will live' };
    await decide(chair, meeting, deferred, needed).expect(201);
    await om.post(`/referrals/${withdrawn}/withdraw`, { reason: 'Moved to Leeds' }).expect(200);
    for (const [name, id] of Object.entries({ accepted, declined, deferred, withdrawn }))
      await expectReach(name, `/referrals/${id}`);
    await expectReach('paper', `/referrals/${declined}/paper`);
    await expectReach('paper-draft', `/referrals/${draft}/paper`);
  });

  it('withdrawing and handing over, with and without errors', async () => {
    for (const [move, button] of [
      ['withdraw', 'Give it up'],
      ['hand-over', 'Hand it over'],
    ] as const) {
      await expectReach(move, `/referrals/${draft}/${move}`);
      await press(button);
      await problem();
      await expectReach(`${move}-errors`);
    }
  });

  it('the co-ordinator’s question who a partner’s form is about (REF-7)', async () => {
    const { surname } = await addPerson(coordinator, { forename: 'Lee', dateOfBirth: '1985-03-27' });
    const partner = await signIn(desk.url, 'drugs.worker');
    const { id } = await sendReferral(partner, partnerAnswers({ surname }));
    await expectReach('identify', `/referrals/${id}`, keeper.page);
    const visitor = await desk.visit('drugs.worker');
    const started = await startReferral(partner, partnerAnswers());
    await expectReach('criteria', `/referrals/${started.id}/criteria`, visitor.page);
    await expectReach('partner-list', '/referrals', visitor.page);
    await expectReach('partner-paper', `/referrals/${id}/paper`, visitor.page);
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });

  it.each(['view=mine', 'view=agency', 'view=waiting&panel=all', 'view=waiting', 'view=decided', 'q=nobody'])(
    'the lists, and home: %s',
    async (query) => {
      await expectReach(`list-${query.replace(/\W/g, '-')}`, `/referrals?${query}`);
      await expectReach(`keeper-${query.replace(/\W/g, '-')}`, `/referrals?${query}`, keeper.page);
    },
  );

  it('none of them makes the browser complain, of a script or of the content policy', () => {
    const ofForms = /status of (400|409|412)/;
    const complaints = [...writer.complaints, ...keeper.complaints];
    expect(complaints.filter((line) => !ofForms.test(line))).toEqual([]);
  });

  const versionOf = async (id: string): Promise<number> =>
    ((await om.get(`/referrals/${id}`).expect(200)).body as { version: number }).version;
});
