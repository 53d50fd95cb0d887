import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { ExitRuns } from '../../src/modules/exit-rules/index.js';
import { countRows, holdClock, runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { register } from '../support/exits.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { involve } from '../support/involve.js';
import { openMeeting } from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';
import { addUser } from '../support/users.js';

describe.each(databaseKinds())('deciding over an exit on %s', (kind) => {
  let test: TestApp;
  let clock: FixedClock;
  let chair: Client;
  let coordinator: Client;
  let manager: Client;
  let partner: Client;
  let meeting: string;
  let night = '2014-12-03';

  const signInAll = async (): Promise<void> => {
    chair = await signIn(test.url, 'chair.chesterfield');
    coordinator = await signIn(test.url, 'coordinator.chesterfield');
    manager = await signIn(test.url, 'om.chesterfield');
    partner = await signIn(test.url, 'housing.worker');
  };
  beforeAll(async () => {
    test = await buildTestApp(kind);
    clock = holdClock(test, '2014-06-03T09:30:00.000Z');
  });
  afterAll(() => test.close());
  beforeEach(() => {
    night = '2014-12-03';
  });

  /** Somebody registered on 3 June 2014, reviewed on the night, with a panel meeting open. */
  async function dueOne(
    particulars: Record<string, unknown> = {},
    before: (id: string) => Promise<void> = () => Promise.resolve(),
  ): Promise<string> {
    clock.set('2014-06-03');
    await signInAll();
    const { id } = await register(coordinator, particulars);
    await before(id);
    clock.set(night);
    await test.app.get(ExitRuns).runNightly();
    await signInAll();
    await coordinator.post('/exits/review', { offenderId: id }).expect(200);
    meeting = await openMeeting(chair, { kind: 'panel' });
    return id;
  }
  const decide = (id: string, more: Record<string, unknown> = {}, at = meeting) =>
    chair.post(`/meetings/${at}/decisions`, {
      offenderId: id,
      outcome: 'exit',
      reason: 'Six good months',
      ...more,
    });
  const person = async (id: string) => (await coordinator.get(`/offenders/${id}`).expect(200)).body;
  const waiting = async (id: string): Promise<object[]> =>
    ((await coordinator.get('/panels/chesterfield/agenda')).body.items as { offenderId: string }[]).filter(
      (item) => item.offenderId === id,
    );
  const inList = async (path: string, id: string): Promise<boolean> =>
    JSON.stringify((await coordinator.get(path)).body).includes(id);

  it('the panel exits whoever is due: registration, history and agenda say by whom and why (EXIT-4, EXIT-5)', async () => {
    const id = await dueOne();
    expect(await waiting(id)).toContainEqual(expect.objectContaining({ kind: 'exit' }));
    const { body } = await decide(id).expect(201);
    expect(body).toMatchObject({ offenderId: id, outcome: 'exit', status: 'exited', earliestExitOn: null });
    expect(await person(id)).toMatchObject({
      status: 'exited',
      earliestExitOn: null,
      registrations: [{ startedOn: '2014-06-03', endedOn: '2014-12-03' }],
    });
    expect((await person(id)).registrations[0].endReason).toContain('Six good months');
    expect(await waiting(id)).toEqual([]);
    const shown = (await coordinator.get(`/meetings/${meeting}`)).body;
    expect(shown.decisions).toMatchObject([{ offenderId: id, outcome: 'exit', rule: 'EXIT-1' }]);
    const { items } = (await coordinator.get(`/offenders/${id}/timeline`)).body as { items: object[] };
    expect(items).toContainEqual(
      expect.objectContaining({ type: 'offender.exited', rule: 'EXIT-1', reason: 'Six good months' }),
    );
    expect(
      await countRows(test, sql`exit_endings`, sql`offender_id = ${id} and meeting_id = ${meeting}`),
    ).toBe(1);
    await decide(id).expect(409);
  });

  it('nothing current shows somebody who has left, and the history does (LAW-2, EXIT-5)', async () => {
    const surname = 'Leaverson';
    const id = await dueOne({ surname });
    await manager
      .post('/tasks', { action: 'Visit', ownerAgency: 'probation-nps', dueOn: '2014-12-10', offenderId: id })
      .expect(201);
    const before = (await coordinator.get('/offenders?panel=chesterfield')).body.total as number;
    for (const path of [`/offenders?q=${surname}`, '/exits', '/tasks?status=open']) {
      expect([path, await inList(path, id)]).toEqual([path, true]);
    }
    await decide(id).expect(201);
    expect((await coordinator.get('/offenders?panel=chesterfield')).body.total).toBe(before - 1);
    for (const path of [
      `/offenders?q=${surname}`,
      '/offenders?status=registered',
      '/exits',
      '/exits?on=2015-06-03',
      '/tasks?status=open',
      '/panels/chesterfield/agenda',
    ]) {
      expect([path, await inList(path, id)]).toEqual([path, false]);
    }
    const file = await coordinator.get('/offenders/export.csv?panel=chesterfield').expect(200);
    expect(file.text).not.toContain(surname);
    expect((await coordinator.get('/exits/overview')).body).toMatchObject({ counts: { due: 0 } });
    expect(await inList(`/offenders?status=exited&q=${surname}`, id)).toBe(true);
    expect(await inList(`/offenders?asAt=2014-11-01&q=${surname}`, id)).toBe(true);
  });

  it('tells every involved agency, and their sharing of the record ends (EXIT-5, LAW-2, LAW-4)', async () => {
    const id = await dueOne({ surname: 'Shareson' }, async (who) => {
      await involve(coordinator, who, 'housing');
    });
    await partner.get(`/offenders/${id}`).expect(200);
    const { seq } = (await partner.get('/events')).body as { seq: number };
    await decide(id).expect(201);
    await partner.get(`/offenders/${id}`).expect(404);
    expect((await partner.get('/offenders?status=exited')).body.total).toBe(0);
    const told = (await partner.get('/notices')).body as { items: { summary: string; offenderId: null }[] };
    expect(told.items[0]).toMatchObject({ kind: 'exit-ended', rule: 'EXIT-5', offenderId: null, name: null });
    expect(told.items[0]?.summary).toContain('Shareson, Alex: left the scheme');
    const events = (await partner.get(`/events?since=${seq}`)).body as { items: { type: string }[] };
    expect(events.items.map(({ type }) => type)).toContain('sharing.changed');
    const drugs = await signIn(test.url, 'drugs.worker');
    expect((await drugs.get('/notices')).body.total).toBe(0);
  });

  it.each([
    ['close', {}, { status: 'cancelled', ownerAgency: 'housing' }],
    [
      'rehome',
      { tasks: 'rehome', tasksTo: 'probation-nps' },
      { status: 'open', ownerAgency: 'probation-nps' },
    ],
  ])('by choice, open tasks: %s (EXIT-5)', async (_how, choice, then) => {
    const id = await dueOne();
    const task = { action: 'Find a room', ownerAgency: 'housing', dueOn: '2014-12-10', offenderId: id };
    const { body } = await manager.post('/tasks', task).expect(201);
    await decide(id, choice).expect(201);
    expect((await manager.get(`/tasks/${body.id as string}`)).body).toMatchObject(then);
  });

  it.each([
    ['2014-12-02', null, 'The earliest day is 3 December 2014, six months from registration.'],
    ['2015-01-10', '2014-11-20', 'Positive drug test of 20 November 2014, until 20 May 2015'],
  ])(
    'refuses an exit on %s after a positive test of %s, naming what holds (EXIT-1)',
    async (on, tested, words) => {
      night = on;
      const id = await dueOne();
      const positive = { sampleDate: tested, result: 'positive' };
      if (tested) await manager.post(`/offenders/${id}/drug-tests`, positive).expect(201);
      const { body } = await decide(id).expect(422);
      expect(body).toMatchObject({ code: 'EXIT.TOO_EARLY', rule: 'EXIT-1' });
      expect(body.detail as string).toContain(words);
      expect(await person(id)).toMatchObject({ status: 'registered' });
      expect(await countRows(test, sql`meeting_decisions`, sql`offender_id = ${id}`)).toBe(0);
    },
  );

  it('only the right meeting decides: its kind, its panel, open, and quorate (EXIT-4, MEET-2)', async () => {
    const id = await dueOne();
    const tasking = await openMeeting(chair, { kind: 'tasking' });
    expect((await decide(id, {}, tasking).expect(422)).body.rule).toBe('EXIT-4');
    const elsewhere = await openMeeting(chair, { kind: 'panel', panel: 'south-derbyshire' });
    expect((await decide(id, {}, elsewhere).expect(422)).body.code).toBe('MEETING.WRONG_PANEL');
    const small = await openMeeting(chair, { kind: 'panel', agencies: ['police', 'housing'] });
    expect((await decide(id, {}, small).expect(422)).body.rule).toBe('MEET-2');
    await manager
      .post(`/meetings/${meeting}/decisions`, { offenderId: id, outcome: 'exit', reason: 'x' })
      .expect(403);
    await partner
      .post(`/meetings/${meeting}/decisions`, { offenderId: id, outcome: 'exit', reason: 'x' })
      .expect(403);
    await decide('nobody').expect(404);
    await decide(id, { reason: '' }).expect(400);
    await decide(id).expect(201);
  });

  it('keeps somebody with a reason and a next review, and brings them back on that day (EXIT-4)', async () => {
    const id = await dueOne();
    const keep = { outcome: 'retain', reason: 'New flat only last week' };
    expect((await decide(id, keep).expect(400)).body.errors).toMatchObject([
      { field: 'nextReviewOn', rule: 'EXIT-4' },
    ]);
    await decide(id, { ...keep, nextReviewOn: '2015-06-04' }).expect(400);
    const { body } = await decide(id, { ...keep, nextReviewOn: '2015-02-01' }).expect(201);
    expect(body).toMatchObject({ outcome: 'retain', status: 'registered', nextReviewOn: '2015-02-01' });
    await decide(id).expect(409);
    expect(await waiting(id)).not.toContainEqual(expect.objectContaining({ kind: 'exit' }));
    const kept = (await coordinator.get('/exits?state=kept')).body as {
      items: { offender: { id: string } }[];
    };
    expect(kept.items.find(({ offender }) => offender.id === id)).toMatchObject({
      state: 'kept',
      kept: { reason: keep.reason, nextReviewOn: '2015-02-01', meetingId: meeting },
    });
    clock.set('2015-01-31');
    await test.app.get(ExitRuns).runNightly();
    await signInAll();
    expect(await waiting(id)).not.toContainEqual(expect.objectContaining({ kind: 'exit' }));
    clock.set('2015-02-01');
    await test.app.get(ExitRuns).runNightly();
    await signInAll();
    expect(await waiting(id)).toContainEqual(expect.objectContaining({ kind: 'exit' }));
  });

  it('does not keep somebody who could not leave anyway (EXIT-4)', async () => {
    night = '2014-11-01';
    const id = await dueOne();
    const answer = await decide(id, { outcome: 'retain', reason: 'x', nextReviewOn: '2015-01-01' });
    expect([answer.status, answer.body.rule]).toEqual([422, 'EXIT-4']);
  });

  it('opens the PPO removal, which only a police co-ordinator does and only after de-registration (EXIT-6)', async () => {
    const id = await dueOne({}, async (who) => {
      await runPast(test, [`update offenders set ppo = 1 where id = '${who}'`]);
    });
    const remove = { reason: 'Left the scheme' };
    expect((await coordinator.delete(`/offenders/${id}/ppo`, remove).expect(422)).body.rule).toBe('EXIT-6');
    await decide(id).expect(201);
    const { items } = (await coordinator.get(`/tasks?offenderId=${id}&status=open`)).body as {
      items: { id: string; kind: string }[];
    };
    expect(items).toMatchObject([{ kind: 'ppo-removal', ownerAgency: 'police' }]);
    for (const client of [chair, coordinator]) {
      await client.patch(`/tasks/${items[0]?.id}`, { status: 'done', note: 'Done' }, 1).expect(403);
    }
    const council = await addUser(test, { role: 'coordinator', agency: 'county-council' });
    for (const client of [chair, manager, partner, council]) {
      await client.delete(`/offenders/${id}/ppo`, remove).expect(403);
    }
    await coordinator.delete(`/offenders/${id}/ppo`, { reason: ' ' }).expect(400);
    await coordinator.delete('/offenders/nobody/ppo', remove).expect(404);
    expect((await coordinator.delete(`/offenders/${id}/ppo`, remove).expect(200)).body).toMatchObject({
      ppo: false,
    });
    expect(await person(id)).toMatchObject({ ppo: false, status: 'exited' });
    expect((await coordinator.get(`/tasks/${items[0]?.id}`)).body).toMatchObject({ status: 'done' });
    await coordinator.delete(`/offenders/${id}/ppo`, remove).expect(409);
  });

  it('asks for the PPO removal once, after the last exit, of whoever has come back in between (EXIT-6)', async () => {
    const id = await dueOne({}, async (who) => {
      await runPast(test, [`update offenders set ppo = 1 where id = '${who}'`]);
    });
    const tasks = async (): Promise<unknown> =>
      ((await coordinator.get(`/tasks?offenderId=${id}`)).body.items as { status: string }[])
        .map(({ status }) => status)
        .sort();
    await decide(id).expect(201);
    expect(await tasks()).toEqual(['open']);
    const custody = { establishment: 'HMP Nottingham', from: '2014-12-01' };
    await coordinator.post(`/offenders/${id}/custody`, custody).expect(201);
    await coordinator.post(`/offenders/${id}/scores`, { score: 96, assessedOn: '2014-12-02' }).expect(201);
    expect(await person(id)).toMatchObject({ ppo: true, status: 'registered' });
    expect(await tasks()).toEqual(['cancelled']);
    const died = { ending: 'died', on: '2014-12-03', reason: 'Told by the family' };
    await coordinator.post(`/exits/${id}/ending`, died).expect(200);
    expect(await tasks()).toEqual(['cancelled', 'open']);
  });

  it('takes back an exit made in error by a dated entry; nothing is erased (EXIT-5)', async () => {
    const id = await dueOne({}, async (who) => {
      await involve(coordinator, who, 'housing');
    });
    await decide(id).expect(201);
    await manager.post(`/exits/${id}/take-back`, { reason: 'x' }).expect(403);
    await coordinator.post(`/exits/${id}/take-back`, { reason: '' }).expect(400);
    const { body } = await coordinator
      .post(`/exits/${id}/take-back`, { reason: 'The wrong brother' })
      .expect(200);
    expect(body).toMatchObject({ status: 'registered', earliestExitOn: '2014-12-03' });
    expect(await person(id)).toMatchObject({
      status: 'registered',
      registeredOn: '2014-06-03',
      registrations: [{ startedOn: '2014-06-03', endedOn: null }],
    });
    await partner.get(`/offenders/${id}`).expect(200);
    expect(await countRows(test, sql`exit_endings`, sql`offender_id = ${id}`)).toBe(2);
    const { items } = (await coordinator.get(`/offenders/${id}/timeline`)).body as {
      items: { type: string }[];
    };
    expect(items.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['offender.exited', 'offender.registered']),
    );
    expect((await coordinator.get('/exits?state=due')).body.items).toContainEqual(
      expect.objectContaining({ offender: expect.objectContaining({ id }) }),
    );
    await coordinator.post(`/exits/${id}/take-back`, { reason: 'Again' }).expect(409);
  });

  it('re-entry is a new registration, and counts from its own day (EXIT-5, EXIT-2)', async () => {
    const id = await dueOne();
    await decide(id).expect(201);
    clock.set('2015-01-10');
    await signInAll();
    const offence = {
      offenceDate: '2015-01-05',
      category: 'theft-non-motor',
      outcome: 'conviction',
      outcomeDate: '2015-01-09',
    };
    await coordinator.post(`/offenders/${id}/offences`, offence).expect(201);
    expect(await person(id)).toMatchObject({ status: 'exited' });
    await coordinator.post(`/offenders/${id}/scores`, { score: 96, assessedOn: '2015-01-10' }).expect(201);
    expect(await person(id)).toMatchObject({
      ...{ status: 'registered', registeredOn: '2015-01-10', earliestExitOn: '2015-07-10' },
      registrations: [{ endedOn: null }, { endedOn: '2014-12-03' }],
    });
    await coordinator.post(`/exits/${id}/take-back`, { reason: 'Too late' }).expect(409);
  });

  it('has other endings, each with its reason: excluded and long custody by the panel (EXCL-4, EXIT-4)', async () => {
    night = '2014-08-01';
    const id = await dueOne();
    expect((await decide(id, { ending: 'excluded' }).expect(422)).body.rule).toBe('EXCL-4');
    expect((await decide(id, { ending: 'long-custody' }).expect(422)).body.rule).toBe('EXIT-4');
    await coordinator.put(`/offenders/${id}/designations`, { mappaLevel: 2 }).expect(200);
    expect(await person(id)).toMatchObject({ status: 'registered' });
    await decide(id, { ending: 'excluded', reason: 'MAPPA leads' }).expect(201);
    expect(await person(id)).toMatchObject({ status: 'exited' });
    expect(await waiting(id)).toEqual([]);
    const held = await dueOne();
    await coordinator
      .post(`/offenders/${held}/custody`, { establishment: 'HMP Ranby', from: '2014-07-20' })
      .expect(201);
    await decide(held, { ending: 'long-custody', reason: 'Four years' }).expect(201);
  });

  it('a death or a move away is recorded without a meeting (EXIT-5)', async () => {
    night = '2014-08-01';
    const id = await dueOne();
    const died = { ending: 'died', on: '2014-07-30', reason: 'Told by the coroner' };
    await manager.post(`/exits/${id}/ending`, died).expect(403);
    await coordinator.post(`/exits/${id}/ending`, { ...died, on: '2014-08-02' }).expect(400);
    await coordinator.post(`/exits/${id}/ending`, { ...died, ending: 'six-months' }).expect(400);
    await coordinator.post(`/exits/${id}/ending`, died).expect(200);
    expect(await person(id)).toMatchObject({ status: 'exited', registrations: [{ endedOn: '2014-07-30' }] });
    await coordinator.post(`/exits/${id}/ending`, died).expect(409);
    await coordinator.post('/exits/nobody/ending', died).expect(404);
  });

  it('nobody who has died comes back by a fact: neither by a score nor by a designation (EXIT-5)', async () => {
    night = '2014-08-01';
    const [dead, moved] = [await dueOne(), await dueOne()];
    const ending = { on: '2014-07-30', reason: 'As recorded' };
    await coordinator.post(`/exits/${dead}/ending`, { ...ending, ending: 'died' }).expect(200);
    await coordinator.post(`/exits/${moved}/ending`, { ...ending, ending: 'transferred-out' }).expect(200);
    const custody = { establishment: 'HMP Nottingham', from: '2014-07-20' };
    for (const id of [dead, moved]) {
      await coordinator.post(`/offenders/${id}/custody`, custody).expect(201);
      await coordinator
        .put(`/offenders/${id}/designations`, { mappaLevel: 1, registeredSexOffender: false })
        .expect(200);
      await coordinator.post(`/offenders/${id}/scores`, { score: 96, assessedOn: '2014-07-31' }).expect(201);
    }
    expect(await person(dead)).toMatchObject({ status: 'exited' });
    expect(await person(moved)).toMatchObject({ status: 'registered' });
  });
});
