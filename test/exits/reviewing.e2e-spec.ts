import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ExitRuns } from '../../src/modules/exit-rules/index.js';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, holdClock, readRows, runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { register } from '../support/exits.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

interface Answer {
  items: { offender: { id: string }; state: string; blockers: object[]; earliestExitOn: string }[];
  total: number;
}

describe.each(databaseKinds())('the review of exits on %s', (kind) => {
  let test: TestApp;
  let clock: FixedClock;
  let coordinator: Client;
  let runs: ExitRuns;

  const signInAgain = async (): Promise<void> => {
    coordinator = await signIn(test.url, 'coordinator.chesterfield');
  };
  beforeEach(async () => {
    test = await buildTestApp(kind);
    clock = holdClock(test, '2014-06-03T09:30:00.000Z');
    runs = test.app.get(ExitRuns);
    await signInAgain();
  });
  afterEach(() => test.close());

  const nightOf = async (day: string) => {
    clock.set(day);
    const run = await runs.runNightly();
    await signInAgain();
    return run;
  };
  const list = async (query: string): Promise<Answer> =>
    (await coordinator.get(`/exits?${query}`).expect(200)).body as Answer;
  const person = async (id: string) =>
    (await coordinator.get(`/offenders/${id}`).expect(200)).body as Record<string, unknown>;
  const notices = async (): Promise<object[]> =>
    ((await coordinator.get('/notices')).body as { items: { kind: string }[] }).items.filter((each) =>
      each.kind.startsWith('exit-'),
    );
  const test6 = { sampleDate: '2014-08-10', result: 'positive', substance: 'heroin' };

  it('finds due on the stage day and not the day before, once: agenda, notice and event (EXIT-1, EXIT-3, EXIT-4)', async () => {
    const { id } = await register(coordinator);
    expect(await person(id)).toMatchObject({ registeredOn: '2014-06-03', earliestExitOn: '2014-12-03' });
    expect(await nightOf('2014-12-02')).toMatchObject({ total: 1, done: 1, due: 0, changed: 0 });
    expect((await list('state=due')).total).toBe(0);
    expect(await notices()).toEqual([]);
    const { seq } = (await coordinator.get('/events')).body as { seq: number };
    expect(await nightOf('2014-12-03')).toMatchObject({ due: 1, held: 0, changed: 1 });
    expect(await list('state=due&panel=chesterfield')).toMatchObject({
      total: 1,
      items: [{ offender: { id }, state: 'due', earliestExitOn: '2014-12-03', blockers: [] }],
    });
    const { items } = (await coordinator.get('/panels/chesterfield/agenda?meeting=panel')).body as Answer;
    expect(items).toMatchObject([{ offenderId: id, kind: 'exit', rule: 'EXIT-1', meeting: 'panel' }]);
    expect(await notices()).toMatchObject([{ kind: 'exit-due', offenderId: id, rule: 'EXIT-1' }]);
    const events = (await coordinator.get(`/events?since=${seq}`)).body as { items: { type: string }[] };
    expect(events.items).toContainEqual(expect.objectContaining({ type: 'exit.due', offenderId: id }));
    const timeline = (await coordinator.get(`/offenders/${id}/timeline`)).body as Answer;
    expect(timeline.items).toContainEqual(expect.objectContaining({ type: 'exit.due', rule: 'EXIT-1' }));
  });

  it('twice is the same as once, asked for or by itself (EXIT-3)', async () => {
    const { id } = await register(coordinator);
    clock.set('2014-12-03');
    await signInAgain();
    const answer = { total: 1, done: 1, due: 1, held: 0, status: 'finished', on: '2014-12-03' };
    const first = await coordinator.post('/exits/review', {}).expect(200);
    expect(first.body).toMatchObject({ ...answer, changed: 1 });
    const before = await countRows(test, sql`exit_reviews`);
    expect((await coordinator.post('/exits/review', {}).expect(200)).body).toMatchObject({
      ...answer,
      changed: 0,
    });
    expect((await coordinator.post('/exits/review', { panel: 'chesterfield' })).body).toMatchObject({
      changed: 0,
    });
    expect((await coordinator.post('/exits/review', { offenderId: id })).body).toMatchObject({ changed: 0 });
    expect(await nightOf('2014-12-03')).toMatchObject({ changed: 0 });
    expect(await runs.runNightly()).toBeNull();
    expect(await countRows(test, sql`exit_reviews`)).toBe(before);
    expect(await notices()).toHaveLength(1);
    expect((await coordinator.get('/panels/chesterfield/agenda?meeting=panel')).body.total).toBe(1);
  });

  it('catches up after days on which nothing ran, and each node’s night is one (EXIT-3)', async () => {
    await register(coordinator);
    await nightOf('2014-11-20');
    clock.set('2014-12-20');
    const several = await Promise.all([1, 2, 3, 4].map(() => runs.runNightly()));
    expect(several.filter((run) => run !== null)).toMatchObject([{ due: 1, changed: 1 }]);
    expect(await countRows(test, sql`exit_runs`, sql`cause = 'nightly'`)).toBe(2);
  });

  it('goes on where another process has died (EXIT-3)', async () => {
    await register(coordinator);
    clock.set('2014-12-03');
    const at = clock.now().toISOString();
    await runPast(test, [
      `insert into exit_runs (id, cause, on_day, policy_version, status, total, done, due, held, changed, started_at,
        started_by, touched_at) values ('dead', 'nightly', '2014-12-03', 2, 'running', 1, 0, 0, 0, 0, '${at}', 'x', '${at}')`,
    ]);
    expect(await runs.runNightly()).toBeNull();
    clock.advance(60_000);
    expect(await runs.runNightly()).toMatchObject({ id: 'dead', done: 1, due: 1, status: 'finished' });
  });

  it('holds whoever a fact holds, at once, and says until when (EXIT-1, EXIT-2)', async () => {
    const { id } = await register(coordinator);
    clock.set('2014-08-15');
    await signInAgain();
    const { body } = await coordinator.post(`/offenders/${id}/drug-tests`, test6).expect(201);
    expect(await person(id)).toMatchObject({ earliestExitOn: '2015-02-10', version: body.version });
    await nightOf('2014-12-03');
    expect(await list('state=held')).toMatchObject({
      total: 1,
      items: [
        {
          offender: { id },
          earliestExitOn: '2015-02-10',
          blockers: [{ kind: 'drug-test', date: '2014-08-10', until: '2015-02-10', rule: 'EXIT-1' }],
        },
      ],
    });
    await coordinator
      .post(`/offenders/${id}/drug-tests/${body.id as string}/withdraw`, { reason: 'Wrong person' })
      .expect(200);
    expect(await person(id)).toMatchObject({ earliestExitOn: '2014-12-03' });
    expect((await list('state=due')).total).toBe(1);
    expect((await coordinator.get('/panels/chesterfield/agenda?meeting=panel')).body.total).toBe(1);
    const late = {
      offenceDate: '2014-12-01',
      category: 'theft-non-motor',
      outcome: 'charge',
      outcomeDate: '2014-12-02',
    };
    await coordinator.post(`/offenders/${id}/offences`, late).expect(201);
    expect((await list('state=due')).total).toBe(0);
    expect((await coordinator.get('/panels/chesterfield/agenda?meeting=panel')).body.total).toBe(0);
  });

  it('a robust report yesterday holds another until six months from it, and closing it lets go (EXIT-2, INT-3)', async () => {
    const { id } = await register(coordinator);
    await nightOf('2014-12-10');
    const report = {
      date: '2014-12-09',
      text: 'Seen with stolen goods',
      source: 1,
      assessment: 'A',
      handling: 'C',
      conditions: 'Ask',
    };
    const { body } = await coordinator.post(`/offenders/${id}/intelligence`, report).expect(201);
    expect(await list('state=held')).toMatchObject({ items: [{ earliestExitOn: '2015-06-09' }] });
    const chair = await signIn(test.url, 'om.chesterfield');
    const seen = (await chair.get('/exits?state=held').expect(200)).body as Answer;
    expect(seen.items[0]?.blockers).toEqual([
      { kind: 'intelligence', date: null, until: '2015-06-09', rule: 'EXIT-1' },
    ]);
    expect((await list('state=held')).items[0]?.blockers).toMatchObject([{ date: '2014-12-09' }]);
    await coordinator
      .post(`/offenders/${id}/intelligence/${body.id as string}/close`, { reason: 'Explained' })
      .expect(200);
    expect(await list('state=due')).toMatchObject({ total: 1 });
  });

  it('tells of another day by what is recorded now, and nothing follows from it (EXIT-3)', async () => {
    const { id } = await register(coordinator);
    expect((await list('state=due&on=2014-12-02')).total).toBe(0);
    expect((await list('state=due&on=2014-12-03')).total).toBe(1);
    const ahead = { on: '2014-12-03' };
    expect((await coordinator.post('/exits/review', ahead)).body).toMatchObject({ due: 1, changed: 1 });
    expect((await coordinator.post('/exits/review', ahead)).body).toMatchObject({ due: 1, changed: 0 });
    expect((await coordinator.post('/exits/review', { ...ahead, offenderId: id })).body).toMatchObject({
      changed: 0,
    });
    expect(await notices()).toEqual([]);
    expect((await list('state=not-yet')).total).toBe(1);
    expect(await countRows(test, sql`exit_reviews`, sql`is_standing = 0`)).toBe(1);
    expect(await nightOf('2014-12-03')).toMatchObject({ changed: 1 });
    expect(await notices()).toHaveLength(1);
  });

  it('writes down what each result rested on, and it can be replayed (EXIT-3)', async () => {
    const { id } = await register(coordinator);
    await coordinator
      .post(`/offenders/${id}/drug-tests`, { sampleDate: '2014-06-03', result: 'positive' })
      .expect(201);
    clock.set('2014-06-20');
    await signInAgain();
    await coordinator.post(`/offenders/${id}/drug-tests`, { ...test6, sampleDate: '2014-06-20' }).expect(201);
    const rows = await readRows<{ state: string; inputs: string; cause: string; by: string; policy: number }>(
      test,
      sql`select state, inputs, cause, by_name as "by", policy_version as policy from exit_reviews
        where offender_id = ${id} order by at desc, id desc limit 1`,
    );
    expect(rows).toMatchObject([{ state: 'not-yet', cause: 'fact', policy: 2 }]);
    expect(JSON.parse(rows[0]?.inputs ?? '')).toMatchObject({
      registration: { registeredOn: '2014-06-03' },
      events: expect.arrayContaining([expect.objectContaining({ kind: 'drug-test', date: '2014-06-20' })]),
    });
    await expect(runPast(test, [`update exit_reviews set state = 'due'`])).rejects.toMatchObject({
      message: expect.stringMatching(/only grows/),
    });
  });

  it('is refused with what is wrong, and knows nobody who is not registered (LAW-4)', async () => {
    await coordinator.get('/exits?on=yesterday').expect(400);
    await coordinator.get('/exits?state=gone').expect(400);
    for (const month of ['2014-13', 'soon', '9999-12'])
      await coordinator.get(`/exits?month=${month}`).expect(400);
    await coordinator.post('/exits/review', { on: '2014-02-30' }).expect(400);
    await coordinator.post('/exits/review', { panel: 'nowhere' }).expect(400);
    await coordinator.post('/exits/review', { offenderId: 'nobody' }).expect(404);
    const runs = await countRows(test, sql`exit_runs`);
    for (const offenderId of [7, ['nobody'], {}, true]) {
      const { body } = await coordinator.post('/exits/review', { offenderId }).expect(400);
      expect(body).toMatchObject({ errors: [{ field: 'offenderId', rule: 'EXIT-3' }] });
    }
    for (const on of ['0001-01-01', '9999-12-31']) {
      for (const path of ['/exits', '/exits/overview']) await coordinator.get(`${path}?on=${on}`).expect(400);
      await coordinator.post('/exits/review', { on }).expect(400);
    }
    expect(await countRows(test, sql`exit_runs`)).toBe(runs);
    const { id } = await addPerson(coordinator);
    await coordinator.post('/exits/review', { offenderId: id }).expect(404);
    const partner = await signIn(test.url, 'housing.worker');
    for (const path of ['/exits', '/exits?state=due', '/exits/overview']) await partner.get(path).expect(403);
  });

  it('answers at once when it is not to be waited for, and tells how far it has come (EXIT-3)', async () => {
    await register(coordinator);
    const { body } = await coordinator.post('/exits/review', { wait: false }).expect(200);
    expect(body).toMatchObject({ status: 'running', done: 0, total: 1 });
    const progress = async () =>
      (await coordinator.get(`/exits/reviews/${body.id as string}`).expect(200)).body;
    for (let tries = 0; tries < 50 && (await progress()).status === 'running'; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await progress()).toMatchObject({ status: 'finished', done: 1 });
    await coordinator.get('/exits/reviews/none').expect(404);
  });

  it('counts by state and by coming month, for all and for a panel (EXIT-3)', async () => {
    await register(coordinator);
    await register(coordinator, { panel: 'derby-city' });
    const overview = (await coordinator.get('/exits/overview').expect(200)).body;
    expect(overview).toMatchObject({
      registered: 2,
      counts: { due: 0, held: 0, kept: 0, 'not-yet': 2, unknown: 0 },
    });
    expect(overview.months[6]).toEqual({ month: '2014-12-01', atStage: 2, released: 0 });
    expect((await coordinator.get('/exits?month=2014-12').expect(200)).body).toMatchObject({ total: 2 });
    expect((await coordinator.get('/exits?month=2014-11').expect(200)).body).toMatchObject({ total: 0 });
    expect((await coordinator.get('/exits/overview?panel=derby-city')).body).toMatchObject({ registered: 1 });
  });
});
