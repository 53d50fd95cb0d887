import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ClockService } from '../../src/platform/clock.service.js';
import { sql } from '../../src/platform/database/sql.js';
import { calendarDay } from '../../src/shared/calendar-day.js';
import { readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson, type CreatedPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

interface Item {
  id: string;
  turnsAdultOn: string;
  daysLeft: number;
  waitsFor: string;
  eligibility: { outcome: string; missing: string[]; on: string };
}
interface List {
  items: Item[];
  total: number;
}

describe.each(databaseKinds())('young people who come of age on %s (ROUTE-YOS, EXCL-AGE)', (kind) => {
  let test: TestApp;
  let police: Client;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    police = await signIn(test.url, 'coordinator.chesterfield');
  });
  afterAll(() => test.close());
  beforeEach(() => setToday('2014-06-03'));

  /** The day alone: sessions run on. */
  const setToday = (day: string): void =>
    void Object.assign(test.app.get(ClockService), { today: () => calendarDay(day) });

  const young = async (dateOfBirth: string, particulars: object = {}): Promise<CreatedPerson> => {
    const person = await addPerson(police, { dateOfBirth, ...particulars });
    await police.put(`/offenders/${person.id}/designations`, { yosHighRisk: true }).expect(200);
    return person;
  };
  const list = async (query = '', reader = police): Promise<List> =>
    (await reader.get(`/coming-in/coming-of-age${query}`).expect(200)).body as List;
  const itemOf = async (id: string): Promise<Item | undefined> =>
    (await list()).items.find((item) => item.id === id);
  const convict = (id: string, on: string) =>
    police
      .post(`/offenders/${id}/offences`, {
        ...{ offenceDate: on, category: 'theft-non-motor', outcome: 'conviction', outcomeDate: on },
      })
      .expect(201);

  it.each([
    ['2014-06-02', false],
    ['2014-06-03', true],
    ['2014-12-02', true],
  ])(
    'are listed within six calendar months of 18: on %s, born 3 December 1996: %s',
    async (today, listed) => {
      const { id } = await young('1996-12-03');
      setToday(today);
      expect((await itemOf(id)) !== undefined).toBe(listed);
    },
  );

  it('are listed with the birthday, the days left, and what the rules will say then, as the record itself does', async () => {
    const { id, surname } = await young('1996-06-15');
    expect(await itemOf(id)).toEqual({
      id,
      surname,
      forename: 'Alex',
      dateOfBirth: '1996-06-15',
      panel: 'chesterfield',
      status: 'not-registered',
      registeredOn: null,
      adultAge: 18,
      turnsAdultOn: '2014-06-15',
      daysLeft: 12,
      waitsFor: 'birthday',
      eligibility: (await police.get(`/offenders/${id}/eligibility?on=2014-06-15`)).body as object,
    });
    expect((await itemOf(id))?.eligibility).toMatchObject({
      outcome: 'needs-information',
      missing: ['mappaLevel', 'registeredSexOffender', 'lastConvictionOn'],
      on: '2014-06-15',
    });
  });

  it('come in on the day once everything is recorded, and stay out where an exclusion will hold', async () => {
    const { id } = await young('1996-06-15');
    await police.put(`/offenders/${id}/designations`, { mappaLevel: 0 }).expect(200);
    expect((await itemOf(id))?.eligibility.missing).toEqual(['lastConvictionOn']);
    await convict(id, '2013-12-15');
    // EXCL-2: six full months have passed on the birthday itself, though not yet today.
    expect((await itemOf(id))?.eligibility).toMatchObject({
      outcome: 'excluded',
      reasons: [{ rule: 'EXCL-NO-CONVICTION' }, { rule: 'ROUTE-YOS' }],
    });
    await convict(id, '2013-12-16');
    expect((await itemOf(id))?.eligibility).toMatchObject({
      outcome: 'automatic',
      route: 'yos',
      reasons: [{ rule: 'ROUTE-YOS' }],
    });
  });

  it('born on 29 February turn 18 on 1 March', async () => {
    setToday('2018-02-01');
    const { id } = await young('2000-02-29');
    setToday('2018-02-28');
    expect(await itemOf(id)).toMatchObject({ turnsAdultOn: '2018-03-01', daysLeft: 1, waitsFor: 'birthday' });
    setToday('2018-03-01');
    expect(await itemOf(id)).toMatchObject({
      turnsAdultOn: '2018-03-01',
      daysLeft: 0,
      waitsFor: 'information',
    });
  });

  it('stay listed for a month after the birthday when they were not registered for want of information', async () => {
    const { id } = await young('1996-06-10');
    setToday('2014-07-10');
    expect(await itemOf(id)).toMatchObject({
      daysLeft: -30,
      waitsFor: 'information',
      eligibility: { outcome: 'needs-information', on: '2014-07-10' },
    });
    setToday('2014-07-11');
    expect(await itemOf(id)).toBeUndefined();
    setToday('2014-07-10');
    await police.put(`/offenders/${id}/designations`, { mappaLevel: 0 }).expect(200);
    await convict(id, '2014-07-01');
    expect((await police.get(`/offenders/${id}`)).body.status).toBe('registered');
    expect(await itemOf(id)).toBeUndefined();
  });

  it('wait for the review when everything is recorded and the day has come', async () => {
    const { id } = await young('1996-06-04');
    await police.put(`/offenders/${id}/designations`, { mappaLevel: 0 }).expect(200);
    await convict(id, '2014-06-02');
    expect(await itemOf(id)).toMatchObject({ waitsFor: 'birthday', eligibility: { outcome: 'automatic' } });
    setToday('2014-06-04');
    expect(await itemOf(id)).toMatchObject({ waitsFor: 'review', daysLeft: 0 });
  });

  it('are not listed when they pose no high risk, nobody has said so, or an exclusion holds after the birthday', async () => {
    const unsaid = await addPerson(police, { dateOfBirth: '1996-06-20' });
    const low = await addPerson(police, { dateOfBirth: '1996-06-20' });
    await police.put(`/offenders/${low.id}/designations`, { yosHighRisk: false }).expect(200);
    const managed = await young('1996-06-20');
    await police.put(`/offenders/${managed.id}/designations`, { mappaLevel: 2 }).expect(200);
    expect(await itemOf(unsaid.id)).toBeUndefined();
    expect(await itemOf(low.id)).toBeUndefined();
    expect((await itemOf(managed.id))?.eligibility.outcome).toBe('excluded');
    setToday('2014-06-20');
    expect(await itemOf(managed.id)).toBeUndefined();
  });

  it('stand in the order of their birthdays, with how many there are, by panel where one is asked for', async () => {
    const later = await young('1996-09-02', { panel: 'erewash-and-amber-valley' });
    const sooner = await young('1996-09-01', { panel: 'erewash-and-amber-valley' });
    const erewash = await list('?panel=erewash-and-amber-valley');
    expect(erewash.items.map(({ id }) => id)).toEqual([sooner.id, later.id]);
    expect(erewash.total).toBe(2);
    const all = await list('?panel=');
    const birthdays = all.items.map(({ turnsAdultOn }) => turnsAdultOn);
    expect(birthdays).toEqual([...birthdays].sort());
    expect(all.total).toBe(all.items.length);
    expect(all.total).toBeGreaterThan(2);
    const refused = await police.get('/coming-in/coming-of-age?panel=leeds').expect(400);
    expect(refused.body.errors).toEqual([{ field: 'panel', message: 'Choose one of the five panels' }]);
  });

  it.each(['om.derby-city', 'chair.chesterfield'])(
    'are shown to %s as well, of any panel (COH-1)',
    async (name) => {
      const { id } = await young('1996-10-01');
      expect((await list('', await signIn(test.url, name))).items.map((item) => item.id)).toContain(id);
    },
  );

  it('are shown to no partner, nor how many they are (LAW-4)', async () => {
    await young('1996-10-02');
    const partner = await signIn(test.url, 'yos.worker');
    for (const path of ['coming-of-age', 'transfers', 'ppo-nominations']) {
      await partner.get(`/coming-in/${path}`).expect(403);
    }
  });

  it('leave a line in the log that says whose names were shown (COH-3)', async () => {
    const { id } = await young('1996-11-01', { panel: 'south-derbyshire' });
    await list('?panel=south-derbyshire');
    const [entry] = await readRows<{ detail: string }>(
      test,
      sql`select detail from audit_entries where action = 'coming-in.viewed' order by seq desc limit 1`,
    );
    expect(JSON.parse(entry?.detail ?? '')).toEqual({
      filter: { panel: 'south-derbyshire', list: 'coming-of-age' },
      shown: [id],
    });
  });
});
