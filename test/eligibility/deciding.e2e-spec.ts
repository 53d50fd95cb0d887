import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson, clearForDecision } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

interface Reason {
  rule: string;
  text: string;
  facts?: object;
}
interface Answer {
  outcome: string;
  tier: number | null;
  route: string | null;
  reasons: Reason[];
  missing: string[];
}

describe.each(databaseKinds())('deciding who is in the scheme on %s', (kind) => {
  let test: TestApp;
  let manager: Client;
  let coordinator: Client;
  let id: string;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    manager = await signIn(test.url, 'om.chesterfield');
    coordinator = await signIn(test.url, 'coordinator.chesterfield');
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    id = (await addPerson(manager)).id;
  });

  const score = async (value: number, assessedOn = '2014-06-01') =>
    (await manager.post(`/offenders/${id}/scores`, { score: value, assessedOn }).expect(201)).body;
  const eligibility = async (on = ''): Promise<Answer> =>
    (await manager.get(`/offenders/${id}/eligibility${on}`).expect(200)).body as Answer;
  const designate = (body: object) => manager.put(`/offenders/${id}/designations`, body).expect(200);
  const person = async () => (await manager.get(`/offenders/${id}`)).body as Record<string, unknown>;
  const agenda = async (meeting: string): Promise<{ offenderId: string; rule: string; kind: string }[]> => {
    const answer = await coordinator.get(`/panels/chesterfield/agenda?meeting=${meeting}`).expect(200);
    return (answer.body.items as { offenderId: string; rule: string; kind: string }[]).filter(
      ({ offenderId }) => offenderId === id,
    );
  };
  const notices = async (): Promise<{ offenderId: string; kind: string; rule: string }[]> => {
    const answer = await coordinator.get('/notices?limit=200').expect(200);
    return (answer.body.items as { offenderId: string; kind: string; rule: string }[]).filter(
      ({ offenderId }) => offenderId === id,
    );
  };

  it('guesses nobody in: 93 with nothing else recorded needs information (EXCL-3)', async () => {
    const answer = await score(93);
    expect(answer).toMatchObject({
      registration: null,
      eligibility: {
        outcome: 'needs-information',
        tier: 1,
        missing: ['mappaLevel', 'registeredSexOffender', 'lastConvictionOn'],
      },
    });
    expect(await person()).toMatchObject({ status: 'not-registered' });
    expect(await agenda('tasking')).toEqual([]);
  });

  it('registers as soon as the last missing fact is recorded, whichever it is (TIER-1)', async () => {
    await score(93);
    await designate({ mappaLevel: 1 });
    const conviction = { offenceDate: '2014-05-01', outcomeDate: '2014-05-20', outcome: 'conviction' };
    await manager.post(`/offenders/${id}/offences`, { ...conviction, category: 'robbery' }).expect(201);
    expect(await eligibility()).toMatchObject({ missing: ['registeredSexOffender'] });
    const { body } = await designate({ registeredSexOffender: false });
    expect(body).toMatchObject({ registration: { rule: 'TIER-1', registeredOn: '2014-06-03' } });
    expect(await person()).toMatchObject({ status: 'registered', route: 'tier-1' });
  });

  it('93 on a clean record registers at once, tells the co-ordinator and goes on the tasking agenda', async () => {
    await clearForDecision(manager, id, '2014-05-01');
    expect(await score(93)).toMatchObject({ registration: { rule: 'TIER-1' } });
    expect(await notices()).toMatchObject([{ kind: 'registered', rule: 'TIER-1' }]);
    expect(await agenda('tasking')).toMatchObject([{ kind: 'registration', rule: 'TIER-1' }]);
    expect(await agenda('panel')).toEqual([]);
  });

  it('88 needs the referral form, and says why; MAPPA Level 2 turns it to excluded (EXCL-1)', async () => {
    await clearForDecision(manager, id, '2014-05-01');
    await score(88);
    expect(await eligibility()).toMatchObject({
      outcome: 'referral',
      route: 'tier-2',
      reasons: [{ rule: 'TIER-2', text: 'Score 88 is between 70 and 89: an IOM referral form is needed' }],
    });
    await designate({ mappaLevel: 2 });
    const answer = await eligibility();
    expect(answer).toMatchObject({ outcome: 'excluded', route: null, tier: 2, missing: [] });
    expect(answer.reasons[0]).toEqual({
      rule: 'EXCL-MAPPA',
      text: 'MAPPA Level 2: managed by MAPPA instead',
      facts: { mappaLevel: 2 },
    });
    expect(await agenda('panel')).toEqual([]);
  });

  it('brings an exclusion of somebody registered to the panel and removes nobody (EXCL-4)', async () => {
    await clearForDecision(manager, id, '2014-05-01');
    await score(93);
    await designate({ mappaLevel: 2 });
    await designate({ registeredSexOffender: true });
    expect(await person()).toMatchObject({ status: 'registered' });
    expect(await agenda('panel')).toMatchObject([{ kind: 'exclusion', rule: 'EXCL-4' }]);
    const kinds = (await notices()).map(({ kind: which }) => which).sort();
    expect(kinds).toEqual(['exclusion-found', 'exclusion-found', 'registered']);
    await designate({ mappaLevel: 1, registeredSexOffender: false });
    expect(await agenda('panel')).toEqual([]);
  });

  it('tells the co-ordinator when the tier of somebody registered changes, and keeps them (TIER-6)', async () => {
    await clearForDecision(manager, id, '2014-05-01');
    await score(93, '2014-05-01');
    await score(71, '2014-05-02');
    await score(72, '2014-05-03');
    expect(await person()).toMatchObject({ status: 'registered', tier: 2 });
    expect((await notices()).filter(({ kind: which }) => which === 'tier-changed')).toHaveLength(1);
  });

  it('answers for another day by what was recorded up to then (EXCL-2)', async () => {
    await clearForDecision(manager, id, '2014-05-01');
    await score(93);
    expect(await eligibility('?on=2014-10-31')).toMatchObject({ outcome: 'automatic', on: '2014-10-31' });
    const later = await eligibility('?on=2014-11-01');
    expect(later).toMatchObject({ outcome: 'excluded' });
    expect(later.reasons[0]).toMatchObject({
      rule: 'EXCL-NO-CONVICTION',
      facts: { lastConvictionOn: '2014-05-01', excludedFrom: '2014-11-01' },
    });
    expect(await eligibility('?on=2014-04-30')).toMatchObject({ tier: null, outcome: 'needs-information' });
  });

  it('is not stopped by time without a conviction while somebody is in custody (EXCL-2)', async () => {
    await clearForDecision(manager, id, '2013-01-01');
    const custody = await manager
      .post(`/offenders/${id}/custody`, { establishment: 'HMP Nottingham', from: '2013-06-01' })
      .expect(201);
    expect(await score(93)).toMatchObject({ registration: { rule: 'TIER-1' } });
    expect(custody.body).toMatchObject({ eligibility: { outcome: 'needs-information', missing: ['score'] } });
  });

  it('writes every decision down with its facts, reasons, version, cause and who asked', async () => {
    await clearForDecision(manager, id, '2014-05-01');
    await score(93);
    const rows = await readRows<Record<string, string>>(
      test,
      sql`select outcome, facts, reasons, missing, policy_version as "policyVersion", cause,
        decided_by as "decidedBy", agency from eligibility_decisions where offender_id = ${id} order by decided_at, id`,
    );
    expect(rows.map(({ outcome, cause }) => [outcome, cause])).toEqual([
      ['needs-information', expect.any(String)],
      ['needs-information', 'designations changed'],
      ['automatic', 'score 93 recorded'],
    ]);
    const last = rows.at(-1);
    expect(last).toMatchObject({ policyVersion: 2, decidedBy: 'Peter Gough', agency: 'probation-crc' });
    expect(JSON.parse(last?.facts ?? '')).toMatchObject({
      score: 93,
      mappaLevel: 0,
      convictedOn: ['2014-05-01'],
    });
  });

  it.each([
    ['after the assessment of a score', { score: 50, assessedOn: '2014-01-10' }, '2014-01-11', 'TIER-5'],
    ['on the day of it is not after', { score: 50, assessedOn: '2014-01-10' }, '2014-01-10', null],
  ])('a corrected date of birth %s', async (_, typed, dateOfBirth, rule) => {
    await manager.post(`/offenders/${id}/scores`, typed).expect(201);
    const { version } = (await person()) as { version: number };
    const answer = await manager.patch(`/offenders/${id}`, { dateOfBirth }, version);
    if (rule === null) {
      expect(answer.status).toBe(200);
      expect(await eligibility()).toMatchObject({ outcome: 'excluded', reasons: [{ rule: 'EXCL-AGE' }, {}] });
      return;
    }
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ errors: [{ field: 'dateOfBirth', rule }] });
    expect(await person()).toMatchObject({ version, dateOfBirth: '1980-01-01' });
  });

  it('a corrected date of birth that makes somebody an adult registers them', async () => {
    id = (await addPerson(manager, { dateOfBirth: '1997-01-01' })).id;
    await clearForDecision(manager, id, '2014-05-01');
    expect(await score(95)).toMatchObject({ eligibility: { outcome: 'excluded' }, registration: null });
    const { version } = (await person()) as { version: number };
    await manager.patch(`/offenders/${id}`, { dateOfBirth: '1996-01-01' }, version).expect(200);
    const now = await person();
    expect(now).toMatchObject({ status: 'registered', route: 'tier-1' });
    expect(await countRows(test, sql`registrations`, sql`offender_id = ${id}`)).toBe(1);
  });
});
