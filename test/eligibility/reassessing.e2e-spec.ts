import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ReassessmentService } from '../../src/modules/ogrs-tiering/index.js';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, holdClock, readRows, runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { addPerson, clearForDecision } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('re-assessing everybody on %s', (kind) => {
  let test: TestApp;
  let clock: FixedClock;
  let manager: Client;
  let service: ReassessmentService;

  const signInAgain = async (): Promise<void> => {
    manager = await signIn(test.url, 'om.chesterfield');
  };
  beforeEach(async () => {
    test = await buildTestApp(kind);
    clock = holdClock(test);
    service = test.app.get(ReassessmentService);
    await signInAgain();
  });
  afterEach(() => test.close());

  const person = async (id: string) =>
    (await manager.get(`/offenders/${id}`)).body as Record<string, unknown>;
  const nightOf = async (day: string) => {
    clock.set(day);
    const run = await service.runNightly();
    await signInAgain();
    return run;
  };
  const decisions = (): Promise<number> => countRows(test, sql`eligibility_decisions`);
  const youngPerson = async (): Promise<string> => {
    const { id } = await addPerson(manager, { dateOfBirth: '1996-06-10' });
    await clearForDecision(manager, id, '2014-05-01');
    await manager.put(`/offenders/${id}/designations`, { yosHighRisk: true }).expect(200);
    return id;
  };

  it('registers a YOS case on the 18th birthday, and not the day before (ROUTE-YOS, EXCL-AGE)', async () => {
    const id = await youngPerson();
    await nightOf('2014-06-09');
    expect(await person(id)).toMatchObject({ status: 'not-registered' });
    expect(await nightOf('2014-06-10')).toMatchObject({ changed: 1, registered: 1, total: 1, done: 1 });
    expect(await person(id)).toMatchObject({
      status: 'registered',
      route: 'yos',
      registeredOn: '2014-06-10',
      registrations: [{ rule: 'ROUTE-YOS', recordedBy: 'Nightly review' }],
    });
    const [decision] = await readRows(
      test,
      sql`select cause, decided_by as "by", outcome from eligibility_decisions
        where offender_id = ${id} order by decided_at desc, id desc limit 1`,
    );
    expect(decision).toEqual({ cause: 'nightly review', by: 'Nightly review', outcome: 'automatic' });
  });

  it('finds the day on which six months without a conviction are full (EXCL-2), and says so once', async () => {
    const { id } = await addPerson(manager);
    await clearForDecision(manager, id, '2014-05-01');
    await manager.post(`/offenders/${id}/scores`, { score: 80, assessedOn: '2014-06-01' }).expect(201);
    expect(await nightOf('2014-10-31')).toMatchObject({ changed: 0 });
    expect(await nightOf('2014-11-01')).toMatchObject({ changed: 1, registered: 0 });
    expect(await nightOf('2014-11-02')).toMatchObject({ changed: 0 });
    const { body } = await manager.get(`/offenders/${id}/timeline`);
    expect(body.items[0]).toMatchObject({
      type: 'eligibility.changed',
      summary: 'Eligibility reviewed: excluded',
      rule: 'EXCL-NO-CONVICTION',
    });
  });

  it('changes nothing the second time, and the night’s is one however often it is looked for', async () => {
    await youngPerson();
    await addPerson(manager);
    await addPerson(manager);
    // Two of the three have never been assessed.
    expect(await nightOf('2014-06-03')).toMatchObject({ changed: 2, registered: 0 });
    const before = await decisions();
    expect(await service.runNightly()).toBeNull();
    const { finished } = await service.start({ ...(await adminActor(test)), role: 'admin' }, 'command');
    expect(await finished).toMatchObject({ done: 3, changed: 0, registered: 0 });
    expect(await decisions()).toBe(before);
  });

  it('run by several at once is run by one', async () => {
    await youngPerson();
    clock.set('2014-06-10');
    const runs = await Promise.all([1, 2, 3, 4].map(() => service.runNightly()));
    expect(runs.filter((run) => run !== null)).toHaveLength(1);
    expect(await countRows(test, sql`registrations`)).toBe(1);
    expect(await countRows(test, sql`reassessments`)).toBe(1);
  });

  it('goes on where it was interrupted, and is not lost', async () => {
    const id = await youngPerson();
    await addPerson(manager);
    await nightOf('2014-06-09');
    clock.set('2014-06-10');
    // A process that claimed the night's run and died.
    const dead = `insert into reassessments (id, cause, on_day, policy_version, status, total, done, changed,
      registered, started_at, started_by, touched_at) values ('dead', 'nightly', '2014-06-10', 2, 'running', 2, 0, 0, 0,
      '${clock.now().toISOString()}', 'Nightly review', '${clock.now().toISOString()}')`;
    await runPast(test, [dead]);
    expect(await service.runNightly()).toBeNull();
    clock.advance(60_000);
    expect(await service.runNightly()).toMatchObject({ id: 'dead', registered: 1, done: 2 });
    await signInAgain();
    expect(await person(id)).toMatchObject({ status: 'registered' });
  });

  it('brings nobody back who has left the scheme (EXIT-5, LAW-2)', async () => {
    const { id } = await addPerson(manager);
    await clearForDecision(manager, id, '2014-05-01');
    await manager.post(`/offenders/${id}/scores`, { score: 95, assessedOn: '2014-06-01' }).expect(201);
    await runPast(test, [
      `update offenders set status = 'exited', eligibility_digest = null where id = '${id}'`,
    ]);
    expect(await nightOf('2014-06-10')).toMatchObject({ done: 0, registered: 0 });
    expect(await person(id)).toMatchObject({ status: 'exited' });
    await manager
      .post(`/offenders/${id}/custody`, { establishment: 'HMP Ranby', from: '2014-06-05' })
      .expect(201);
    expect(await person(id)).toMatchObject({ status: 'exited' });
    const scored = await manager
      .post(`/offenders/${id}/scores`, { score: 96, assessedOn: '2014-06-09' })
      .expect(201);
    expect(scored.body).toMatchObject({ registration: { rule: 'TIER-1' } });
    expect((await person(id)).registrations).toHaveLength(2);
  });

  it('is asked for over the API, one at a time, with its progress', async () => {
    const coordinator = await signIn(test.url, 'coordinator.chesterfield');
    await addPerson(manager);
    const started = await coordinator.post('/reassessments').expect(202);
    const { id } = started.body as { id: string };
    const until = Date.now() + 20_000;
    let run = started.body as Record<string, unknown>;
    while (run.status !== 'finished' && Date.now() < until) {
      run = (await coordinator.get(`/reassessments/${id}`).expect(200)).body as Record<string, unknown>;
    }
    expect(run).toMatchObject({ cause: 'asked', status: 'finished', total: 1, done: 1, changed: 1 });
    const listed = await coordinator.get('/reassessments').expect(200);
    expect(listed.body.items).toMatchObject([{ id }]);
    await coordinator.get('/reassessments/nobody').expect(404);
    const alive = `insert into reassessments (id, cause, on_day, policy_version, status, total, done, changed,
      registered, started_at, started_by, touched_at) values ('alive', 'asked', '2014-06-03', 2, 'running', 2, 0, 0, 0,
      '${clock.now().toISOString()}', 'x', '${clock.now().toISOString()}')`;
    await runPast(test, [alive]);
    await coordinator.post('/reassessments').expect(409);
  });
});

async function adminActor(test: TestApp) {
  const [user] = await readRows<{ id: string; username: string; name: string; agency: string }>(
    test,
    sql`select id, username, name, agency from users where username = 'admin'`,
  );
  if (!user) throw new Error('there is no administrator');
  return { ...user, panels: [], from: 'test' };
}
