import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, holdClock, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { callMeeting, checkIn, walkIn } from '../support/meetings.js';
import { decide, openMeeting, probationAnswers, sendReferral } from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('running a meeting on %s (MEET-5)', (kind) => {
  let test: TestApp;
  let clock: FixedClock;
  let chair: Client;
  let deputy: Client;
  let manager: Client;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    clock = holdClock(test);
    chair = await signIn(test.url, 'chair.chesterfield');
    deputy = await signIn(test.url, 'coordinator.chesterfield');
    manager = await signIn(test.url, 'om.chesterfield');
  });
  afterAll(() => test.close());

  const room = async (id: string): Promise<Record<string, unknown>> =>
    (await manager.get(`/meetings/${id}`).expect(200)).body as Record<string, unknown>;

  it('is taken over by a deputy, once, and the history says when', async () => {
    const id = await openMeeting(chair);
    const { seq } = (await manager.get('/events')).body as { seq: number };
    clock.advance(12 * 60_000);
    expect((await deputy.post(`/meetings/${id}/chair`).expect(200)).body).toMatchObject({
      chair: 'Helen Marsh',
      chairs: [
        { name: 'Inspector Alan Pike', agency: 'police' },
        { name: 'Helen Marsh', agency: 'police' },
      ],
    });
    await deputy.post(`/meetings/${id}/chair`).expect(200);
    const { items } = (await manager.get(`/events?since=${seq}`)).body as { items: object[] };
    expect(items).toMatchObject([{ type: 'meeting.chair-changed', meetingId: id, panel: 'chesterfield' }]);
    const logged = sql`action = 'meeting.chair-changed' and subject_id = ${id}`;
    expect(await countRows(test, sql`audit_entries`, logged)).toBe(1);
  });

  it('has one chair when two take over at once, and both are in its history', async () => {
    const id = await openMeeting(await signIn(test.url, 'chair.derby-city'));
    await Promise.all([chair, deputy].map((client) => client.post(`/meetings/${id}/chair`).expect(200)));
    const { chair: now, chairs } = (await room(id)) as { chair: string; chairs: { name: string }[] };
    expect(chairs).toHaveLength(3);
    expect(chairs.at(-1)?.name).toBe(now);
  });

  it.each([
    ['not been opened', 'scheduled'],
    ['closed', 'closed'],
  ])('has no chair to be taken where it has %s', async (_, status) => {
    const id = await callMeeting(chair);
    if (status === 'closed') {
      await chair.post(`/meetings/${id}/open`).expect(200);
      await chair.post(`/meetings/${id}/close`).expect(200);
    }
    expect((await deputy.post(`/meetings/${id}/chair`).expect(409)).body).toMatchObject({ rule: 'MEET-5' });
    await manager.post(`/meetings/${id}/chair`).expect(403);
    await deputy.post('/meetings/nothing/chair').expect(404);
  });

  it('loses nothing when its chair closes the laptop: a deputy goes on and closes', async () => {
    const sent = await sendReferral(manager, probationAnswers());
    const id = await openMeeting(chair);
    await chair.post(`/meetings/${id}/notes`, { text: 'Began with the referral' }).expect(201);
    await decide(chair, id, sent.id).expect(201);
    await chair.delete('/sessions/current').expect(204);
    chair = await signIn(test.url, 'chair.chesterfield');
    await deputy.post(`/meetings/${id}/chair`).expect(200);
    const { body } = await deputy.post(`/meetings/${id}/close`).expect(200);
    expect(body).toMatchObject({
      ...{ status: 'closed', chair: 'Helen Marsh', decisions: [{ referralId: sent.id }] },
      notes: [{ words: 'Began with the referral', author: 'Inspector Alan Pike' }],
    });
  });

  it('says who has opened or closed it already, and when', async () => {
    const id = await callMeeting(chair);
    await chair.post(`/meetings/${id}/open`).expect(200);
    const opened = await deputy.post(`/meetings/${id}/open`).expect(409);
    expect(opened.body.detail).toMatch(/opened on 3 June 2014 at .*Inspector Alan Pike has the chair/);
    await chair.post(`/meetings/${id}/close`).expect(200);
    const closed = await deputy.post(`/meetings/${id}/close`).expect(409);
    expect(closed.body.detail).toMatch(/closed already on 3 June 2014 at/);
  });

  it('closed by two people at once is closed by one', async () => {
    const id = await openMeeting(chair);
    const answers = await Promise.all([chair, deputy].map((client) => client.post(`/meetings/${id}/close`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  describe('its notes', () => {
    it('are written by whoever runs it, and by whoever is there and sees the whole cohort', async () => {
      const id = await openMeeting(chair);
      expect((await manager.post(`/meetings/${id}/notes`, { text: 'x' }).expect(422)).body).toMatchObject({
        code: 'NOTE.NOT_PRESENT',
        rule: 'MEET-5',
      });
      const attendance = await walkIn(manager, id);
      await manager.post(`/meetings/${id}/notes`, { text: ' Landlord rang ' }).expect(201);
      await deputy.post(`/meetings/${id}/notes`, { text: 'So did the mother' }).expect(201);
      expect((await room(id))['notes']).toMatchObject([
        { words: 'Landlord rang', author: 'Peter Gough', agency: 'probation-crc', itemId: null },
        { words: 'So did the mother', author: 'Helen Marsh' },
      ]);
      await manager.delete(`/meetings/${id}/attendance/${attendance}`).expect(204);
      await manager.post(`/meetings/${id}/notes`, { text: 'x' }).expect(422);
      await (
        await signIn(test.url, 'housing.worker')
      )
        .post(`/meetings/${id}/notes`, { text: 'x' })
        .expect(403);
    });

    it.each([['  '], ['x'.repeat(4_001)], [7]])('are not %j', async (text) => {
      const { body } = await chair.post(`/meetings/${await openMeeting(chair)}/notes`, { text }).expect(400);
      expect(body.errors).toMatchObject([{ field: 'text', rule: 'MEET-5' }]);
    });

    it('end with it, and corrections begin: dated additions by whoever runs meetings', async () => {
      const id = await openMeeting(chair);
      await chair.post(`/meetings/${id}/corrections`, { text: 'x' }).expect(409);
      await chair.post(`/meetings/${id}/close`).expect(200);
      await chair.post(`/meetings/${id}/notes`, { text: 'x' }).expect(409);
      await manager.post(`/meetings/${id}/corrections`, { text: 'x' }).expect(403);
      await deputy.post(`/meetings/${id}/corrections`, { text: '' }).expect(400);
      await deputy.post(`/meetings/${id}/corrections`, { text: 'It was the brother' }).expect(201);
      const rows = await readRows(
        test,
        sql`select kind, words, author from meeting_notes where meeting_id = ${id}`,
      );
      expect(rows).toEqual([{ kind: 'correction', words: 'It was the brother', author: 'Helen Marsh' }]);
      expect((await room(id))['notes']).toEqual([]);
    });
  });

  describe('its decisions (REF-6, MEET-2)', () => {
    it('keep the dissent of an agency that is present, in its words', async () => {
      const sent = await sendReferral(manager, probationAnswers());
      const id = await openMeeting(chair);
      const words = 'The flat is not ready';
      const absent = [{ agency: 'prison', words }];
      expect((await decide(chair, id, sent.id, { dissent: absent }).expect(400)).body.errors).toMatchObject([
        { field: 'dissent', rule: 'MEET-2' },
      ]);
      await decide(chair, id, sent.id, { dissent: [{ agency: 'housing', words }] }).expect(201);
      expect((await room(id))['decisions']).toMatchObject([{ dissent: [{ agency: 'housing', words }] }]);
    });

    it('are made once: whoever comes second is told who was first, when and what (REF-5)', async () => {
      const sent = await sendReferral(manager, probationAnswers());
      const id = await openMeeting(chair);
      const answers = await Promise.all([
        decide(chair, id, sent.id),
        decide(deputy, id, sent.id, { outcome: 'decline' }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const isFirst = answers[0]?.status === 201;
      const refused = answers.find(({ status }) => status === 409)?.body as { detail: string; rule: string };
      const [who, what] = isFirst ? ['Inspector Alan Pike', 'accepted'] : ['Helen Marsh', 'declined'];
      expect(refused).toMatchObject({ code: 'MEETING.DECIDED', rule: 'REF-5' });
      expect(refused.detail).toMatch(
        new RegExp(`^${who} has recorded .* on 3 June 2014 at [\\d:]+: ${what}`),
      );
      expect(await countRows(test, sql`meeting_decisions`, sql`referral_id = ${sent.id}`)).toBe(1);
    });

    it('are made once, also by two open meetings of the panel at once', async () => {
      const sent = await sendReferral(manager, probationAnswers());
      const [one, other] = [await openMeeting(chair), await openMeeting(deputy)];
      const answers = await Promise.all([decide(chair, one, sent.id), decide(deputy, other, sent.id)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(await countRows(test, sql`meeting_decisions`, sql`referral_id = ${sent.id}`)).toBe(1);
    });

    it('count whoever is there at that moment: a leave that came first counts, ten times over (MEET-2)', async () => {
      for (let round = 0; round < 10; round += 1) {
        const sent = await sendReferral(manager, probationAnswers());
        const id = await openMeeting(chair, { agencies: ['police', 'housing'] });
        const third = await checkIn(chair, id, 'yos');
        const [decided, left] = await Promise.all([
          decide(deputy, id, sent.id),
          chair.delete(`/meetings/${id}/attendance/${third}`),
        ]);
        expect(left.status).toBe(204);
        const [{ left: leftSeq, decided: decidedSeq } = { left: 0, decided: null }] = await readRows<{
          left: number;
          decided: number | null;
        }>(
          test,
          sql`select max(case when action = 'attendance.changed' then seq end) as "left",
            max(case when action = 'referral.decided' then seq end) as decided
            from audit_entries where subject_id in (${id}, ${sent.id}, ${sent['offenderId']})`,
        );
        if (decided.status === 201) {
          expect((decided.body as { quorum: { present: number } }).quorum.present).toBe(3);
          expect(decidedSeq).toBeLessThan(leftSeq);
        } else {
          expect([decided.status, decidedSeq]).toEqual([422, null]);
          expect(decided.body).toMatchObject({
            rule: 'MEET-2',
            detail: expect.stringMatching(/^2 of 3 agencies/),
          });
        }
      }
    }, 60_000);
  });
});
