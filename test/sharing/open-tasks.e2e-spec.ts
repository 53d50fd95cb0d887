import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import request from 'supertest';
import type { PointerPage, RecordSharing } from '../../src/modules/involvement/index.js';
import type { TaskDetails } from '../../src/modules/tasks/index.js';
import { EventFeed } from '../../src/platform/events/event-feed.js';
import { holdClock, runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { involve } from '../support/involve.js';
import { connectLive, type LiveClient, type LiveEvent } from '../support/live-client.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';
import { handOut, listTasks, readTask } from '../support/tasks.js';

describe.each(databaseKinds())('an open task opens the record to its agency, on %s (LAW-4)', (kind) => {
  let test: TestApp;
  let police: Client;
  let housing: Client;
  let drugs: Client;
  const open: LiveClient[] = [];

  beforeAll(async () => {
    test = await buildTestApp(kind);
    holdClock(test);
    police = await signIn(test.url, 'coordinator.chesterfield');
    housing = await signIn(test.url, 'housing.worker');
    drugs = await signIn(test.url, 'drugs.worker');
  });
  afterAll(() => test.close());
  afterEach(() => {
    for (const client of open.splice(0)) client.close();
  });

  const change = (client: Client, { id }: { id: string }, body: object): request.Test =>
    request(test.url).patch(`/api/v1/tasks/${id}`).set('authorization', `Bearer ${client.token}`).send(body);
  const done = (client: Client, task: { id: string }): request.Test =>
    change(client, task, { status: 'done', note: 'Rang' });
  const sees = async (client: Client, id: string): Promise<boolean> =>
    (await client.get(`/offenders/${id}`)).status === 200;
  const person = async (surname: string): Promise<string> => (await addPerson(police, { surname })).id;
  const pointers = async (client: Client, surname: string): Promise<PointerPage> =>
    (await client.get(`/offenders/pointers?q=${surname}`).expect(200)).body as PointerPage;

  it('in full while the task is open, and only a pointer after it is done', async () => {
    const id = await person('Alderwasley');
    expect(await sees(housing, id)).toBe(false);
    const task = await handOut(police, { offenderId: id });
    expect((await housing.get(`/offenders/${id}`).expect(200)).body).toMatchObject({
      surname: 'Alderwasley',
    });
    await housing.get(`/offenders/${id}/timeline`).expect(200);
    expect((await pointers(housing, 'Alderwasley')).total).toBe(0);
    expect(await sees(drugs, id)).toBe(false);
    await done(police, task).expect(200);
    expect(await sees(housing, id)).toBe(false);
    expect((await pointers(housing, 'Alderwasley')).items).toMatchObject([{ surname: 'Alderwasley' }]);
  });

  it('says on the page “who can see this?” that it is by a task, and since when', async () => {
    const id = await person('Bolehill');
    await handOut(police, { offenderId: id });
    const { involved } = (await police.get(`/offenders/${id}/sharing`).expect(200)).body as RecordSharing;
    expect(involved).toEqual([
      {
        ...{ agency: 'housing', by: 'task', establishment: null, from: '2014-06-03', to: null },
        isSharing: true,
      },
    ]);
  });

  it('and the answer that it is done names nobody any more, nor does a list or a page of it', async () => {
    const id = await person('Crichcanary');
    const task = await handOut(police, { offenderId: id });
    expect(await readTask(housing, task.id)).toMatchObject({ offenderId: id, name: 'Crichcanary, Alex' });
    const { body } = await done(housing, task).expect(200);
    expect(body).toMatchObject({ status: 'done', offenderId: null, name: null });
    const list = await listTasks(housing, '?status=done');
    expect(list.items.find((item) => item.id === task.id)).toMatchObject({ offenderId: null, name: null });
    expect(JSON.stringify([body, list])).not.toMatch(new RegExp(`Crichcanary|${id}`));
    expect(await listTasks(housing, `?offenderId=${id}`)).toEqual({ items: [], nextCursor: null, total: 0 });
    expect((await readTask(police, task.id)).name).toBe('Crichcanary, Alex');
  });

  it.each([
    [
      'cancelled',
      'Dethick',
      (task: TaskDetails) => change(police, task, { status: 'cancelled', note: 'No need' }),
    ],
    ['given to another agency', 'Edale', (task: TaskDetails) => change(police, task, { ownerAgency: 'ete' })],
  ])('until it is %s', async (_words, surname, end) => {
    const id = await person(surname);
    const task = await handOut(police, { offenderId: id });
    expect(await sees(housing, id)).toBe(true);
    await end(task).expect(200);
    expect(await sees(housing, id)).toBe(false);
  });

  it('again when it is reopened, which no partner can do', async () => {
    const id = await person('Eyam');
    const task = await handOut(police, { offenderId: id });
    await done(housing, task).expect(200);
    await change(housing, task, { status: 'open', note: 'A look' }).expect(403);
    expect(await sees(housing, id)).toBe(false);
    await change(police, task, { status: 'open', note: 'Not finished' }).expect(200);
    expect(await sees(housing, id)).toBe(true);
  });

  it('as long as one of two is open, and whoever has another part keeps it', async () => {
    const id = await person('Foolow');
    const [first, second] = [
      await handOut(police, { offenderId: id }),
      await handOut(police, { offenderId: id }),
    ];
    await done(housing, first).expect(200);
    expect(await sees(housing, id)).toBe(true);
    await done(housing, second).expect(200);
    expect(await sees(housing, id)).toBe(false);
    const other = await person('Grindleford');
    await involve(police, other, 'housing');
    await done(housing, await handOut(police, { offenderId: other })).expect(200);
    expect(await sees(housing, other)).toBe(true);
  });

  it('of somebody who has left the scheme for nobody anew (LAW-2), and for its agency until it is done', async () => {
    const id = await person('Hathersage');
    const task = await handOut(police, { offenderId: id });
    await runPast(test, [`update offenders set status = 'exited' where id = '${id}'`]);
    expect(await readTask(housing, task.id)).toMatchObject({
      ...{ status: 'open', name: 'Hathersage, Alex', hasLeftScheme: true },
    });
    await change(police, task, { ownerAgency: 'drugs-alcohol' }).expect(422);
    await done(housing, task).expect(200);
    expect(await readTask(housing, task.id)).toMatchObject({ name: null, hasLeftScheme: false });
    const refused = await change(police, task, { status: 'open', note: 'Again' }).expect(422);
    expect(refused.body).toMatchObject({ code: 'TASK.HAS_LEFT', rule: 'LAW-2' });
    // They are on no list of the current cohort, whoever has a task about them.
    expect((await housing.get('/offenders?q=Hathersage').expect(200)).body).toMatchObject({ total: 0 });
  });

  describe('and tells open screens at once', () => {
    async function watch(client: Client): Promise<LiveClient> {
      const live = await connectLive(test.url, client.token);
      open.push(live);
      await live.watch('all');
      return live;
    }
    async function settle(live: LiveClient): Promise<void> {
      await live.hear(await test.app.get(EventFeed).newestSeq());
      await pause(50);
    }
    const typesOf = (events: readonly LiveEvent[]): string[] => events.map(({ type }) => type);

    it('that it begins and ends, by the task’s id and nobody’s name', async () => {
      const id = await person('Ible');
      const [all, theirs, others] = [await watch(police), await watch(housing), await watch(drugs)];
      const seq = await test.app.get(EventFeed).newestSeq();
      const task = await handOut(police, { offenderId: id });
      await done(housing, task).expect(200);
      await settle(all);
      expect(typesOf(theirs.heard)).toEqual([
        'task.changed',
        'sharing.changed',
        'task.changed',
        'sharing.changed',
      ]);
      expect(theirs.heard[0]).toMatchObject({ taskId: task.id, panel: 'chesterfield', version: 1 });
      expect(JSON.stringify(theirs.heard)).not.toContain(id);
      expect(others.heard).toEqual([]);
      expect(all.heard[0]).toMatchObject({ type: 'task.changed', taskId: task.id, offenderId: id });
      const { items } = (await housing.get(`/events?since=${seq}`).expect(200)).body as {
        items: LiveEvent[];
      };
      expect(items).toEqual(theirs.heard);
    });

    it('that it goes from one agency to another, to both', async () => {
      const id = await person('Jericho');
      const task = await handOut(police, { offenderId: id });
      const [all, theirs, others] = [await watch(police), await watch(housing), await watch(drugs)];
      await change(police, task, { ownerAgency: 'drugs-alcohol' }).expect(200);
      await settle(all);
      for (const live of [theirs, others]) {
        expect(typesOf(live.heard).sort()).toEqual(['sharing.changed', 'task.changed']);
      }
    });

    it('once, when the last two of an agency end at the same moment', async () => {
      const id = await person('Kniveton');
      const tasks = [await handOut(police, { offenderId: id }), await handOut(police, { offenderId: id })];
      const [all, theirs] = [await watch(police), await watch(housing)];
      await Promise.all(tasks.map((task) => done(police, task).expect(200)));
      await settle(all);
      expect(typesOf(theirs.heard).filter((type) => type === 'sharing.changed')).toHaveLength(1);
      expect(await sees(housing, id)).toBe(false);
    });
  });
});
