import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { holdClock, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { involve } from '../support/involve.js';
import { connectLive, type LiveEvent } from '../support/live-client.js';
import { callMeeting, walkIn } from '../support/meetings.js';
import {
  decide,
  openMeeting,
  probationAnswers,
  sendPartnerReferral,
  sendReferral,
  type SentReferral,
} from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

interface Item {
  id: string;
  referralId: string | null;
  name: string;
  state: string;
}
interface SeenRoom {
  agenda: Item[];
  settled: Item[];
  isChair: boolean;
  focus: { item: Item | null; place: Record<string, unknown> | null } | null;
}

describe.each(databaseKinds())('the item in focus, on %s (MEET-5)', (kind) => {
  let test: TestApp;
  let chair: Client;
  let deputy: Client;
  let manager: Client;
  let partner: Client;
  let sent: SentReferral[];
  let id: string;
  let items: Item[];

  beforeAll(async () => {
    test = await buildTestApp(kind);
    holdClock(test);
    chair = await signIn(test.url, 'chair.chesterfield');
    deputy = await signIn(test.url, 'coordinator.chesterfield');
    manager = await signIn(test.url, 'om.chesterfield');
    partner = await signIn(test.url, 'housing.worker');
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    sent = [
      await sendReferral(manager, probationAnswers()),
      await sendPartnerReferral(partner, manager),
      await sendReferral(manager, probationAnswers()),
    ];
    id = await openMeeting(chair, { agencies: ['police', 'probation-nps', 'yos'] });
    const { agenda } = await room();
    items = sent.map((each) => agenda.find(({ referralId }) => referralId === each.id) as Item);
  });

  const room = async (client = manager): Promise<SeenRoom> =>
    (await client.get(`/meetings/${id}`).expect(200)).body as SeenRoom;
  const focus = (client: Client, item: Item | undefined) =>
    client.post(`/meetings/${id}/focus`, { itemId: item?.id });

  it('is the same for all, moved by the chair, and what comes into it has been reached', async () => {
    expect((await room()).focus).toBeNull();
    await focus(chair, items[1]).expect(200);
    for (const client of [chair, deputy, manager]) {
      expect((await room(client)).focus?.item).toMatchObject({ id: items[1]?.id, state: 'reached' });
    }
    const { agenda } = await room();
    const others = agenda.filter((each) => each.id !== items[1]?.id);
    expect(others.every(({ state }) => state === 'waiting')).toBe(true);
  });

  it('tells everybody at once by its event, with ids only', async () => {
    const live = await connectLive(test.url, manager.token);
    await live.watch('all');
    await focus(chair, items[0]).expect(200);
    const { items: events } = (await manager.get('/events').expect(200)).body as { items: { seq: number }[] };
    await live.hear(events.at(-1)?.seq ?? 0);
    const { seq: _seq, at: _at, version: _version, ...told } = live.heard[0] as LiveEvent;
    expect(told).toEqual({ type: 'meeting.focus-moved', panel: 'chesterfield', meetingId: id });
    live.close();
  });

  it('asked for twice stays where it is, and says nothing the second time', async () => {
    await focus(chair, items[0]).expect(200);
    const { seq } = (await manager.get('/events')).body as { seq: number };
    await focus(chair, items[0]).expect(200);
    expect((await manager.get(`/events?since=${seq}`)).body).toMatchObject({ items: [] });
  });

  it('is the chair’s alone, whoever that is now: the others are told who has it', async () => {
    const refused = await focus(deputy, items[0]).expect(409);
    expect(refused.body).toMatchObject({
      ...{ code: 'MEETING.NOT_IN_CHAIR', rule: 'MEET-5' },
      detail: expect.stringMatching(/^Inspector Alan Pike has the chair/),
    });
    await deputy.post(`/meetings/${id}/chair`).expect(200);
    await focus(deputy, items[0]).expect(200);
    expect((await focus(chair, items[1]).expect(409)).body.detail).toMatch(/^Helen Marsh has the chair/);
    expect([(await room(chair)).isChair, (await room(deputy)).isChair]).toEqual([false, true]);
    await focus(manager, items[0]).expect(403);
    await focus(partner, items[0]).expect(403);
  });

  it('is never an item of another meeting, of none, or of a meeting that is not open', async () => {
    const other = await openMeeting(chair);
    for (const itemId of [items[0]?.id, 'nothing', 7, undefined]) {
      const { body } = await chair.post(`/meetings/${other}/focus`, { itemId }).expect(400);
      expect(body.errors).toMatchObject([{ field: 'itemId' }]);
    }
    await chair.post(`/meetings/${await callMeeting(chair)}/focus`, { itemId: 'x' }).expect(409);
    await chair.post(`/meetings/${id}/close`).expect(200);
    await focus(chair, items[0]).expect(409);
  });

  it('says where it stands in the agenda, and where the chair can go', async () => {
    const { agenda } = await room();
    await focus(chair, agenda[0]).expect(200);
    expect((await room()).focus?.place).toMatchObject({
      position: 1,
      previousId: null,
      nextId: agenda[1]?.id,
    });
    await focus(chair, agenda[1]).expect(200);
    expect((await room()).focus?.place).toMatchObject({ position: 2, previousId: agenda[0]?.id });
  });

  it('shows a partner an item about somebody shared with them, and of others only that there is one (LAW-4)', async () => {
    await involve(manager, sent[1]?.['offenderId'] as string, 'housing');
    await involve(manager, sent[2]?.['offenderId'] as string, 'housing');
    await walkIn(partner, id);
    await focus(chair, items[1]).expect(200);
    expect((await room(partner)).focus).toMatchObject({
      item: { id: items[1]?.id, name: items[1]?.name },
      place: null,
    });
    // Not shared at all, and shared but referred by another agency.
    for (const item of [items[0], items[2]]) {
      await focus(chair, item).expect(200);
      expect((await room(partner)).focus).toEqual({ item: null, place: null });
      expect(JSON.stringify(await room(partner))).not.toContain(item?.name.split(',')[0]);
    }
  });

  it('stays on what has been decided, and the decision names the item', async () => {
    await focus(chair, items[0]).expect(200);
    await decide(deputy, id, sent[0]?.id ?? '').expect(201);
    const { focus: seen, settled } = await room();
    expect(seen?.item).toMatchObject({ id: items[0]?.id, state: 'decided' });
    expect(settled).toMatchObject([{ id: items[0]?.id }]);
    const rows = await readRows(
      test,
      sql`select item_id as "itemId" from meeting_decisions where meeting_id = ${id}`,
    );
    expect(rows).toEqual([{ itemId: items[0]?.id }]);
  });

  it('takes notes of its own', async () => {
    const note = { text: 'The landlord has rung', itemId: items[0]?.id };
    await chair.post(`/meetings/${id}/notes`, note).expect(201);
    const { notes } = (await manager.get(`/meetings/${id}`)).body as { notes: object[] };
    expect(notes).toMatchObject([{ itemId: items[0]?.id, words: 'The landlord has rung' }]);
    const other = await openMeeting(chair);
    const wrong = await chair.post(`/meetings/${other}/notes`, note).expect(400);
    expect(wrong.body.errors).toMatchObject([{ field: 'itemId' }]);
  });
});
