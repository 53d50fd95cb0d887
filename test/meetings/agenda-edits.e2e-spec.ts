import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, readRows } from '../support/app-inside.js';
import { openAgendaDesk, type AgendaDesk } from '../support/agenda-desk.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('an agenda in its chair’s hands on %s', (kind) => {
  let test: TestApp;
  let clock: AgendaDesk['clock'];
  let chair: Client;
  let coordinator: Client;
  let manager: Client;
  let partner: Client;
  let call: AgendaDesk['call'];
  let read: AgendaDesk['read'];
  let keys: AgendaDesk['keys'];
  let member: AgendaDesk['member'];
  let setRag: AgendaDesk['setRag'];

  beforeAll(async () => {
    test = await buildTestApp(kind);
    ({ clock, chair, coordinator, manager, partner, call, read, keys, member, setRag } =
      await openAgendaDesk(test));
  });
  afterAll(() => test.close());

  const panel = 'derby-city';
  let id: string;

  beforeAll(async () => {
    for (let count = 0; count < 3; count += 1) await setRag(await member(panel), 'red');
    id = await call(panel);
  });

  const move = (client: Client, key: string, position: unknown) =>
    client.patch(`/meetings/${id}/items/${key}`, { position }, 1);

  it('is put in another order, which what comes later does not disturb', async () => {
    const [first, second, ...rest] = await keys(id);
    await move(chair, second ?? '', 1).expect(204);
    expect(await keys(id)).toEqual([second, first, ...rest]);
    const late = await member(panel);
    await setRag(late, 'red');
    const after = await keys(id);
    expect(after.filter((key) => key !== `person:${late}`)).toEqual([second, first, ...rest]);
    expect(after).toContain(`person:${late}`);
  });

  it('reordered by two chairs at once has both applied, one after the other', async () => {
    const [a, b, c, ...rest] = await keys(id);
    const answers = await Promise.all([move(chair, c ?? '', 1), move(coordinator, b ?? '', 1)]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    const after = await keys(id);
    expect([
      [b, c, a, ...rest],
      [c, b, a, ...rest],
    ]).toContainEqual(after);
  });

  it('takes something off with a reason, and puts it back where it was', async () => {
    const [first, ...rest] = await keys(id);
    const off = await chair.post(`/meetings/${id}/items/${first}/take-off`, {}).expect(400);
    expect(off.body.errors).toMatchObject([{ field: 'reason', rule: 'MEET-4' }]);
    await chair.post(`/meetings/${id}/items/${first}/take-off`, { reason: 'In hospital' }).expect(204);
    expect(await keys(id)).toEqual(rest);
    expect((await read(id)).settled).toMatchObject([
      { key: first, state: 'taken-off', takenOffReason: 'In hospital' },
    ]);
    await chair.post(`/meetings/${id}/items/${first}/take-off`, { reason: 'Again' }).expect(409);
    await move(chair, first ?? '', 1).expect(409);
    await chair.post(`/meetings/${id}/items/${first}/put-back`, {}).expect(204);
    await chair.post(`/meetings/${id}/items/${first}/put-back`, {}).expect(409);
    expect(await keys(id)).toEqual([first, ...rest]);
  });

  it('adds a matter, about somebody or about nobody', async () => {
    const person = await member(panel);
    const { body } = await chair
      .post(`/meetings/${id}/items`, {
        offenderId: person,
        summary: 'Housing after release',
        reason: 'Asked by the hostel',
      })
      .expect(201);
    clock.advance(1_000);
    await chair.post(`/meetings/${id}/items`, { summary: 'The new hostel' }).expect(201);
    const { agenda } = await read(id);
    expect(agenda.filter(({ kind: why }) => why === 'added')).toMatchObject([
      { id: body.id, offenderId: person, summary: 'Housing after release', reason: 'Asked by the hostel' },
      { offenderId: null, name: null, summary: 'The new hostel', addedBy: 'Inspector Alan Pike' },
    ]);
    await chair.post(`/meetings/${id}/items`, { offenderId: person }).expect(400);
    await chair.post(`/meetings/${id}/items`, { offenderId: 'nobody', summary: 'X' }).expect(404);
  });

  it('is changed by whoever runs meetings only, and says so in the log and to every screen', async () => {
    const [first] = await keys(id);
    for (const reader of [manager, partner]) {
      await reader.post(`/meetings/${id}/items`, { summary: 'X' }).expect(403);
      await reader.patch(`/meetings/${id}/items/${first}`, { position: 1 }, 1).expect(403);
      await reader.post(`/meetings/${id}/items/${first}/take-off`, { reason: 'X' }).expect(403);
      await reader.post(`/meetings/${id}/items/${first}/put-back`, {}).expect(403);
    }
    await move(chair, first ?? '', 2).expect(204);
    const [event] = await readRows<{ subjects: string }>(
      test,
      sql`select type, panel, subjects from events order by seq desc limit 1`,
    );
    expect(event).toMatchObject({ type: 'agenda.changed', panel });
    expect(event?.subjects).toContain(id);
    const logged = sql`action = 'agenda.changed' and subject_id = ${id}`;
    expect(await countRows(test, sql`audit_entries`, logged)).toBeGreaterThan(1);
    await move(chair, 'person:nobody', 1).expect(404);
    await move(chair, first ?? '', 0).expect(400);
  });

  it('is set down with the opening as it stood, ids and order, or not at all', async () => {
    const before = await read(id);
    await chair.post(`/meetings/${id}/open`).expect(200);
    const after = await read(id);
    expect(after.agenda.map(({ id: _id, ...item }) => item)).toEqual(
      before.agenda.map(({ id: _id, ...item }) => item),
    );
    const rows = await readRows<{ position: number }>(
      test,
      sql`select position from meeting_items where meeting_id = ${id} order by position`,
    );
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => index + 1));
    const [first, second] = await keys(id);
    await move(chair, second ?? '', 1).expect(204);
    expect((await keys(id)).slice(0, 2)).toEqual([second, first]);
    await setRag(after.agenda[0]?.offenderId ?? '', 'green', 'Doing well');
    expect((await keys(id)).slice(0, 2)).toEqual([second, first]);
    await chair.post(`/meetings/${id}/close`).expect(200);
    await move(chair, first ?? '', 1).expect(409);
    const next = await call(panel);
    expect((await read(next)).agenda.find(({ key }) => key === first)).toMatchObject({ carried: 1 });
    expect((await read(next)).agenda.filter(({ kind: why }) => why === 'added')).toMatchObject([
      { summary: 'Housing after release', carried: 1 },
      { summary: 'The new hostel', carried: 1 },
    ]);
  });
});
