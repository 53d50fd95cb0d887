import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OffenderCorrections, OffenderRecords } from '../../src/modules/offenders/index.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { calendarDay } from '../../src/shared/calendar-day.js';
import type { Actor } from '../../src/shared/actor.js';
import { holdClock } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { addPerson, clearForDecision } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

interface Row {
  id: string;
  surname: string;
  panel: string;
  status: string;
  rag: string | null;
  tier: number | null;
  registeredOn: string | null;
  inCustody: boolean;
}

const IMPORTER: Actor = {
  id: 'importer',
  username: 'importer',
  name: 'Importer',
  role: 'coordinator',
  agency: 'police',
  panels: [],
  from: 'test',
};

describe.each(databaseKinds())('COH-2: the list as it stood at the end of a day, on %s', (kind) => {
  let test: TestApp;
  let clock: FixedClock;
  let police: Client;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    clock = holdClock(test, '2014-06-01T09:00:00.000Z');
    police = await signIn(test.url, 'coordinator.chesterfield');
  });
  afterAll(() => test.close());

  /** Each on a session of the day: a session ends while the clock moves on. */
  async function on(instant: string): Promise<void> {
    clock.set(instant);
    police = await signIn(test.url, 'coordinator.chesterfield');
  }
  async function listAt(asAt: string, query = '', client = police): Promise<Row[]> {
    const { body } = await client.get(`/offenders?asAt=${asAt}&limit=200${query}`).expect(200);
    const page = body as { items: Row[]; total: number };
    expect(page.total).toBe(page.items.length);
    return page.items;
  }
  const at = async (asAt: string, id: string, query = ''): Promise<Row | undefined> =>
    (await listAt(asAt, query)).find((row) => row.id === id);
  const rag = (id: string, status: string) =>
    police.put(`/offenders/${id}/rag`, { status, reason: 'Agreed at the tasking meeting' }).expect(200);

  async function leave(id: string, endedOn: string): Promise<void> {
    const registration = { route: 'tier-1', rule: 'TIER-1', reason: 'Score of 90 or more' } as const;
    await test.app.get(UnitOfWork).run(IMPORTER, async (tx) => {
      const offender = await test.app.get(OffenderRecords).load(tx, id);
      await test.app.get(OffenderCorrections).recordEnded(tx, offender, {
        ...registration,
        startedOn: calendarDay('2013-12-01'),
        endedOn: calendarDay(endedOn),
        endReason: 'Six months without offending',
      });
    });
  }

  async function enter(id: string): Promise<void> {
    await test.app.get(UnitOfWork).run(IMPORTER, async (tx) => {
      const offender = await test.app.get(OffenderRecords).load(tx, id);
      await test.app.get(OffenderRecords).register(tx, offender, {
        route: 'tier-1',
        rule: 'TIER-1',
        reason: 'Score of 90 or more',
        startedOn: clock.today(),
        exitMonths: 6,
      });
    });
  }

  it('holds somebody from the day on which they were recorded, not from the day it speaks of', async () => {
    await on('2014-06-03T09:00:00.000Z');
    const { id } = await addPerson(police);
    await clearForDecision(police, id, '2014-05-20');
    await on('2014-06-05T09:00:00.000Z');
    await police.post(`/offenders/${id}/scores`, { score: 93, assessedOn: '2014-06-02' }).expect(201);
    expect(await at('2014-06-02', id)).toBeUndefined();
    expect(await at('2014-06-03', id)).toMatchObject({ status: 'not-registered', tier: null });
    expect(await at('2014-06-04', id)).toMatchObject({ status: 'not-registered', tier: null });
    expect(await at('2014-06-05', id)).toMatchObject({ status: 'registered', tier: 1 });
  });

  it('shows a status as it was then known, and a correction from its own day on', async () => {
    await on('2014-06-10T09:00:00.000Z');
    const { id } = await addPerson(police);
    await rag(id, 'green');
    await on('2014-06-12T09:00:00.000Z');
    await rag(id, 'red');
    clock.advance(60_000);
    await rag(id, 'amber');
    await on('2014-06-14T09:00:00.000Z');
    expect(await at('2014-06-10', id)).toMatchObject({ rag: 'green' });
    expect(await at('2014-06-11', id)).toMatchObject({ rag: 'green' });
    expect(await at('2014-06-12', id)).toMatchObject({ rag: 'amber' });
    expect(await at('2014-06-11', id, '&rag=green')).toBeDefined();
    expect(await at('2014-06-12', id, '&rag=green')).toBeUndefined();
  });

  it('keeps somebody who moved in the panel of the day, under the name of the day', async () => {
    await on('2014-07-01T09:00:00.000Z');
    const { id, version } = await addPerson(police, { surname: 'Ashworth', panel: 'chesterfield' });
    await on('2014-07-03T09:00:00.000Z');
    const moved = { surname: 'Zeller', panel: 'derby-city' };
    await police.patch(`/offenders/${id}`, moved, version).expect(200);
    expect(await at('2014-07-02', id, '&panel=chesterfield')).toMatchObject({ surname: 'Ashworth' });
    expect(await at('2014-07-02', id, '&panel=derby-city')).toBeUndefined();
    expect(await at('2014-07-03', id, '&panel=derby-city')).toMatchObject({ surname: 'Zeller' });
    const names = (await listAt('2014-07-02')).map(({ surname }) => surname);
    expect(names.indexOf('Ashworth')).toBe(0);
    for (const name of ['ashworth', 'ashw', 'alex ashworth', 'zeller']) {
      expect(await at('2014-07-02', id, `&q=${encodeURIComponent(name)}`)).toBeDefined();
    }
    expect(await at('2014-07-02', id, '&q=shworth')).toBeUndefined();
  });

  it('LAW-2: leaves out who had left by then, and holds them again once they came back', async () => {
    await on('2014-08-01T09:00:00.000Z');
    const { id } = await addPerson(police);
    await enter(id);
    await on('2014-08-05T09:00:00.000Z');
    await leave(id, '2014-08-05');
    await on('2014-08-09T09:00:00.000Z');
    await enter(id);
    expect(await at('2014-08-04', id)).toMatchObject({ status: 'registered', registeredOn: '2014-08-01' });
    expect(await at('2014-08-05', id)).toBeUndefined();
    expect(await at('2014-08-08', id)).toBeUndefined();
    expect(await at('2014-08-08', id, '&status=exited')).toMatchObject({ status: 'exited' });
    expect(await at('2014-08-09', id)).toMatchObject({ status: 'registered', registeredOn: '2014-08-09' });
  });

  it.each([
    [
      'in summer a day ends at 23:00 in UTC',
      '2014-09-10T22:59:59.999Z',
      '2014-09-10T23:00:00.000Z',
      '2014-09-10',
    ],
    ['in winter at midnight', '2014-12-10T23:59:59.999Z', '2014-12-11T00:00:00.000Z', '2014-12-10'],
    [
      'the day on which the clocks go back ends at midnight',
      '2014-10-26T23:59:59.999Z',
      '2014-10-27T00:00:00.000Z',
      '2014-10-26',
    ],
    [
      'the day on which they go forward ends at 23:00',
      '2015-03-29T22:59:59.999Z',
      '2015-03-29T23:00:00.000Z',
      '2015-03-29',
    ],
  ])('%s', async (_words, justBefore, justAfter, day) => {
    await on(justBefore);
    const { id } = await addPerson(police);
    await on(justAfter);
    await rag(id, 'red');
    expect(await at(day, id)).toMatchObject({ rag: null });
    expect(clock.today()).not.toBe(day);
    expect(await at(clock.today(), id)).toMatchObject({ rag: 'red' });
  });

  it('divides by RAG status, pages and sorts as the present list does', async () => {
    await on('2015-05-01T09:00:00.000Z');
    const forwards = await listAt('2014-08-09', '&sort=rag');
    const backwards = await listAt('2014-08-09', '&sort=-rag');
    expect(backwards.map(({ id }) => id).reverse()).toEqual(forwards.map(({ id }) => id));
    const [one] = forwards;
    const first = (await police.get('/offenders?asAt=2014-08-09&limit=1&sort=rag').expect(200)).body;
    expect(first.items[0].id).toBe(one?.id);
    const cursor = encodeURIComponent(first.nextCursor as string);
    const next = await police.get(`/offenders?asAt=2014-08-09&limit=1&sort=rag&cursor=${cursor}`).expect(200);
    expect(next.body.items[0].id).toBe(forwards[1]?.id);
  });

  it('shows a partner the past of those only who are shared with their agency now', async () => {
    await on('2015-06-01T09:00:00.000Z');
    const { id } = await addPerson(police);
    const other = await addPerson(police);
    await on('2015-06-03T09:00:00.000Z');
    let prison = await signIn(test.url, 'prison.worker');
    expect(await listAt('2015-06-02', '', prison)).toEqual([]);
    const spell = { establishment: 'HMP Nottingham', from: '2015-06-03' };
    await police.post(`/offenders/${id}/custody`, spell).expect(201);
    const shown = await listAt('2015-06-02', '', prison);
    expect(shown).toMatchObject([{ id, inCustody: false }]);
    expect(await at('2015-06-02', other.id)).toBeDefined();
    expect(await at('2015-06-03', id, '&custody=in')).toMatchObject({ inCustody: true });
    expect(await at('2015-06-02', id, '&custody=in')).toBeUndefined();
    const [{ id: spellId }] = (await police.get(`/offenders/${id}/custody`)).body.items as [{ id: string }];
    await police.post(`/offenders/${id}/custody/${spellId}/release`, { to: '2015-06-03' }).expect(201);
    await on('2015-06-05T09:00:00.000Z');
    prison = await signIn(test.url, 'prison.worker');
    expect(await listAt('2015-06-02', '', prison)).toEqual([]);
  });

  it.each([
    ['asAt=2014-02-30', ['asAt']],
    ['asAt=yesterday', ['asAt']],
    ['asAt=2999-01-01', ['asAt']],
    ['asAt=2014-06-03&eligibility=excluded', ['eligibility']],
    ['asAt=2014-06-03&releaseWithin=0', ['releaseWithin']],
    ['asAt=2014-06-03&need=drugs', ['need']],
    ['asAt=2014-06-03&stale=true', ['stale']],
    ['asAt=2014-06-03&mine=true', ['mine']],
    ['asAt=2999-01-01&need=drugs&mine=true', ['asAt', 'need', 'mine']],
  ])('refuses %s', async (query, fields) => {
    const { body } = await police.get(`/offenders?${query}`).expect(400);
    const errors = body.errors as { field: string; rule: string }[];
    expect(errors.map(({ field }) => field)).toEqual(fields);
    expect(new Set(errors.map(({ rule }) => rule))).toEqual(new Set(['COH-2']));
  });

  it('takes false for what is not asked', async () => {
    await police.get('/offenders?asAt=2014-06-03&mine=false').expect(200);
  });
});
