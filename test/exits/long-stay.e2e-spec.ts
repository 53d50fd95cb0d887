import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openAs } from '../support/addresses.js';
import { openAgendaDesk, type AgendaDesk } from '../support/agenda-desk.js';
import { runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import type { Client } from '../support/sign-in.js';

interface List {
  items: {
    offender: { id: string };
    registeredOn: string;
    years: number;
    months: number;
    pathways: object[];
    earlier: object[];
  }[];
  total: number;
  registered: number;
  undated: number;
}

describe.each(databaseKinds())('members of four years and more, on %s (COH-5)', (kind) => {
  let test: TestApp;
  let desk: AgendaDesk;
  const read = async (query = '', reader: Client = desk.coordinator): Promise<List> =>
    (await reader.get(`/exits/long-stay${query}`).expect(200)).body as List;
  const idsOf = ({ items }: List): string[] => items.map(({ offender }) => offender.id);
  const set = (id: string, column: string, value: string): Promise<void> =>
    runPast(test, [`update offenders set ${column} = ${value} where id = '${id}'`]);

  beforeAll(async () => {
    test = await buildTestApp(kind);
    desk = await openAgendaDesk(test);
  });
  afterAll(() => test.close());

  it('says what would fill it while there is nobody', async () => {
    expect(await read()).toEqual({ items: [], total: 0, registered: 0, undated: 0 });
    const { text } = await openAs(test, desk.coordinator, '/exits/long-stay');
    expect(text).toContain('Nobody has been on the scheme for four years.');
    expect(text).toContain('0 of 0 registered, in every panel');
  });

  it('lists whoever has been there four years to the day and longer, the longest first, as the agenda does', async () => {
    const today = await desk.member('chesterfield', '2010-06-03');
    const tomorrow = await desk.member('chesterfield', '2010-06-04');
    const leapDay = await desk.member('derby-city', '2008-02-29');
    const undated = await desk.member('chesterfield', '2009-01-01');
    await set(undated, 'registered_on', 'null');
    const list = await read();
    expect(idsOf(list)).toEqual([leapDay, today]);
    expect(list).toMatchObject({
      total: 2,
      registered: 4,
      undated: 1,
      items: [
        { registeredOn: '2008-02-29', years: 6, months: 3, pathways: [], earlier: [] },
        { registeredOn: '2010-06-03', years: 4, months: 0 },
      ],
    });
    const meeting = await desk.call('chesterfield', 'panel');
    const { agenda } = await desk.read(meeting);
    const spoken = agenda.filter(({ reasons }) => reasons.some(({ kind: why }) => why === 'four-years'));
    expect(spoken.map(({ offenderId }) => offenderId)).toEqual([today]);
    expect(idsOf(list)).not.toContain(tomorrow);
  });

  it('keeps to a panel, and counts of how many', async () => {
    expect(await read('?panel=derby-city')).toMatchObject({ total: 1, registered: 1, undated: 0 });
    expect(await read('?panel=south-derbyshire')).toMatchObject({ total: 0, registered: 0 });
  });

  it('says what has been tried: pathways that stand, and earlier times on the scheme (EXIT-5)', async () => {
    const id = await desk.member('erewash-and-amber-valley', '2010-01-15');
    const pathway = {
      pathway: 'accommodation',
      need: 'identified',
      providerAgency: 'housing',
      status: 'active',
    };
    const add = { ...pathway, from: '2014-05-01' };
    const { body } = await desk.coordinator.post(`/offenders/${id}/pathways`, add).expect(201);
    const other = { ...add, pathway: 'ete', providerAgency: 'ete', from: '2014-04-01' };
    const { body: wrong } = await desk.coordinator.post(`/offenders/${id}/pathways`, other).expect(201);
    await desk.coordinator
      .post(`/offenders/${id}/pathways/${wrong.id}/withdraw`, { reason: 'Another person' })
      .expect(200);
    await runPast(test, [
      `insert into registrations (id, offender_id, route, rule, reason, started_on, ended_on, end_reason, recorded_at, recorded_by)
        values ('earlier-${kind}', '${id}', 'tier-1', 'TIER-1', 'x', '2006-02-01', '2007-03-01', 'x', '2006-02-01T09:00:00.000Z', 'x')`,
    ]);
    expect(body.id).toEqual(expect.any(String));
    const { items } = await read('?panel=erewash-and-amber-valley');
    expect(items).toMatchObject([
      {
        ...{ years: 4, months: 4 },
        pathways: [{ pathway: 'accommodation', status: 'active', from: '2014-05-01', to: null }],
        earlier: [{ startedOn: '2006-02-01', endedOn: '2007-03-01', ending: null }],
      },
    ]);
    const { text } = await openAs(test, desk.manager, '/exits/long-stay?panel=erewash-and-amber-valley');
    for (const words of [
      '1 of 1 registered, Erewash and Amber Valley only',
      '4 years and 4 months',
      'Accommodation: active, since 1 May 2014',
      '1 February 2006 to 1 March 2007',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('Education, training or employment:');
  });

  it('no longer holds whoever has left, and begins anew with re-entry (LAW-2, EXIT-5)', async () => {
    const id = await desk.member('south-derbyshire', '2009-06-03');
    expect(idsOf(await read('?panel=south-derbyshire'))).toEqual([id]);
    await set(id, 'status', `'exited'`);
    expect(await read('?panel=south-derbyshire')).toMatchObject({ items: [], total: 0, registered: 0 });
    await set(id, 'status', `'registered', registered_on = '2014-01-01'`);
    expect(await read('?panel=south-derbyshire')).toMatchObject({ items: [], total: 0, registered: 1 });
  });

  it('is for those who read exits only (LAW-4)', async () => {
    await desk.partner.get('/exits/long-stay').expect(403);
    expect((await openAs(test, desk.partner, '/exits/long-stay')).status).toBe(403);
    expect((await read('', desk.chair)).total).toBe((await read()).total);
  });
});
