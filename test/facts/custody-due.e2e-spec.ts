import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CustodyDays } from '../../src/modules/case-recording/index.js';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, holdClock, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { signIn, type Client } from '../support/sign-in.js';

const NOON = '2014-06-03T11:00:00.000Z';
const DUE = { establishment: 'HMP  Nottingham ', from: '2014-08-01' };
const OPEN = { establishment: 'HMP Ranby', from: '2014-03-01' };

describe.each(databaseKinds())('custody that is due on %s', (kind) => {
  let test: TestApp;
  let police: Client;
  let prison: Client;
  let clock: FixedClock;
  let id: string;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    clock = holdClock(test, NOON);
    police = await signIn(test.url, 'coordinator.chesterfield');
    prison = await signIn(test.url, 'prison.worker');
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    // Whoever was due in another test is not looked at again.
    await beginDueOn('2016-01-01');
    id = (await addPerson(police)).id;
  });

  const record = (body: object = DUE, client = police) => client.post(`/offenders/${id}/custody`, body);
  const list = async (): Promise<Record<string, unknown>[]> =>
    (await police.get(`/offenders/${id}/custody`).expect(200)).body.items;
  const inCustody = async (): Promise<boolean> => (await police.get(`/offenders/${id}`)).body.inCustody;
  const latest = async (): Promise<unknown> => (await police.get(`/offenders/${id}/timeline`)).body.items[0];
  const traces = async (): Promise<unknown[]> => [
    await countRows(test, sql`custody_spells`, sql`offender_id = ${id}`),
    await countRows(test, sql`offender_history`, sql`offender_id = ${id}`),
    await countRows(test, sql`events`, sql`offender_id = ${id}`),
  ];
  const on = async <T>(day: string, work: () => Promise<T>): Promise<T> => {
    clock.set(`${day}T11:00:00.000Z`);
    try {
      return await work();
    } finally {
      clock.set(NOON);
    }
  };
  /** What the hourly look does, on another day. */
  const beginDueOn = (day: string): Promise<number> => on(day, () => test.app.get(CustodyDays).beginDue());

  it('is recorded for a day to come; they are at liberty until then (EXCL-2)', async () => {
    const { body } = await record().expect(201);
    expect(body).toMatchObject({
      establishment: 'HMP Nottingham',
      from: '2014-08-01',
      to: null,
      inCustody: false,
    });
    expect(await inCustody()).toBe(false);
    expect(await latest()).toMatchObject({
      summary: 'Custody recorded: HMP Nottingham, due from 1 August 2014',
    });
  });

  it('leaves the exclusion for want of a conviction as it is until the day (EXCL-2)', async () => {
    await police
      .put(`/offenders/${id}/designations`, { mappaLevel: 0, registeredSexOffender: false })
      .expect(200);
    await police.post(`/offenders/${id}/scores`, { score: 80, assessedOn: '2014-06-01' }).expect(201);
    const old = {
      category: 'other',
      outcome: 'conviction',
      offenceDate: '2012-12-01',
      outcomeDate: '2013-01-01',
    };
    await police.post(`/offenders/${id}/offences`, old).expect(201);
    expect((await record().expect(201)).body.eligibility.outcome).toBe('excluded');
    const then = await police.get(`/offenders/${id}/eligibility?on=2014-08-01`).expect(200);
    expect(then.body.outcome).toBe('referral');
  });

  it('is at most twelve months ahead, and is not released before it begins', async () => {
    const far = await record({ ...DUE, from: '2015-06-04' }).expect(400);
    expect(far.body.errors).toMatchObject([{ field: 'from', rule: 'EXCL-2' }]);
    const spell = (await record({ ...DUE, from: '2015-06-03' }).expect(201)).body.id as string;
    await police.post(`/offenders/${id}/custody/${spell}/release`, { to: '2014-06-03' }).expect(400);
    const second = await record({ ...DUE, from: '2014-09-01' }).expect(400);
    expect(second.body.errors).toMatchObject([
      {
        field: 'from',
        rule: 'EXCL-2',
        message: expect.stringContaining('as due in custody from 3 June 2015'),
      },
    ]);
  });

  it('begins on its day, once, with history, log and event, and decides anew', async () => {
    await record().expect(201);
    const before = await traces();
    expect(await beginDueOn('2014-07-31')).toBe(0);
    expect(await traces()).toEqual(before);
    const decisions = await countRows(test, sql`eligibility_decisions`, sql`offender_id = ${id}`);
    const atOnce = () => Promise.all([1, 2, 3].map(() => test.app.get(CustodyDays).beginDue()));
    expect((await on('2014-08-01', atOnce)).sort()).toEqual([0, 0, 1]);
    expect(await inCustody()).toBe(true);
    expect(await latest()).toMatchObject({
      ...{ type: 'custody.changed', rule: 'EXCL-2', by: 'Nightly review' },
      summary: 'In custody as was due: HMP Nottingham, since 1 August 2014',
    });
    expect(await countRows(test, sql`eligibility_decisions`, sql`offender_id = ${id}`)).toBe(decisions + 1);
    const after = await traces();
    expect(await beginDueOn('2014-08-02')).toBe(0);
    expect(await traces()).toEqual(after);
  });

  it('may be a transfer: the time in custody before it ends on the day, and they are never at liberty between', async () => {
    const first = (await record(OPEN).expect(201)).body.id as string;
    const { body } = await record().expect(201);
    expect(body.inCustody).toBe(true);
    expect(await beginDueOn('2014-08-01')).toBe(1);
    expect(await list()).toMatchObject([
      { establishment: 'HMP Nottingham', from: '2014-08-01', to: null },
      { establishment: 'HMP Ranby', to: '2014-08-01', corrects: first },
    ]);
    expect(await inCustody()).toBe(true);
    expect(await latest()).toMatchObject({
      summary: 'Transferred as was due: from HMP Ranby to HMP Nottingham on 1 August 2014',
    });
  });

  it('opens the record to the staff of that establishment, who may write it (LAW-4)', async () => {
    await prison.get(`/offenders/${id}`).expect(404);
    await record(DUE, prison).expect(404);
    await record(OPEN).expect(201);
    await prison.get(`/offenders/${id}`).expect(404);
    const due = (await record({ ...DUE, establishment: 'hmp nottingham' }).expect(201)).body.id as string;
    await prison.get(`/offenders/${id}`).expect(200);
    const later = { establishment: 'HMP Nottingham', from: '2014-08-02', reason: 'Put off by a day' };
    const { body } = await prison.post(`/offenders/${id}/custody/${due}/correct`, later).expect(201);
    expect(body).toMatchObject({ from: '2014-08-02', eligibility: null });
    const elsewhere = { ...later, establishment: 'HMP Sudbury', reason: 'Sent elsewhere' };
    await prison.post(`/offenders/${id}/custody/${body.id}/correct`, elsewhere).expect(201);
    await prison.get(`/offenders/${id}`).expect(404);
    const told = await readRows<{ agency: string }>(
      test,
      sql`select agency from events where offender_id = ${id} and type = 'sharing.changed'`,
    );
    const here = 'prison@hmp nottingham';
    const parts = [here, here, 'prison@hmp ranby', 'prison@hmp sudbury'];
    expect(told.map(({ agency }) => agency).sort()).toEqual(parts);
  });
});
