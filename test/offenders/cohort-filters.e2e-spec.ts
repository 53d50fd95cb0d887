import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/platform/database/new-id.js';
import { addDays, calendarDay, endOfDay } from '../../src/shared/calendar-day.js';
import { runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

const TODAY = '2014-06-03';
const OPEN = { establishment: 'HMP Nottingham', from: '2014-03-01' };

describe.each(databaseKinds())('what the list is filtered by on %s', (kind) => {
  let test: TestApp;
  let police: Client;
  let names: Map<string, string>;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: TODAY });
    police = await signIn(test.url, 'coordinator.chesterfield');
    names = new Map();
  });
  afterAll(() => test.close());

  async function add(surname: string, particulars: object = {}): Promise<string> {
    const { id } = await addPerson(police, { surname, confirmedNew: true, ...particulars });
    names.set(id, surname);
    return id;
  }
  const detain = (id: string, spell: object) =>
    police.post(`/offenders/${id}/custody`, { ...OPEN, ...spell }).expect(201);
  /** Who is left; the counts agree with the rows. */
  async function left(query: string, client = police): Promise<string[]> {
    const { body } = await client.get(`/offenders?limit=200&${query}`).expect(200);
    const { items, total } = body as { items: { surname: string }[]; total: number };
    expect(total).toBe(items.length);
    return items.map(({ surname }) => surname);
  }

  describe('custody and release', () => {
    beforeAll(async () => {
      await add('Free');
      await detain(await add('Inside'), {});
      await detain(await add('Overdue'), { releaseDue: '2014-06-02' });
      await detain(await add('Today'), { releaseDue: TODAY });
      await detain(await add('Soon', { panel: 'derby-city' }), { releaseDue: '2014-07-01' });
      await detain(await add('Later'), { releaseDue: '2014-07-02' });
      await detain(await add('Due in'), { from: '2014-06-05', releaseDue: '2014-06-20' });
      await detain(await add('Released'), { releaseDue: '2014-06-10', to: '2014-06-01' });
    });

    it.each([
      ['custody=in', ['Inside', 'Later', 'Overdue', 'Soon', 'Today']],
      ['custody=out', ['Due in', 'Free', 'Released']],
      ['releaseWithin=0', ['Today']],
      ['releaseWithin=27', ['Today']],
      ['releaseWithin=28', ['Soon', 'Today']],
      ['releaseWithin=29', ['Later', 'Soon', 'Today']],
      ['releaseWithin=28&panel=derby-city', ['Soon']],
      ['releaseWithin=28&custody=out', []],
      [
        'custody=&releaseWithin=',
        ['Due in', 'Free', 'Inside', 'Later', 'Overdue', 'Released', 'Soon', 'Today'],
      ],
    ])('%s leaves %j', async (query, expected) => {
      expect(await left(query)).toEqual(expected);
    });

    it('leaves a corrected day of release out', async () => {
      const id = await add('Corrected');
      const { body } = await detain(id, { releaseDue: '2014-06-20' });
      expect(await left('releaseWithin=28&q=corrected')).toEqual(['Corrected']);
      const correction = { ...OPEN, releaseDue: '2014-09-20', reason: 'Sentence recalculated' };
      await police.post(`/offenders/${id}/custody/${body.id}/correct`, correction).expect(201);
      expect(await left('releaseWithin=28&q=corrected')).toEqual([]);
    });
  });

  describe('LAW-5: a status that nobody has confirmed', () => {
    // The days of the first policy; in summer a day begins at 23:00 UTC.
    it.each([
      ['red', 14],
      ['amber-alert', 14],
      ['amber', 28],
      ['green', 91],
    ])('%s is stale from the day on which %d full days have passed', async (rag, days) => {
      const id = await add(`Stale-${rag}`);
      await police.put(`/offenders/${id}/rag`, { status: rag, reason: 'Agreed' }).expect(200);
      const lastDay = addDays(calendarDay(TODAY), -days);
      const confirmedAt = async (instant: string): Promise<string[]> => {
        await runPast(test, [`update offenders set rag_confirmed_at = '${instant}' where id = '${id}'`]);
        // Something is recorded, so that nothing is answered from what was read before.
        await addPerson(police);
        return left(`stale=true&q=stale-${rag}`);
      };
      expect(await confirmedAt(endOfDay(lastDay).toISOString())).toEqual([]);
      const justBefore = new Date(endOfDay(lastDay).getTime() - 1).toISOString();
      expect(await confirmedAt(justBefore)).toEqual([`Stale-${rag}`]);
      expect(await left(`stale=false&q=stale-${rag}`)).toContain(`Stale-${rag}`);
      await police.put(`/offenders/${id}/rag`, { status: rag, reason: 'Still right' }).expect(200);
      expect(await left(`stale=true&q=stale-${rag}`)).toEqual([]);
    });

    it('somebody without a status has none that could be stale', async () => {
      await add('Statusless');
      expect(await left('stale=true&q=statusless')).toEqual([]);
    });
  });

  describe('mine: those whose current contact is the reader', () => {
    const contact = (offenderId: string, userId: string, more: object = {}) => {
      const row = { from: '2014-01-01', to: null, ...more } as { from: string; to: string | null };
      const to = row.to === null ? 'null' : `'${row.to}'`;
      return runPast(test, [
        `insert into contacts (id, offender_id, contact_agency, kind, name, user_id, from_day, to_day, is_void,
          recorded_at, recorded_by, recorded_by_id, agency) values ('${newId()}', '${offenderId}', 'probation-nps',
          'offender-manager', 'Somebody', '${userId}', '${row.from}', ${to}, 0, '2014-01-01T09:00:00.000Z', 'x', 'x',
          'police')`,
      ]);
    };

    it('differs from reader to reader, and holds while the contact does', async () => {
      const manager = await signIn(test.url, 'om.chesterfield');
      const { id: managerId } = (await manager.get('/me').expect(200)).body as { id: string };
      const { id: policeId } = (await police.get('/me').expect(200)).body as { id: string };
      await contact(await add('Mine-managed'), managerId);
      await contact(await add('Mine-ended'), managerId, { to: '2014-06-02' });
      await contact(await add('Mine-ends-today'), managerId, { to: TODAY });
      await contact(await add('Mine-begins-tomorrow'), managerId, { from: '2014-06-04' });
      await contact(await add('Mine-police'), policeId);
      await addPerson(police);
      expect(await left('mine=true', manager)).toEqual(['Mine-ends-today', 'Mine-managed']);
      expect(await left('mine=true')).toEqual(['Mine-police']);
      expect(await left('mine=true&q=managed', manager)).toEqual(['Mine-managed']);
      expect(await left('mine=false&q=mine-police', manager)).toEqual(['Mine-police']);
    });
  });

  it.each([
    ['custody=inside', 'custody'],
    ['releaseWithin=-1', 'releaseWithin'],
    ['releaseWithin=367', 'releaseWithin'],
    ['releaseWithin=1.5', 'releaseWithin'],
    ['releaseWithin=soon', 'releaseWithin'],
    ['need=sleep', 'need'],
    ['need=drugs&need=alcohol', 'need'],
    ['mine=yes', 'mine'],
    ['stale=1', 'stale'],
  ])('refuses %s', async (query, field) => {
    const answer = await police.get(`/offenders?${query}`).expect(400);
    expect((answer.body.errors as { field: string }[]).map((error) => error.field)).toEqual([field]);
  });

  it('LAW-4: a partner cannot filter by what they may not read, as if it were not known', async () => {
    const prison = await signIn(test.url, 'prison.worker');
    const refusal = async (query: string): Promise<unknown> =>
      (await prison.get(`/offenders?${query}`).expect(400)).body.errors;
    expect(await refusal('eligibility=excluded')).toEqual([
      { field: 'eligibility', message: 'eligibility is not known here' },
    ]);
    expect(await refusal('colour=red')).toEqual([{ field: 'colour', message: 'colour is not known here' }]);
    expect(await left('custody=in', prison)).toContain('Inside');
    expect(await left('custody=out', prison)).toEqual(['Due in']);
  });
});
