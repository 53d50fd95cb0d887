import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { holdClock } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { involve } from '../support/involve.js';
import { connectLive } from '../support/live-client.js';
import { callMeeting, checkIn, walkIn } from '../support/meetings.js';
import {
  decide,
  openMeeting,
  probationAnswers,
  sendPartnerReferral,
  sendReferral,
} from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';
import { addUser } from '../support/users.js';

describe.each(databaseKinds())('who is at a meeting, on %s (MEET-2)', (kind) => {
  let test: TestApp;
  let clock: FixedClock;
  let chair: Client;
  let manager: Client;
  let partner: Client;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    clock = holdClock(test);
    chair = await signIn(test.url, 'chair.chesterfield');
    manager = await signIn(test.url, 'om.chesterfield');
    partner = await signIn(test.url, 'housing.worker');
  });
  afterAll(() => test.close());

  const room = async (client: Client, id: string): Promise<Record<string, unknown>> =>
    (await client.get(`/meetings/${id}`).expect(200)).body as Record<string, unknown>;
  const quorum = async (id: string): Promise<unknown> => (await room(chair, id))['quorum'];
  const listed = async (client: Client): Promise<string[]> =>
    ((await client.get('/meetings').expect(200)).body.items as { id: string }[]).map(({ id }) => id);

  it.each([
    ['open, of another day', { startsAt: '2014-05-20T09:30:00Z' }, true],
    ['called for today', {}, false],
    ['called for the first minute of today, London time', { startsAt: '2014-06-02T23:00:00Z' }, false],
    ['called for the last minute of today, London time', { startsAt: '2014-06-03T22:59:00Z' }, false],
  ])('lets a partner walk in where it is %s', async (_, call, isOpen) => {
    const id = await callMeeting(chair, call);
    if (isOpen) await chair.post(`/meetings/${id}/open`).expect(200);
    expect(Object.keys(await room(partner, id)).sort()).toEqual(
      [
        'chair',
        'closedAt',
        'id',
        'kind',
        'openedAt',
        'panel',
        'quorum',
        'startsAt',
        'status',
        'version',
      ].sort(),
    );
    expect(await listed(partner)).toContain(id);
    await walkIn(partner, id);
    expect(await quorum(id)).toMatchObject({ agencies: ['housing'], present: 1 });
    expect(await room(partner, id)).toMatchObject({ attendance: [{ name: 'Kevin Frost', isYou: true }] });
  });

  it.each([
    ['called for yesterday', { startsAt: '2014-06-02T22:59:00Z' }],
    ['called for tomorrow', { startsAt: '2014-06-03T23:00:00Z' }],
  ])('is not there to a partner where it is %s (LAW-4)', async (_, call) => {
    const id = await callMeeting(chair, call);
    expect(await listed(partner)).not.toContain(id);
    const [real, invented] = [
      await partner.post(`/meetings/${id}/attendance`, {}).expect(404),
      await partner.post(`/meetings/nothing/attendance`, {}).expect(404),
    ];
    expect({ ...real.body, instance: '' }).toEqual({ ...invented.body, instance: '' });
    await partner.get(`/meetings/${id}`).expect(404);
    await checkIn(chair, id, 'yos');
    await partner.get(`/meetings/${id}`).expect(404);
    const person = { name: 'Kevin Frost', agency: 'housing' };
    await chair.post(`/meetings/${id}/attendance`, person).expect(201);
    expect(await room(partner, id)).toMatchObject({ attendance: [{ isYou: false }, { isYou: true }] });
  });

  it('is not there to a partner who does not work with the panel, or once it has closed (LAW-4)', async () => {
    const elsewhere = await addUser(test, { role: 'partner', agency: 'ete', panels: ['derby-city'] });
    const id = await openMeeting(chair);
    await elsewhere.get(`/meetings/${id}`).expect(404);
    await elsewhere.post(`/meetings/${id}/attendance`, {}).expect(404);
    await chair.post(`/meetings/${id}/close`).expect(200);
    await partner.get(`/meetings/${id}`).expect(404);
    await partner.post(`/meetings/${id}/attendance`, {}).expect(404);
  });

  it('shows a partner in the room what was decided of their referrals, of people shared with them, and nobody else (LAW-4)', async () => {
    const [theirs, unshared, other] = [
      await sendPartnerReferral(partner, manager),
      await sendPartnerReferral(partner, manager),
      await sendReferral(manager, probationAnswers()),
    ];
    for (const sent of [theirs, other]) await involve(manager, sent['offenderId'] as string, 'housing');
    const id = await openMeeting(chair, { agencies: ['police', 'probation-nps', 'yos'] });
    await walkIn(partner, id);
    for (const sent of [theirs, other]) await decide(chair, id, sent.id).expect(201);
    await decide(chair, id, unshared.id, { outcome: 'decline' }).expect(201);
    const seen = await room(partner, id);
    expect(seen['decisions']).toMatchObject([{ offenderId: theirs['offenderId'], outcome: 'accept' }]);
    for (const sent of [unshared, other]) expect(JSON.stringify(seen)).not.toContain(sent['surname']);
    expect(seen['agenda']).toEqual([]);
    expect((await room(manager, id))['decisions']).toHaveLength(3);
  });

  it('counts one person once, however often and from wherever they check in at once', async () => {
    const id = await openMeeting(chair, { agencies: [] });
    const asked = await Promise.all(
      Array.from({ length: 6 }, () => manager.post(`/meetings/${id}/attendance`, {})),
    );
    expect(new Set(asked.map(({ body }) => (body as { id: string }).id)).size).toBe(1);
    expect((await room(chair, id))['attendance']).toHaveLength(1);
  });

  it('keeps in the room who signs out, or whose laptop is closed: only leaving ends it', async () => {
    const id = await openMeeting(chair, { agencies: ['police', 'housing'] });
    const gone = await signIn(test.url, 'om.chesterfield');
    await walkIn(gone, id);
    await gone.delete('/sessions/current').expect(204);
    expect(await quorum(id)).toMatchObject({ present: 3, quorate: true });
  });

  it('shows who came late, who left and when, and who came back', async () => {
    const id = await openMeeting(chair, { agencies: ['police'] });
    clock.advance(5 * 60_000);
    const first = await checkIn(chair, id, 'yos');
    clock.advance(5 * 60_000);
    await chair.delete(`/meetings/${id}/attendance/${first}`).expect(204);
    clock.advance(60_000);
    await checkIn(chair, id, 'yos');
    const { attendance } = (await room(chair, id)) as { attendance: Record<string, string>[] };
    const [, came, again] = attendance;
    expect(Date.parse(came?.['leftAt'] ?? '') - Date.parse(came?.['arrivedAt'] ?? '')).toBe(5 * 60_000);
    expect(again).toMatchObject({ agency: 'yos', leftAt: null });
    expect(await quorum(id)).toMatchObject({ agencies: ['police', 'yos'] });
  });

  it('says which agencies usually come and are missing', async () => {
    const panel = 'high-peak-and-dales';
    const regular = ['police', 'probation-crc', 'drugs-alcohol'];
    for (const agencies of [regular, regular, ['police', 'housing']]) {
      await chair.post(`/meetings/${await openMeeting(chair, { panel, agencies })}/close`).expect(200);
    }
    const id = await openMeeting(chair, { panel, agencies: ['police'] });
    expect((await room(manager, id))['missing']).toEqual(['drugs-alcohol', 'probation-crc']);
    await checkIn(chair, id, 'drugs-alcohol');
    expect((await room(manager, id))['missing']).toEqual(['probation-crc']);
    const other = await openMeeting(chair, { panel, kind: 'panel', agencies: ['police'] });
    expect((await room(manager, other))['missing']).toEqual([]);
  });

  it('tells a partner in the room that it changed, and not what or about whom (LAW-4)', async () => {
    const sent = await sendReferral(manager, probationAnswers());
    const id = await openMeeting(chair, { agencies: ['police', 'probation-nps', 'yos'] });
    const live = await connectLive(test.url, partner.token);
    await live.watch('all');
    await walkIn(partner, id);
    await decide(chair, id, sent.id).expect(201);
    const outside = await signIn(test.url, 'drugs.worker');
    const { items } = (await partner.get('/events').expect(200)).body as { items: { seq: number }[] };
    await live.hear(items.at(-1)?.seq ?? 0);
    expect(live.heard.length).toBeGreaterThan(1);
    for (const { seq: _seq, at: _at, ...told } of live.heard) {
      expect(told).toEqual({ type: 'meeting.changed', panel: 'chesterfield', meetingId: id });
    }
    const { items: others } = (await outside.get('/events').expect(200)).body as { items: object[] };
    expect(JSON.stringify(others)).not.toContain(id);
    live.close();
  });

  it('in the night in which the clocks go back, is of the day on which it starts in London', async () => {
    const night = '2014-10-26T00:30:00.000Z';
    clock.set('2014-10-25T23:30:00.000Z');
    const worker = await signIn(test.url, 'yos.worker');
    const keeper = await signIn(test.url, 'chair.chesterfield');
    const id = await callMeeting(keeper, { startsAt: night });
    const after = await callMeeting(keeper, { startsAt: '2014-10-27T00:00:00.000Z' });
    expect(await listed(worker)).toContain(id);
    expect(await listed(worker)).not.toContain(after);
    await keeper.post(`/meetings/${id}/open`).expect(200);
    // Half past one comes twice that night: who came in the first is an hour before who came in the second.
    for (const [at, agency] of [
      [night, 'police'],
      ['2014-10-26T01:30:00.000Z', 'housing'],
    ] as const) {
      clock.set(at);
      await checkIn(await signIn(test.url, 'chair.chesterfield'), id, agency);
    }
    const again = await signIn(test.url, 'chair.chesterfield');
    const { attendance } = (await room(again, id)) as { attendance: { arrivedAt: string }[] };
    expect(attendance.map(({ arrivedAt }) => arrivedAt)).toEqual([night, '2014-10-26T01:30:00.000Z']);
  });
});
