import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { TaskDetails } from '../../src/modules/tasks/index.js';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, holdClock, readRows, runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { inUnitOfWork } from '../support/consequences.js';
import { databaseKinds } from '../support/databases.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';
import { handOut, listTasks, readTask } from '../support/tasks.js';
import { addUser } from '../support/users.js';

const CALL = { panel: 'chesterfield', kind: 'tasking', startsAt: '2014-06-03T10:30:00+01:00' };
const TASK = { action: 'Call the landlord', ownerAgency: 'housing', dueOn: '2014-06-06' };

describe.each(databaseKinds())('tasks on %s', (kind) => {
  let test: TestApp;
  let clock: FixedClock;
  let police: Client;
  let chair: Client;
  let manager: Client;
  let housing: Client;
  let drugs: Client;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    clock = holdClock(test);
    police = await signIn(test.url, 'coordinator.chesterfield');
    chair = await signIn(test.url, 'chair.chesterfield');
    manager = await signIn(test.url, 'om.chesterfield');
    housing = await signIn(test.url, 'housing.worker');
    drugs = await signIn(test.url, 'drugs.worker');
  });
  afterAll(() => test.close());

  const kevin = async (): Promise<string> =>
    ((await housing.get('/me').expect(200)).body as { id: string }).id;
  const change = (client: Client, { id }: { id: string }, body: object): request.Test =>
    request(test.url).patch(`/api/v1/tasks/${id}`).set('authorization', `Bearer ${client.token}`).send(body);
  async function openMeeting(): Promise<string> {
    const { id } = (await chair.post('/meetings', CALL).expect(201)).body as { id: string };
    await chair.post(`/meetings/${id}/open`).expect(200);
    return id;
  }

  describe('that are handed out (MEET-6)', () => {
    it('stand with history, audit entry and event, in one unit of work', async () => {
      const { seq } = (await police.get('/events?limit=1&since=9999999')).body as { seq: number };
      const { id: offenderId } = await addPerson(police, { surname: 'Mottram', forename: 'Lee' });
      const task = await handOut(police, { offenderId, owner: 'housing.worker' });
      expect(task).toMatchObject({
        ...{ panel: 'chesterfield', action: 'Call the landlord', ownerAgency: 'housing', kind: null },
        ...{ owner: { name: 'Kevin Frost', isMe: false, hasLeft: false }, dueOn: '2014-06-06' },
        ...{ status: 'open', timing: 'later', offenderId, name: 'Mottram, Lee', meeting: null, note: null },
        ...{ createdBy: 'Helen Marsh', version: 1 },
        history: [{ by: 'Helen Marsh', agency: 'police', type: 'handed-out', changes: [], note: null }],
      });
      expect(
        await countRows(
          test,
          sql`audit_entries`,
          sql`action = 'task.handed-out' and subject_type = 'offender' and subject_id = ${offenderId}`,
        ),
      ).toBe(1);
      const { items } = (await police.get(`/events?since=${seq}`)).body as { items: object[] };
      expect(items).toContainEqual(
        expect.objectContaining({ type: 'task.changed', taskId: task.id, offenderId, panel: 'chesterfield' }),
      );
    });

    it.each([
      [{ action: '' }, ['action']],
      [{ ownerAgency: 'scouts' }, ['ownerAgency']],
      [{ dueOn: '2014-06-02' }, ['dueOn']],
      [{ dueOn: '2015-06-04' }, ['dueOn']],
      [{ owner: 'drugs.worker' }, ['owner']],
      [{ owner: 'analyst' }, ['owner']],
      [{ panel: 'nowhere' }, ['panel']],
      [{ action: null, ownerAgency: null, dueOn: 'soon' }, ['action', 'ownerAgency', 'dueOn']],
    ])('are refused with the fields that cannot be used: %j', async (wrong, fields) => {
      const before = await countRows(test, sql`tasks`);
      const { body } = await police.post('/tasks', { ...TASK, panel: 'chesterfield', ...wrong }).expect(400);
      const errors = body.errors as { field: string; rule: string }[];
      expect(errors.map(({ field }) => field)).toEqual(fields);
      expect(errors[0]?.rule).toBe('MEET-6');
      expect(await countRows(test, sql`tasks`)).toBe(before);
    });

    it('are about nobody who is not there, and about nobody who has left (LAW-2)', async () => {
      await police.post('/tasks', { ...TASK, offenderId: 'nobody' }).expect(404);
      const { id } = await addPerson(police);
      await runPast(test, [`update offenders set status = 'exited' where id = '${id}'`]);
      const { body } = await police.post('/tasks', { ...TASK, offenderId: id }).expect(422);
      expect(body).toMatchObject({ code: 'TASK.HAS_LEFT', rule: 'LAW-2' });
    });

    it('are handed out by co-ordinators, chairs and offender managers, and by no partner', async () => {
      for (const client of [police, chair, manager]) await handOut(client);
      await housing.post('/tasks', { ...TASK, panel: 'chesterfield' }).expect(403);
    });
  });

  describe('of a meeting', () => {
    it('are set below the quorum too (MEET-2), and stand in the meeting', async () => {
      const meetingId = await openMeeting();
      const { id: offenderId } = await addPerson(police);
      const { body } = await chair.post(`/meetings/${meetingId}/tasks`, { ...TASK, offenderId }).expect(201);
      expect(body).toMatchObject({ status: 'open', meeting: { id: meetingId, kind: 'tasking' } });
      const meeting = (await chair.get(`/meetings/${meetingId}`).expect(200)).body;
      expect(meeting).toMatchObject({
        quorum: { present: 0, quorate: false },
        tasks: [{ id: (body as TaskDetails).id, offenderId }],
      });
      expect((await listTasks(police, `?meetingId=${meetingId}`)).total).toBe(1);
    });

    it('are refused before it is opened and after it was closed', async () => {
      const { id } = (await chair.post('/meetings', CALL).expect(201)).body as { id: string };
      const ask = async (): Promise<unknown> =>
        (await chair.post(`/meetings/${id}/tasks`, TASK).expect(409)).body;
      expect(await ask()).toMatchObject({ code: 'MEETING.NOT_OPEN', rule: 'MEET-5' });
      await chair.post(`/meetings/${id}/open`).expect(200);
      await chair.post(`/meetings/${id}/tasks`, TASK).expect(201);
      await chair.post(`/meetings/${id}/close`).expect(200);
      expect(await ask()).toMatchObject({ code: 'MEETING.NOT_OPEN' });
      await runPast(test, [`update meetings set status = 'cancelled' where id = '${id}'`]);
      expect(await ask()).toMatchObject({ code: 'MEETING.NOT_OPEN' });
    });

    it('need an action, an owner and a due date, and a meeting that is there', async () => {
      const id = await openMeeting();
      const { body } = await chair.post(`/meetings/${id}/tasks`, {}).expect(400);
      expect((body.errors as { field: string }[]).map(({ field }) => field)).toEqual([
        'action',
        'ownerAgency',
        'dueOn',
      ]);
      await chair.post('/meetings/nobody/tasks', TASK).expect(404);
      await chair.post(`/meetings/${id}/tasks`, { ...TASK, offenderId: 'nobody' }).expect(404);
      await housing.post(`/meetings/${id}/tasks`, TASK).expect(403);
    });

    it('are about nobody only where nobody is sent, and of an item of their own meeting (MEET-5)', async () => {
      const [id, other] = [await openMeeting(), await openMeeting()];
      const add = { summary: 'The hostel' };
      const own = (await chair.post(`/meetings/${id}/items`, add).expect(201)).body as { id: string };
      const foreign = (await chair.post(`/meetings/${other}/items`, add).expect(201)).body as { id: string };
      const rows = await countRows(test, sql`tasks`);
      for (const wrong of [
        ...[7, ['x'], {}, true].map((offenderId) => ({ offenderId })),
        ...[foreign.id, 'nobody', 'x'.repeat(9_000), 7, [own.id]].map((meetingItemId) => ({ meetingItemId })),
      ]) {
        const { body } = await chair.post(`/meetings/${id}/tasks`, { ...TASK, ...wrong }).expect(400);
        expect(body).toMatchObject({ errors: [{ field: Object.keys(wrong)[0] }] });
      }
      const elsewhere = { ...TASK, panel: 'chesterfield', offenderId: ['x'] };
      expect((await chair.post('/tasks', elsewhere).expect(400)).body).toMatchObject({
        errors: [{ field: 'offenderId', rule: 'MEET-6' }],
      });
      expect(await countRows(test, sql`tasks`)).toBe(rows);
      await chair.post(`/meetings/${id}/tasks`, { ...TASK, meetingItemId: own.id }).expect(201);
    });

    it('tell a partner of the meeting only where they were checked in (LAW-4)', async () => {
      const id = await openMeeting();
      const made = (await chair.post(`/meetings/${id}/tasks`, TASK).expect(201)).body as TaskDetails;
      expect((await readTask(housing, made.id)).meeting).toBeNull();
      expect((await listTasks(housing, `?meetingId=${id}`)).total).toBe(0);
      await chair.post(`/meetings/${id}/attendance`, { name: 'Kevin Frost', agency: 'housing' }).expect(201);
      expect((await readTask(housing, made.id)).meeting).toMatchObject({ id });
      expect((await listTasks(housing, `?meetingId=${id}`)).total).toBe(1);
    });
  });

  describe('that end', () => {
    it('are done with a note, by whoever’s they are', async () => {
      const task = await handOut(police);
      const without = await change(housing, task, { status: 'done' }).expect(400);
      expect(without.body.errors).toMatchObject([{ field: 'note', rule: 'MEET-6' }]);
      const { body, headers } = await change(housing, task, {
        status: 'done',
        note: 'Rang: he stays',
      }).expect(200);
      expect(headers['etag']).toBe('"2"');
      expect(body).toMatchObject({
        ...{ status: 'done', timing: null, note: 'Rang: he stays', closedBy: 'Kevin Frost', version: 2 },
        ...{ closedAt: clock.now().toISOString() },
        history: [
          { type: 'handed-out' },
          { type: 'done', note: 'Rang: he stays', changes: [{ field: 'status', from: 'open', to: 'done' }] },
        ],
      });
    });

    it('are done by one of two at once; the other is told so', async () => {
      const task = await handOut(police);
      const done = { status: 'done', note: 'Rang' };
      const answers = await Promise.all([housing, police].map((client) => change(client, task, done)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const late = answers.find(({ status }) => status === 409)?.body as object;
      expect(late).toMatchObject({
        code: 'TASK.NOT_POSSIBLE',
        detail: 'This task has been done already. Reopen it to change it.',
      });
      expect((await readTask(police, task.id)).history).toHaveLength(2);

      const other = await handOut(police);
      const stale = await Promise.all(
        [housing, police].map((client) => client.patch(`/tasks/${other.id}`, done, 1)),
      );
      expect(stale.map(({ status }) => status).sort()).toEqual([200, 412]);
    });

    it('are cancelled with a reason by whoever handed it out, a chair or a co-ordinator', async () => {
      const cancel = { status: 'cancelled', note: 'Not needed any more' };
      for (const client of [manager, chair, police]) {
        const task = await handOut(manager);
        await change(client, task, { status: 'cancelled' }).expect(400);
        expect((await change(client, task, cancel).expect(200)).body).toMatchObject({ status: 'cancelled' });
      }
      const task = await handOut(police);
      for (const client of [housing, manager]) await change(client, task, cancel).expect(403);
    });

    it('are reopened with a reason as a dated entry, not by a partner (LAW-4)', async () => {
      const task = await handOut(police);
      await change(housing, task, { status: 'done', note: 'Rang' }).expect(200);
      const reopen = { status: 'open', note: 'The landlord did not answer', dueOn: '2014-06-10' };
      await change(housing, task, reopen).expect(403);
      await change(police, task, { status: 'open' }).expect(400);
      const { body } = await change(police, task, reopen).expect(200);
      expect(body).toMatchObject({
        ...{ status: 'open', note: null, closedAt: null, closedBy: null, dueOn: '2014-06-10' },
        history: [{ type: 'handed-out' }, { type: 'done', note: 'Rang' }, { type: 'reopened' }],
      });
      await change(police, task, { status: 'open', note: 'Again' }).expect(200);
    });

    it.each([
      [{ status: 'lost' }, 'status'],
      [{ status: 'done', note: 'x', dueOn: '2014-06-09' }, 'dueOn'],
      [{ note: 'x'.repeat(2001) }, 'note'],
    ])('are not changed by what cannot be used: %j', async (wrong, field) => {
      const task = await handOut(police);
      const { body } = await change(police, task, wrong).expect(400);
      expect(body.errors).toMatchObject([{ field }]);
      expect((await readTask(police, task.id)).version).toBe(1);
    });
  });

  describe('that change', () => {
    it('keep what they were: who, when, from and to (COH-2)', async () => {
      const task = await handOut(police);
      await change(police, task, { dueOn: '2014-06-12', note: 'He is away until then' }).expect(200);
      const { body } = await change(housing, task, { owner: await kevin() }).expect(200);
      expect(body).toMatchObject({
        ...{ dueOn: '2014-06-12', owner: { name: 'Kevin Frost', isMe: true }, version: 3 },
        history: [
          { type: 'handed-out' },
          {
            ...{ type: 'changed', by: 'Helen Marsh', note: 'He is away until then' },
            changes: [{ field: 'dueOn', from: '2014-06-06', to: '2014-06-12' }],
          },
          { type: 'changed', changes: [{ field: 'owner', from: null, to: 'Kevin Frost' }] },
        ],
      });
    });

    it('are put off by whoever decides about them, and not by whoever’s they are', async () => {
      const task = await handOut(manager);
      await change(housing, task, { dueOn: '2014-06-12' }).expect(403);
      await change(housing, task, { action: 'Do nothing' }).expect(403);
      await change(manager, task, { dueOn: '2014-06-12' }).expect(200);
      await change(await signIn(test.url, 'om.derby-city'), task, { dueOn: '2014-06-13' }).expect(403);
    });

    it('that are over are not changed', async () => {
      const task = await handOut(police);
      await change(police, task, { status: 'done', note: 'Rang' }).expect(200);
      expect((await change(police, task, { dueOn: '2014-06-12' }).expect(409)).body.code).toBe(
        'TASK.NOT_POSSIBLE',
      );
    });

    it('say nothing where nothing changes', async () => {
      const task = await handOut(police);
      const { body } = await change(police, task, { ...TASK, status: 'open' }).expect(200);
      expect(body).toMatchObject({ version: 1, history: [{ type: 'handed-out' }] });
    });

    it('go to another agency by whoever decides; what was said before stays with the first (LAW-4)', async () => {
      const task = await handOut(police, { owner: await kevin() });
      await change(housing, task, { note: 'Rang: CANARY-NOTE' }).expect(200);
      await change(housing, task, { ownerAgency: 'drugs-alcohol' }).expect(403);
      await change(police, task, { ownerAgency: 'drugs-alcohol' }).expect(200);
      await housing.get(`/tasks/${task.id}`).expect(404);
      const theirs = await readTask(drugs, task.id);
      expect(theirs).toMatchObject({ ownerAgency: 'drugs-alcohol', owner: null });
      expect(theirs.history).toMatchObject([
        {
          type: 'changed',
          changes: [
            { field: 'ownerAgency', from: null, to: 'drugs-alcohol' },
            { field: 'owner', from: null, to: null },
          ],
        },
      ]);
      expect(JSON.stringify(theirs)).not.toMatch(/CANARY|housing|Kevin/);
      expect((await readTask(police, task.id)).history).toHaveLength(3);
    });
  });

  it('never vanish with whoever leaves: they are their agency’s, and say so (MEET-6)', async () => {
    const leaver = await addUser(test, { role: 'partner', agency: 'housing' });
    const me = (await leaver.get('/me').expect(200)).body as { id: string; name: string };
    const task = await handOut(police, { owner: me.id });
    await runPast(test, [`update users set active = 0 where id = '${me.id}'`]);
    const shown = await readTask(housing, task.id);
    expect(shown).toMatchObject({ status: 'open', owner: { name: me.name, hasLeft: true } });
    expect((await listTasks(housing, '?status=open&limit=200')).items.map(({ id }) => id)).toContain(task.id);
    await change(housing, task, { owner: await kevin() }).expect(200);
    await change(police, task, { owner: me.id }).expect(400);
    expect((await readTask(housing, task.id)).owner).toMatchObject({ name: 'Kevin Frost', hasLeft: false });
  });

  // On SQLite nobody writes beside anybody.
  if (kind === 'postgres') {
    it('of another agency do not keep a partner waiting, who would learn that there is one (LAW-4)', async () => {
      const { id: offenderId } = await addPerson(police);
      const task = await handOut(police, { offenderId });
      await inUnitOfWork(test, async (tx) => {
        await tx.query(sql`select id from offenders where id = ${offenderId} for update`);
        await change(drugs, task, { note: 'Is there one?' }).timeout(2_000).expect(404);
      });
    });
  }

  it('are nothing to whoever has no part in the cohort', async () => {
    const task = await handOut(police);
    for (const username of ['analyst', 'admin', 'auditor']) {
      const client = await signIn(test.url, username);
      await client.get('/tasks').expect(403);
      await client.get(`/tasks/${task.id}`).expect(403);
      await change(client, task, { status: 'done', note: 'x' }).expect(403);
    }
  });

  it('are logged with whom they showed (COH-3)', async () => {
    const { id: offenderId } = await addPerson(police);
    const task = await handOut(police, { offenderId });
    await readTask(housing, task.id);
    await listTasks(housing, `?offenderId=${offenderId}`);
    const rows = await readRows<{ action: string; subject: string | null; detail: string }>(
      test,
      sql`select action, subject_id as subject, detail from audit_entries where actor_name = 'Kevin Frost'
        and action in ('task.viewed', 'tasks.viewed') order by seq desc limit 2`,
    );
    expect(rows.map(({ action, subject }) => [action, subject])).toEqual([
      ['tasks.viewed', null],
      ['task.viewed', offenderId],
    ]);
    expect(JSON.parse(rows[0]?.detail ?? '{}')).toMatchObject({ shown: [offenderId], tasks: [task.id] });
  });
});
