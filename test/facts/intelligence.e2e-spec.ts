import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, holdClock, runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

const SIGHTING = {
  date: '2014-06-01',
  text: 'Seen near the yard',
  source: 1,
  assessment: 'A',
  handling: 'P',
};
const CONDITIONED = { ...SIGHTING, handling: 'C', conditions: 'Not to be shown to the subject' };

describe.each(databaseKinds())('intelligence on %s', (kind) => {
  let test: TestApp;
  let police: Client;
  let chair: Client;
  /** National Probation Service. */
  let nps: Client;
  /** Community Rehabilitation Company. */
  let crc: Client;
  let id: string;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    police = await signIn(test.url, 'coordinator.chesterfield');
    chair = await signIn(test.url, 'chair.chesterfield');
    nps = await signIn(test.url, 'om.derby-city');
    crc = await signIn(test.url, 'om.chesterfield');
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    id = (await addPerson(police)).id;
  });

  const record = (body: object = SIGHTING, client = police) =>
    client.post(`/offenders/${id}/intelligence`, body);
  const close = (item: string, body: object = { reason: 'Overtaken by events' }, client = police) =>
    client.post(`/offenders/${id}/intelligence/${item}/close`, body);
  const picture = async (
    client = police,
  ): Promise<{ items: Record<string, unknown>[]; bearsOnStatus: boolean }> =>
    (await client.get(`/offenders/${id}/intelligence`).expect(200)).body;
  const traces = async (): Promise<number[]> => [
    (await police.get(`/offenders/${id}`)).body.version,
    await countRows(test, sql`intelligence`, sql`offender_id = ${id}`),
    await countRows(test, sql`intelligence_closures`),
    await countRows(test, sql`offender_history`, sql`offender_id = ${id}`),
    await countRows(test, sql`eligibility_decisions`, sql`offender_id = ${id}`),
    await countRows(test, sql`events`, sql`subjects like ${`%${id}%`}`),
  ];

  it('is recorded with its grading by the police co-ordinator (INT-1), and eligibility is decided anew', async () => {
    const sent = { ...CONDITIONED, sharedWith: ['probation-nps'], reviewOn: '2014-09-01' };
    const { body } = await record(sent).expect(201);
    expect(body).toMatchObject({ ...sent, id: expect.any(String), rag: 'amber', version: 3 });
    expect(body.eligibility).toMatchObject({ outcome: expect.any(String), on: '2014-06-03' });
    expect(await picture()).toEqual({
      items: [
        {
          ...sent,
          id: body.id,
          isCurrent: true,
          closure: null,
          agency: 'police',
          recordedBy: 'Helen Marsh',
          recordedAt: expect.stringMatching(/^2014-06-03T/),
        },
      ],
      bearsOnStatus: true,
    });
    expect(await countRows(test, sql`eligibility_decisions`, sql`offender_id = ${id}`)).toBe(1);
  });

  it('is told of in history, log and feed without a word of what it says', async () => {
    const { seq } = (await police.get('/events')).body as { seq: number };
    const { body } = await record(CONDITIONED).expect(201);
    await close(body.id, { reason: 'Overtaken' }).expect(200);
    const { items } = (await crc.get(`/offenders/${id}/timeline`)).body;
    const told = (items as Record<string, unknown>[]).filter(({ type }) =>
      /^intelligence/.test(String(type)),
    );
    expect(told).toMatchObject([
      {
        type: 'intelligence.closed',
        summary: 'Police intelligence closed',
        reason: null,
        rule: null,
        detail: null,
      },
      {
        type: 'intelligence.recorded',
        summary: 'Police intelligence recorded',
        reason: null,
        rule: null,
        detail: null,
      },
    ]);
    const events = (await crc.get(`/events?since=${seq}`)).body.items as { type: string }[];
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['intelligence.recorded', 'intelligence.closed']),
    );
  });

  it.each([
    ['P', SIGHTING, { police: 1, chair: 1, nps: 1, crc: 1 }],
    ['C that names nobody', CONDITIONED, { police: 1, chair: 1, nps: 0, crc: 0 }],
    [
      'C that names one agency',
      { ...CONDITIONED, sharedWith: ['probation-nps'] },
      { police: 1, chair: 1, nps: 1, crc: 0 },
    ],
    [
      'C that names partners',
      { ...CONDITIONED, sharedWith: ['housing'] },
      { police: 1, chair: 1, nps: 0, crc: 0 },
    ],
  ])('with handling %s is seen by those it is meant for (INT-4)', async (_, body, expected) => {
    await record(body).expect(201);
    const readers = { police, chair, nps, crc };
    for (const [name, seen] of Object.entries(expected)) {
      const shown = await picture(readers[name as keyof typeof readers]);
      expect([name, shown.items.length]).toEqual([name, seen]);
      if (seen === 0) expect(shown).toEqual({ items: [], bearsOnStatus: true });
    }
  });

  it('that is hidden changes nothing for a reader beside intelligence that is shown', async () => {
    await record(SIGHTING).expect(201);
    const before = await picture(crc);
    await record(CONDITIONED).expect(201);
    expect(await picture(crc)).toEqual(before);
  });

  it('is nothing to anybody where there is none', async () => {
    for (const reader of [police, crc])
      expect(await picture(reader)).toEqual({ items: [], bearsOnStatus: false });
  });

  it('is closed with a reason, and bears on the status no more (INT-2)', async () => {
    const item = (await record(CONDITIONED).expect(201)).body.id as string;
    const { body } = await close(item).expect(200);
    expect(body).toMatchObject({ id: item, version: 4, eligibility: { outcome: expect.any(String) } });
    expect(await picture()).toMatchObject({
      items: [
        { id: item, isCurrent: false, closure: { reason: 'Overtaken by events', closedBy: 'Helen Marsh' } },
      ],
      bearsOnStatus: false,
    });
    expect(await picture(crc)).toEqual({ items: [], bearsOnStatus: false });
    const before = await traces();
    expect((await close(item).expect(409)).body.code).toBe('FACT.ALREADY_SETTLED');
    expect(await traces()).toEqual(before);
  });

  it('by ten people at once is closed by exactly one', async () => {
    const item = (await record().expect(201)).body.id as string;
    const answers = await Promise.all(Array.from({ length: 10 }, () => close(item)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
    expect((await police.get(`/offenders/${id}`)).body.version).toBe(4);
  });

  it.each<[string, object, [string, string][]]>([
    ['a date tomorrow', { date: '2014-06-04' }, [['date', 'INT-1']]],
    ['no text', { text: '  ' }, [['text', 'INT-1']]],
    ['a text too long', { text: 'x'.repeat(4_001) }, [['text', 'INT-1']]],
    ['source 4', { source: 4 }, [['source', 'INT-1']]],
    ['source "1"', { source: '1' }, [['source', 'INT-1']]],
    ['assessment F', { assessment: 'F' }, [['assessment', 'INT-1']]],
    ['handling S', { handling: 'S' }, [['handling', 'INT-1']]],
    ['C without conditions', { handling: 'C' }, [['conditions', 'INT-1']]],
    ['P with conditions', { conditions: 'x' }, [['conditions', 'INT-1']]],
    ['P with an agency', { sharedWith: ['housing'] }, [['sharedWith', 'INT-4']]],
    ['an unknown agency', { handling: 'C', conditions: 'x', sharedWith: ['mi5'] }, [['sharedWith', 'INT-4']]],
    ['a review before it', { reviewOn: '2014-05-31' }, [['reviewOn', 'INT-2']]],
    ['a field nobody knows', { grading: '1A' }, [['grading', 'undefined']]],
  ])('with %s is refused with the rule, and nothing changes', async (_, changes, expected) => {
    const before = await traces();
    const { body } = await record({ ...SIGHTING, ...changes }).expect(400);
    const errors = body.errors as { field: string; rule?: string }[];
    expect(errors.map(({ field, rule }) => [field, String(rule)])).toEqual(expected);
    expect(await traces()).toEqual(before);
  });

  it.each([{}, { reason: ' ' }, { reason: 3 }, { reason: 'x'.repeat(2_001) }])(
    'is not closed with %j',
    async (body) => {
      const item = (await record().expect(201)).body.id as string;
      const before = await traces();
      expect((await close(item, body).expect(400)).body.errors).toMatchObject([
        { field: 'reason', rule: 'INT-2' },
      ]);
      expect(await traces()).toEqual(before);
    },
  );

  it('carries a PPO for as long as it is open and suitably graded (ROUTE-PPO, INT-3)', async () => {
    const given = { mappaLevel: 0, registeredSexOffender: false };
    await police.put(`/offenders/${id}/designations`, given).expect(200);
    const offence = {
      offenceDate: '2014-01-10',
      category: 'other',
      outcome: 'conviction',
      outcomeDate: '2014-03-01',
    };
    await police.post(`/offenders/${id}/offences`, offence).expect(201);
    const nominate = () => police.put(`/offenders/${id}/designations`, { ppo: true });
    await record({ ...SIGHTING, source: 3 }).expect(201);
    expect((await nominate().expect(422)).body.rule).toBe('ROUTE-PPO');
    const item = (await record({ ...CONDITIONED, source: 2, assessment: 'B' }).expect(201)).body.id as string;
    expect((await nominate().expect(200)).body.eligibility).toMatchObject({
      outcome: 'automatic',
      route: 'ppo',
    });
    const closed = await close(item).expect(200);
    expect(closed.body.eligibility).toMatchObject({
      outcome: 'needs-information',
      missing: expect.arrayContaining(['intelligence']),
    });
    expect((await police.get(`/offenders/${id}`)).body.status).toBe('registered');
    expect((await record().expect(201)).body.eligibility).toMatchObject({
      outcome: 'automatic',
      route: 'ppo',
    });
  });

  it('of somebody else is not found under this person, and stays open', async () => {
    const item = (await record().expect(201)).body.id as string;
    const other = (await addPerson(police)).id;
    const elsewhere = await police
      .post(`/offenders/${other}/intelligence/${item}/close`, { reason: 'x' })
      .expect(404);
    const invented = await police
      .post(`/offenders/${other}/intelligence/nobody/close`, { reason: 'x' })
      .expect(404);
    expect({ ...elsewhere.body, instance: '' }).toEqual({ ...invented.body, instance: '' });
    expect(await picture()).toMatchObject({ items: [{ closure: null }] });
  });

  it('is recorded and closed by the police co-ordinator only', async () => {
    const item = (await record().expect(201)).body.id as string;
    for (const client of [chair, nps, crc]) {
      await record(SIGHTING, client).expect(403);
      await close(item, { reason: 'x' }, client).expect(403);
    }
    await police.post('/offenders/nobody/intelligence', SIGHTING).expect(404);
    await police.get('/offenders/nobody/intelligence').expect(404);
  });

  it('stays as it is even for whoever holds the database', async () => {
    await close((await record().expect(201)).body.id as string).expect(200);
    for (const table of ['intelligence', 'intelligence_closures']) {
      for (const statement of [`update ${table} set recorded_by = 'x'`, `delete from ${table}`]) {
        await expect(runPast(test, [statement])).rejects.toMatchObject({
          message: expect.stringContaining(`${table} only grows`),
        });
      }
    }
  });

  it('is current up to its review date, and not the day after (INT-2)', async () => {
    await record({ ...CONDITIONED, reviewOn: '2014-06-10' }).expect(201);
    const clock = holdClock(test);
    const pictureOn = async (day: string, username: string): Promise<unknown> => {
      clock.set(day);
      return picture(await signIn(test.url, username));
    };
    expect(await pictureOn('2014-06-10T12:00:00.000Z', 'om.chesterfield')).toEqual({
      items: [],
      bearsOnStatus: true,
    });
    expect(await pictureOn('2014-06-11T12:00:00.000Z', 'om.chesterfield')).toEqual({
      items: [],
      bearsOnStatus: false,
    });
    expect(await pictureOn('2014-06-11T12:00:00.000Z', 'coordinator.chesterfield')).toMatchObject({
      items: [{ isCurrent: false, closure: null }],
    });
  });
});
