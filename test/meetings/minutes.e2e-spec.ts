import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Tasks } from '../../src/modules/tasks/index.js';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, holdClock, readRows, runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { inUnitOfWork } from '../support/consequences.js';
import { databaseKinds } from '../support/databases.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { involve } from '../support/involve.js';
import { callMeeting, checkIn, walkIn } from '../support/meetings.js';
import { decide, openMeeting, sendPartnerReferral, type SentReferral } from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

interface SeenMinutes {
  frozen: { closedAt: string; closedBy: string } | null;
  content: Record<
    'chairs' | 'attendance' | 'items' | 'decisions' | 'tasks' | 'notes',
    Record<string, unknown>[]
  >;
  corrections: Record<string, unknown>[];
}

describe.each(databaseKinds())('the minutes of a meeting, on %s (MEET-5)', (kind) => {
  let test: TestApp;
  let clock: FixedClock;
  let chair: Client;
  let deputy: Client;
  let manager: Client;
  let partner: Client;
  let decided: SentReferral;
  let left: SentReferral;
  let id: string;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    clock = holdClock(test);
    chair = await signIn(test.url, 'chair.chesterfield');
    deputy = await signIn(test.url, 'coordinator.chesterfield');
    manager = await signIn(test.url, 'om.chesterfield');
    partner = await signIn(test.url, 'housing.worker');
  });
  afterAll(() => test.close());

  const minutes = async (client = manager): Promise<SeenMinutes> =>
    (await client.get(`/meetings/${id}/minutes`).expect(200)).body as SeenMinutes;
  const itemOf = async (referral: SentReferral): Promise<string> => {
    const { agenda } = (await chair.get(`/meetings/${id}`)).body as {
      agenda: { id: string; referralId: string }[];
    };
    return agenda.find(({ referralId }) => referralId === referral.id)?.id ?? '';
  };
  const offenderOf = (referral: SentReferral): string => referral['offenderId'] as string;

  /** A meeting with two referrals of housing: one spoken about and accepted, one left over. */
  beforeEach(async () => {
    decided = await sendPartnerReferral(partner, manager);
    left = await sendPartnerReferral(partner, manager);
    id = await openMeeting(chair, { agencies: ['police', 'probation-nps'] });
    clock.advance(60_000);
    await walkIn(partner, id);
    const itemId = await itemOf(decided);
    await chair.post(`/meetings/${id}/focus`, { itemId }).expect(200);
    await chair.post(`/meetings/${id}/notes`, { text: 'The landlord has rung', itemId }).expect(201);
    await chair.post(`/meetings/${id}/notes`, { text: 'Began late' }).expect(201);
    const dissent = [{ agency: 'housing', words: 'Too soon' }];
    await decide(chair, id, decided.id, { dissent }).expect(201);
    await inUnitOfWork(test, (tx) =>
      test.app.get(Tasks).handOut(tx, {
        ...{ panel: 'chesterfield', meetingId: id, meetingItemId: itemId, offenderId: offenderOf(decided) },
        ...{ action: 'Call the landlord', ownerAgency: 'housing', dueOn: '2014-06-06' },
      }),
    );
  });

  it('are a draft while it goes on, and hold all there is so far', async () => {
    const draft = await minutes();
    expect(draft.frozen).toBeNull();
    expect(draft.content.decisions).toMatchObject([{ outcome: 'accept' }]);
    await chair.post(`/meetings/${id}/notes`, { text: 'One more thing' }).expect(201);
    expect((await minutes()).content.notes).toHaveLength(3);
  });

  it('hold who came and when, who had the chair, what was decided and why, the tasks, and what was left', async () => {
    clock.advance(60_000);
    await deputy.post(`/meetings/${id}/chair`).expect(200);
    await deputy.post(`/meetings/${id}/close`).expect(200);
    const { frozen, content, corrections } = await minutes();
    expect(frozen).toEqual({ closedAt: clock.now().toISOString(), closedBy: 'Helen Marsh' });
    expect(content.chairs).toMatchObject([{ name: 'Inspector Alan Pike' }, { name: 'Helen Marsh' }]);
    expect(content.attendance).toMatchObject([
      { agency: 'police', leftAt: null },
      { agency: 'probation-nps' },
      { name: 'Kevin Frost', agency: 'housing' },
    ]);
    const [first, , third] = content.attendance;
    expect(Date.parse(third?.['arrivedAt'] as string) - Date.parse(first?.['arrivedAt'] as string)).toBe(
      60_000,
    );
    expect(content.decisions).toMatchObject([
      {
        ...{
          outcome: 'accept',
          reason: 'The scheme can help',
          rule: 'REF-3',
          decidedBy: 'Inspector Alan Pike',
        },
        agencies: ['housing', 'police', 'probation-nps'],
        dissent: [{ agency: 'housing', words: 'Too soon' }],
        itemId: expect.any(String),
      },
    ]);
    expect(content.tasks).toMatchObject([
      { action: 'Call the landlord', ownerAgency: 'housing', dueOn: '2014-06-06' },
    ]);
    expect(content.notes.map(({ words }) => words)).toEqual(['The landlord has rung', 'Began late']);
    const of = (referral: SentReferral) =>
      content.items.find(({ offenderId }) => offenderId === offenderOf(referral));
    expect(of(decided)).toMatchObject({ state: 'decided', isLeft: false });
    expect(of(left)).toMatchObject({ state: 'waiting', isLeft: true, reachedAt: null });
    expect(corrections).toEqual([]);
  });

  it('do not change when a person, a task, a user or an agency does', async () => {
    await chair.post(`/meetings/${id}/close`).expect(200);
    const before = await minutes();
    const person = offenderOf(decided);
    const { version } = (await manager.get(`/offenders/${person}`)).body as { version: number };
    await manager.patch(`/offenders/${person}`, { surname: 'Renamed' }, version).expect(200);
    await runPast(test, [
      `update tasks set action = 'Changed', status = 'done' where meeting_id = '${id}'`,
      `update meeting_items set reason = 'Changed', state = 'waiting' where meeting_id = '${id}'`,
      `update meeting_attendance set left_at = arrived_at where meeting_id = '${id}'`,
    ]);
    await deputy.post(`/meetings/${id}/corrections`, { text: 'It was the brother' }).expect(201);
    const after = await minutes();
    expect({ ...after, corrections: [] }).toEqual(before);
    expect(after.corrections).toMatchObject([
      { words: 'It was the brother', author: 'Helen Marsh', agency: 'police', at: clock.now().toISOString() },
    ]);
  });

  it('can be changed by nobody: the database itself refuses', async () => {
    await chair.post(`/meetings/${id}/close`).expect(200);
    for (const statement of [
      `update meeting_minutes set content = '{}' where meeting_id = '${id}'`,
      `delete from meeting_minutes where meeting_id = '${id}'`,
      `update meeting_notes set words = 'x' where meeting_id = '${id}'`,
    ]) {
      const refusal = await runPast(test, [statement]).then(
        () => 'nothing',
        ({ message }: { message: string }) => message,
      );
      expect(refusal).toMatch(/only grows/);
    }
  });

  it('freeze once, when two close at once', async () => {
    await Promise.all([chair, deputy].map((client) => client.post(`/meetings/${id}/close`)));
    expect(await countRows(test, sql`meeting_minutes`, sql`meeting_id = ${id}`)).toBe(1);
  });

  it('freeze as a whole or not at all: what ends with the meeting ends with them', async () => {
    await runPast(test, [
      `insert into meeting_minutes (meeting_id, content, closed_at, closed_by) values ('${id}', '{}', 'x', 'x')`,
    ]);
    expect((await chair.post(`/meetings/${id}/close`)).status).toBeGreaterThanOrEqual(409);
    const rows = await readRows(test, sql`select status from meetings where id = ${id}`);
    expect(rows).toEqual([{ status: 'open' }]);
  });

  it('carry over what was not decided to the next meeting (MEET-4)', async () => {
    await chair.post(`/meetings/${id}/close`).expect(200);
    const next = await openMeeting(chair);
    const { agenda } = (await chair.get(`/meetings/${next}`)).body as {
      agenda: { referralId: string; carried: number }[];
    };
    const carried = agenda.filter(({ referralId }) => [decided.id, left.id].includes(referralId));
    expect(carried).toMatchObject([{ referralId: left.id, carried: 1 }]);
    await chair.post(`/meetings/${next}/close`).expect(200);
  });

  it('hold an agency that left in the middle, and one that came late', async () => {
    clock.advance(60_000);
    const late = await checkIn(chair, id, 'yos');
    clock.advance(60_000);
    await chair.delete(`/meetings/${id}/attendance/${late}`).expect(204);
    await chair.post(`/meetings/${id}/close`).expect(200);
    const person = (await minutes()).content.attendance.find(({ agency }) => agency === 'yos');
    expect(Date.parse(person?.['leftAt'] as string) - Date.parse(person?.['arrivedAt'] as string)).toBe(
      60_000,
    );
  });

  describe('as a partner reads them (LAW-4)', () => {
    it('hold of people shared with them now what they may be told, and lose it with the sharing', async () => {
      const contact = await involve(manager, offenderOf(decided), 'housing');
      await chair.post(`/meetings/${id}/close`).expect(200);
      const { content } = await minutes(partner);
      const of = ({ items }: SeenMinutes['content']) => items.map(({ offenderId }) => offenderId);
      expect(of(content)).toContain(offenderOf(decided));
      expect(of(content)).not.toContain(offenderOf(left));
      expect(content.decisions).toMatchObject([{ outcome: 'accept' }]);
      expect(content.tasks).toMatchObject([{ action: 'Call the landlord' }]);
      expect(content.notes.map(({ words }) => words)).toEqual(['The landlord has rung']);
      expect(JSON.stringify(content)).not.toContain(left['surname']);
      expect(contact).toBeDefined();
      // Their agency's accepted referral is what opens the record to them: without contact, task and referral it is shut.
      await runPast(test, [
        `update tasks set status = 'done' where meeting_id = '${id}'`,
        `update referrals set status = 'withdrawn' where id = '${decided.id}'`,
      ]);
      await manager
        .post(`/offenders/${offenderOf(decided)}/contacts/${contact}/end`, { to: '2014-06-02' })
        .expect(201);
      const later = (await minutes(partner)).content;
      expect(of(later)).not.toContain(offenderOf(decided));
      expect(later).toMatchObject({ decisions: [], tasks: [], notes: [] });
      expect(later.attendance).toHaveLength(3);
      expect((await minutes()).content.decisions).toHaveLength(1);
    });

    it('hold no corrections, and are not there to one who was not at the meeting', async () => {
      await chair.post(`/meetings/${id}/close`).expect(200);
      await chair.post(`/meetings/${id}/corrections`, { text: 'It was the brother' }).expect(201);
      expect((await minutes(partner)).corrections).toEqual([]);
      const other = await signIn(test.url, 'drugs.worker');
      const [real, invented] = [
        await other.get(`/meetings/${id}/minutes`).expect(404),
        await other.get('/meetings/nothing/minutes').expect(404),
      ];
      expect({ ...real.body, instance: '' }).toEqual({ ...invented.body, instance: '' });
    });

    it('are not there before the partner is in the room', async () => {
      const called = await callMeeting(chair);
      await partner.get(`/meetings/${called}`).expect(200);
      await partner.get(`/meetings/${called}/minutes`).expect(404);
    });
  });

  it('keep who has left the scheme since, for those who see the history (LAW-2)', async () => {
    await chair.post(`/meetings/${id}/close`).expect(200);
    await runPast(test, [`update offenders set status = 'exited' where id = '${offenderOf(decided)}'`]);
    expect((await minutes()).content.decisions).toMatchObject([{ offenderId: offenderOf(decided) }]);
  });

  it('read are logged with whose names were in them (COH-3)', async () => {
    await minutes();
    const seen = sql`action = 'minutes.viewed' and subject_id = ${id} and detail like ${`%${offenderOf(left)}%`}`;
    expect(await countRows(test, sql`audit_entries`, seen)).toBe(1);
  });
});
