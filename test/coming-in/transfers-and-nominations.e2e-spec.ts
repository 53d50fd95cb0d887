import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { runPast } from '../support/app-inside.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson, clearForDecision, type CreatedPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

interface List {
  items: Record<string, unknown>[];
  total: number;
}

/** A word that stands in no other place: where it is found, intelligence has leaked (INT-4). */
const MARK = 'zanzibarquokka';

describe.each(databaseKinds())('transfers in and PPO nominations on %s', (kind) => {
  let test: TestApp;
  let police: Client;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    police = await signIn(test.url, 'coordinator.chesterfield');
  });
  afterAll(() => test.close());

  const list = async (path: string, reader = police): Promise<List> =>
    (await reader.get(`/coming-in/${path}`).expect(200)).body as List;
  const itemOf = async (path: string, id: string, reader = police) =>
    (await list(path, reader)).items.find((item) => item['id'] === id);
  const designate = (id: string, body: object) =>
    police.put(`/offenders/${id}/designations`, body).expect(200);

  describe('transfers in (ROUTE-OOA)', () => {
    it('are listed with from where, as what and when, and with the registration', async () => {
      const { id, surname } = await addPerson(police);
      await clearForDecision(police, id, '2014-05-01');
      const leeds = { transferredFrom: 'Leeds', transferredAs: 'iom', transferredOn: '2014-05-01' };
      await designate(id, { outOfAreaTransfer: true, ...leeds });
      expect(await itemOf('transfers', id)).toEqual({
        id,
        surname,
        forename: 'Alex',
        dateOfBirth: '1980-01-01',
        panel: 'chesterfield',
        status: 'registered',
        registeredOn: '2014-06-03',
        fromArea: 'Leeds',
        managedAs: 'iom',
        transferredOn: '2014-05-01',
        recordedBy: 'Helen Marsh',
        eligibility: (await police.get(`/offenders/${id}/eligibility`)).body as object,
      });
    });

    it('say what is missing where it is, and go by what was recorded last', async () => {
      const { id } = await addPerson(police);
      await designate(id, { outOfAreaTransfer: true });
      expect(await itemOf('transfers', id)).toMatchObject({
        ...{ fromArea: null, managedAs: null, transferredOn: null, recordedBy: null, registeredOn: null },
        eligibility: {
          outcome: 'needs-information',
          missing: ['mappaLevel', 'registeredSexOffender', 'lastConvictionOn'],
        },
      });
      await designate(id, { transferredFrom: 'Leeds' });
      await designate(id, { transferredFrom: 'Sheffield' });
      expect(await itemOf('transfers', id)).toMatchObject({ fromArea: 'Sheffield' });
      await designate(id, { outOfAreaTransfer: false });
      expect(await itemOf('transfers', id)).toBeUndefined();
    });

    it('stand with the latest first, those of no known date last, by panel where one is asked for', async () => {
      const made: CreatedPerson[] = [];
      for (const day of ['2014-04-01', null, '2014-05-01']) {
        const person = await addPerson(police, { panel: 'south-derbyshire' });
        await designate(person.id, { outOfAreaTransfer: true, ...(day ? { transferredOn: day } : {}) });
        made.push(person);
      }
      const { items, total } = await list('transfers?panel=south-derbyshire');
      expect(items.map(({ id }) => id)).toEqual([made[2]?.id, made[0]?.id, made[1]?.id]);
      expect(total).toBe(3);
      expect((await list('transfers')).total).toBeGreaterThan(3);
    });
  });

  describe('PPO nominations (ROUTE-PPO)', () => {
    const record = async (id: string, particulars: object = {}): Promise<string> => {
      const item = {
        ...{ date: '2014-06-01', text: `${MARK} text`, source: 2, assessment: 'B', handling: 'P' },
        ...particulars,
      };
      return ((await police.post(`/offenders/${id}/intelligence`, item).expect(201)).body as { id: string })
        .id;
    };

    it('are listed with when, by whom, and the intelligence they rest on', async () => {
      const { id, surname } = await addPerson(police);
      await clearForDecision(police, id, '2014-05-01');
      await record(id);
      await designate(id, { ppo: true });
      expect(await itemOf('ppo-nominations', id)).toEqual({
        id,
        surname,
        forename: 'Alex',
        dateOfBirth: '1980-01-01',
        panel: 'chesterfield',
        status: 'registered',
        registeredOn: '2014-06-03',
        nominatedOn: '2014-06-03',
        nominatedBy: 'Helen Marsh',
        isSuitablyGraded: true,
        intelligence: {
          ...{ date: '2014-06-01', text: `${MARK} text`, source: 2, assessment: 'B', handling: 'P' },
          ...{ conditions: null, isClosed: false },
        },
        eligibility: (await police.get(`/offenders/${id}/eligibility`)).body as object,
      });
    });

    it('say when what they rest on has been closed, and whether something else carries them', async () => {
      const { id } = await addPerson(police);
      const basis = await record(id);
      await designate(id, { ppo: true });
      await police.post(`/offenders/${id}/intelligence/${basis}/close`, { reason: 'Wrong' }).expect(200);
      expect(await itemOf('ppo-nominations', id)).toMatchObject({
        isSuitablyGraded: false,
        intelligence: { isClosed: true },
        eligibility: { missing: expect.arrayContaining(['intelligence']) },
      });
      await record(id, { source: 1, assessment: 'A' });
      expect(await itemOf('ppo-nominations', id)).toMatchObject({
        isSuitablyGraded: true,
        intelligence: { isClosed: true, source: 2 },
      });
    });

    it('of a panel’s list rest on nothing until suitably graded intelligence is recorded', async () => {
      const { id } = await addPerson(police);
      await runPast(test, [`update offenders set ppo = 1 where id = '${id}'`]);
      const bare = { nominatedOn: null, nominatedBy: null, isSuitablyGraded: false, intelligence: null };
      expect(await itemOf('ppo-nominations', id)).toMatchObject(bare);
      await record(id, { source: 3, assessment: 'E', date: '2014-06-02' });
      expect(await itemOf('ppo-nominations', id)).toMatchObject(bare);
      await record(id, { source: 1, assessment: 'A', date: '2014-05-01' });
      await record(id, { source: 2, assessment: 'A', date: '2014-05-02' });
      expect(await itemOf('ppo-nominations', id)).toMatchObject({
        ...{ nominatedOn: null, nominatedBy: null, isSuitablyGraded: true },
        intelligence: { source: 2, assessment: 'A', date: '2014-05-02' },
      });
    });

    it('of somebody who has left are on no list (LAW-2)', async () => {
      const { id } = await addPerson(police, { panel: 'high-peak-and-dales' });
      await runPast(test, [`update offenders set ppo = 1, out_of_area_transfer = 1 where id = '${id}'`]);
      const found = async (): Promise<number[]> =>
        Promise.all(
          ['ppo-nominations', 'transfers'].map(
            async (path) => (await list(`${path}?panel=high-peak-and-dales`)).total,
          ),
        );
      expect(await found()).toEqual([1, 1]);
      await runPast(test, [`update offenders set status = 'exited' where id = '${id}'`]);
      expect(await found()).toEqual([0, 0]);
    });

    it.each([
      ['coordinator.derby-city', { handling: 'C', conditions: `${MARK} conditions` }, true],
      ['chair.chesterfield', { handling: 'C', conditions: `${MARK} conditions` }, true],
      ['om.chesterfield', { handling: 'C', conditions: `${MARK} conditions` }, false],
      [
        'om.chesterfield',
        { handling: 'C', conditions: `${MARK} conditions`, sharedWith: ['probation-nps'] },
        false,
      ],
      [
        'om.derby-city',
        { handling: 'C', conditions: `${MARK} conditions`, sharedWith: ['probation-nps'] },
        true,
      ],
      ['om.chesterfield', { handling: 'P' }, true],
    ])('show %s intelligence handled %j: %s (INT-4)', async (username, handling, sees) => {
      const { id } = await addPerson(police);
      const intelligence = await record(id, handling);
      await designate(id, { ppo: true });
      const reader = await signIn(test.url, username);
      const item = await itemOf('ppo-nominations', id, reader);
      expect(item).toMatchObject({ nominatedOn: '2014-06-03', isSuitablyGraded: true });
      const told = JSON.stringify(item);
      expect([told.includes(MARK), told.includes('2014-06-01')]).toEqual([sees, sees]);
      expect(told.includes(intelligence)).toBe(false);
      if (!sees) expect(item?.['intelligence']).toBeNull();
    });
  });
});
