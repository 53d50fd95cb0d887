import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NoticePage } from '../../src/modules/notices/index.js';
import { TaskWatch } from '../../src/modules/tasks/index.js';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, holdClock, readRows, runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';
import { handOut, readTask } from '../support/tasks.js';
import { addUser } from '../support/users.js';

const TODAY = '2014-06-03';

describe.each(databaseKinds())('news of tasks that fall due, on %s (MEET-6)', (kind) => {
  let test: TestApp;
  let clock: FixedClock;
  let police: Client;
  let housing: Client;
  let kevin: string;
  let colleague: string;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    clock = holdClock(test);
    police = await signIn(test.url, 'coordinator.chesterfield');
    housing = await signIn(test.url, 'housing.worker');
    colleague = await idOf(await addUser(test, { role: 'partner', agency: 'housing' }));
    kevin = await idOf(housing);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    // What earlier tests left open has nothing to say in the next.
    await runPast(test, [`update tasks set status = 'cancelled' where status = 'open'`]);
    await on(TODAY);
  });

  /** Another day: whoever was signed in signs in again. */
  async function on(day: string): Promise<void> {
    clock.set(day);
    police = await signIn(test.url, 'coordinator.chesterfield');
    housing = await signIn(test.url, 'housing.worker');
  }

  const tell = (): Promise<number> => test.app.get(TaskWatch).tell();
  const idOf = async (client: Client): Promise<string> =>
    ((await client.get('/me').expect(200)).body as { id: string }).id;
  /** Whom a task has reached, and with what, the first first. */
  const toldOf = async (userId: string | null, { id }: { id: string }): Promise<[string, string][]> => {
    const reader = userId === null ? sql`user_id is null and role = 'coordinator'` : sql`user_id = ${userId}`;
    const rows = await readRows<{ kind: string; summary: string }>(
      test,
      sql`select kind, summary from notices where task_id = ${id} and ${reader} order by at, id`,
    );
    return rows.map((row) => [row.kind, row.summary]);
  };
  const SOON: [string, string] = ['task-due-soon', 'A task is due on 6 June 2014'];
  const LATE: [string, string] = ['task-overdue', 'A task was due on 6 June 2014 and is overdue'];

  it('reach the person it was given to once: from two days before, and from the day after', async () => {
    const task = await handOut(police, { owner: 'housing.worker' });
    expect(await tell()).toBe(0);
    await on('2014-06-04');
    expect([await tell(), await tell()]).toEqual([1, 0]);
    for (const day of ['2014-06-05', '2014-06-06']) {
      await on(day);
      expect(await tell()).toBe(0);
    }
    await on('2014-06-07');
    expect([await tell(), await tell()]).toEqual([1, 0]);
    expect(await toldOf(kevin, task)).toEqual([SOON, LATE]);
    expect(await toldOf(colleague, task)).toEqual([]);
    expect((await readTask(housing, task.id)).version).toBe(1);
  });

  it('are told once by however many look at the same moment', async () => {
    const task = await handOut(police, { owner: 'housing.worker' });
    await on('2014-06-04');
    const told = await Promise.all([tell(), tell(), tell()]);
    expect(told.reduce((sum, each) => sum + each)).toBe(1);
    expect(await toldOf(kevin, task)).toEqual([SOON]);
    expect(
      await countRows(test, sql`audit_entries`, sql`action = 'task.due-told' and subject_id = ${task.id}`),
    ).toBe(1);
  });

  it('say after days on which nobody looked what holds now', async () => {
    const task = await handOut(police, { owner: 'housing.worker' });
    await on('2014-06-20');
    expect(await tell()).toBe(1);
    expect(await toldOf(kevin, task)).toEqual([LATE]);
  });

  it('reach everybody of the agency in the panel where nobody has it in person', async () => {
    const elsewhere = await addUser(test, { role: 'partner', agency: 'housing' });
    const derby = await idOf(elsewhere);
    await runPast(test, [`update users set panels = '["derby-city"]' where id = '${derby}'`]);
    const task = await handOut(police);
    await on('2014-06-04');
    expect(await tell()).toBe(1);
    for (const id of [kevin, colleague]) expect(await toldOf(id, task)).toEqual([SOON]);
    expect(await toldOf(derby, task)).toEqual([]);
    expect(await toldOf(null, task)).toEqual([]);
  });

  it('reach the agency where whoever had it has left', async () => {
    const id = await idOf(await addUser(test, { role: 'partner', agency: 'housing' }));
    const task = await handOut(police, { owner: id });
    await runPast(test, [`update users set active = 0 where id = '${id}'`]);
    await on('2014-06-04');
    expect(await tell()).toBe(1);
    expect(await toldOf(kevin, task)).toEqual([SOON]);
  });

  it('reach the panel’s co-ordinator where the agency has nobody there', async () => {
    const task = await handOut(police, { ownerAgency: 'ete' });
    await on('2014-06-07');
    expect(await tell()).toBe(1);
    expect(await toldOf(null, task)).toEqual([LATE]);
  });

  it('come again for another due date, and for that once', async () => {
    const task = await handOut(police, { owner: 'housing.worker' });
    await on('2014-06-06');
    expect(await tell()).toBe(1);
    await police.patch(`/tasks/${task.id}`, { dueOn: '2014-06-12' }, 1).expect(200);
    expect(await tell()).toBe(0);
    await on('2014-06-10');
    expect([await tell(), await tell()]).toEqual([1, 0]);
  });

  it('say nothing of what is done', async () => {
    const task = await handOut(police, { owner: 'housing.worker' });
    await police.patch(`/tasks/${task.id}`, { status: 'done', note: 'Rang' }, 1).expect(200);
    await on('2014-06-20');
    expect(await tell()).toBe(0);
    expect(await toldOf(kevin, task)).toEqual([]);
  });

  it('name the person while the reader may see them, and nobody after (LAW-4)', async () => {
    const { id: offenderId } = await addPerson(police, { surname: 'Noticecanary' });
    const task = await handOut(police, { offenderId, owner: 'housing.worker' });
    await on('2014-06-04');
    await tell();
    const mine = async (): Promise<object | undefined> =>
      ((await housing.get('/notices?limit=200').expect(200)).body as NoticePage).items.find(
        ({ taskId }) => taskId === task.id,
      );
    expect(await mine()).toMatchObject({ name: 'Noticecanary, Alex', offenderId });
    await police.patch(`/tasks/${task.id}`, { status: 'done', note: 'Rang' }, 1).expect(200);
    expect(await mine()).toMatchObject({
      name: null,
      offenderId: null,
      summary: 'A task is due on 6 June 2014',
    });
  });

  it('stand on the agenda of the panel’s next meeting (MEET-4)', async () => {
    const { id: offenderId } = await addPerson(police, { surname: 'Late' });
    await handOut(police, { offenderId });
    await handOut(police, { action: 'Chase the council' });
    await on('2014-06-07');
    const call = { panel: 'chesterfield', kind: 'tasking', startsAt: '2014-06-09T09:30:00Z' };
    const { id } = (await police.post('/meetings', call).expect(201)).body as { id: string };
    const { agenda } = (await police.get(`/meetings/${id}`).expect(200)).body as { agenda: object[] };
    expect(agenda).toContainEqual(
      expect.objectContaining({
        ...{ offenderId, rule: 'MEET-6' },
        summary: 'Task of Housing, due on 6 June 2014: Call the landlord',
      }),
    );
    expect(agenda).toContainEqual(
      expect.objectContaining({
        ...{ offenderId: null, name: null },
        summary: 'Task of Housing, due on 6 June 2014: Chase the council',
      }),
    );
  });
});
