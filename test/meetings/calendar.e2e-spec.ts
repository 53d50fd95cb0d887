import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, holdClock, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { decide, probationAnswers, sendReferral } from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

interface At {
  id: string;
  startsAt: string;
}
interface Series {
  id: string;
  meetings: At[];
  existing: At[];
}

const SERIES = {
  ...{ panel: 'chesterfield', kind: 'tasking', weekdays: ['monday', 'wednesday', 'friday'], time: '9:30' },
  ...{ from: '2014-06-09', until: '2014-06-20' },
};
const REASON = 'The room is taken';

describe.each(databaseKinds())('the calendar of meetings on %s', (kind) => {
  let test: TestApp;
  let chair: Client;
  let coordinator: Client;
  let partner: Client;
  /** Each example has weeks of its own. */
  let week = 0;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    holdClock(test);
    chair = await signIn(test.url, 'chair.chesterfield');
    coordinator = await signIn(test.url, 'coordinator.chesterfield');
    partner = await signIn(test.url, 'housing.worker');
  });
  afterAll(() => test.close());

  function ownWeeks(): { from: string; until: string } {
    week += 2;
    const day = (days: number): string =>
      new Date(Date.UTC(2014, 5, 9 + week * 7 + days)).toISOString().slice(0, 10);
    return { from: day(0), until: day(11) };
  }
  const callSeries = async (more: object = {}): Promise<Series> =>
    (await chair.post('/meetings/series', { ...SERIES, ...ownWeeks(), ...more }).expect(201)).body as Series;
  async function callOne(more: object = {}): Promise<At & { version: number }> {
    const startsAt = `${ownWeeks().from}T13:00:00.000Z`;
    const { body } = await chair
      .post('/meetings', { panel: 'chesterfield', kind: 'tasking', startsAt, ...more })
      .expect(201);
    return body as At & { version: number };
  }
  const seq = async (): Promise<number> =>
    (await readRows<{ seq: number }>(test, sql`select max(seq) as seq from events`))[0]?.seq ?? 0;
  const eventsSince = async (since: number): Promise<{ type: string; meetingId?: string }[]> =>
    ((await chair.get(`/events?since=${since}`)).body as { items: { type: string }[] }).items;
  const historyOf = (id: string): Promise<object[]> =>
    readRows(
      test,
      sql`select type, summary, reason, actor_name as "by" from meeting_history where meeting_id = ${id} order by id`,
    );
  const notices = async (client: Client): Promise<{ kind: string; meetingId: string; summary: string }[]> =>
    ((await client.get('/notices?unread=true')).body as { items: never[] }).items;
  const written = async (): Promise<number[]> => {
    const tables = [sql`meetings`, sql`meeting_series`, sql`meeting_history`];
    return Promise.all(tables.map((table) => countRows(test, table)));
  };

  describe('a series (MEET-1)', () => {
    it('is called at once, at 9:30 in London whatever the season, and everybody concerned hears of it', async () => {
      const since = await seq();
      const { body, headers } = await chair.post('/meetings/series', SERIES).expect(201);
      const { id, meetings, existing } = body as Series;
      expect(headers['location']).toBe(`/api/v1/meetings/series/${id}`);
      expect(existing).toEqual([]);
      expect(meetings.map(({ startsAt }) => startsAt)).toEqual(
        ['09', '11', '13', '16', '18', '20'].map((day) => `2014-06-${day}T08:30:00.000Z`),
      );
      const first = meetings[0]?.id ?? '';
      expect(await eventsSince(since)).toMatchObject([
        { type: 'meeting.called', meetingId: first, panel: 'chesterfield' },
        { type: 'notice.raised' },
        { type: 'notice.raised' },
      ]);
      const summary =
        'Series called: 6 tasking meetings. Mondays, Wednesdays and Fridays at 9:30, 9 June 2014 to 20 June 2014';
      expect(await notices(coordinator)).toMatchObject([
        { kind: 'meeting-called', meetingId: first, rule: 'MEET-1', summary },
      ]);
      // Whoever called it knows.
      expect(await notices(chair)).toEqual([]);
      const by = 'Inspector Alan Pike';
      expect(await historyOf(first)).toMatchObject([{ summary: 'Called, one of a series', by }]);
      const { body: shown } = await coordinator.get(`/meetings/series/${id}`).expect(200);
      expect(shown).toMatchObject({
        ...SERIES,
        time: '09:30',
        rhythm: 'weekly',
        createdBy: 'Inspector Alan Pike',
      });
      expect((shown as { meetings: object[] }).meetings).toMatchObject([
        { id: first, status: 'scheduled', seriesId: id, quorate: null, moved: null },
        ...meetings.slice(1).map((meeting) => ({ id: meeting.id })),
      ]);
      const { body: listed } = await coordinator.get('/meetings/series?panel=chesterfield').expect(200);
      expect((listed as { items: object[] }).items).toMatchObject([{ id }]);
    });

    it('keeps its time of day over both changes of the clocks', async () => {
      const weekly = {
        panel: 'south-derbyshire',
        weekdays: ['monday'],
        from: '2014-10-20',
        until: '2015-04-06',
      };
      const { meetings } = await callSeries(weekly);
      const at = new Map(meetings.map(({ startsAt }) => [startsAt.slice(0, 10), startsAt.slice(11, 16)]));
      expect(['2014-10-20', '2014-10-27', '2015-03-23', '2015-03-30'].map((day) => at.get(day))).toEqual([
        ...['08:30', '09:30', '09:30', '08:30'],
      ]);
    });

    it('does not call twice what is there already, and says what was', async () => {
      const first = await callSeries({ weekdays: ['monday'] });
      const known = first.meetings[1] as At;
      const from = first.meetings[0]?.startsAt.slice(0, 10);
      const until = known.startsAt.slice(0, 10);
      await chair.post(`/meetings/${first.meetings[0]?.id}/cancel`, { reason: REASON }).expect(200);
      const { body } = await chair
        .post('/meetings/series', { ...SERIES, weekdays: ['monday', 'tuesday'], from, until })
        .expect(201);
      const second = body as Series;
      expect(second.existing).toEqual([known]);
      // What was cancelled is not there any more.
      expect(second.meetings.map(({ startsAt }) => startsAt.slice(0, 10))).toEqual([
        ...[from, new Date(Date.parse(String(from)) + 86_400_000).toISOString().slice(0, 10)],
      ]);
    });

    it('of which everything is there already is refused, and nothing is written', async () => {
      const weeks = ownWeeks();
      const { meetings } = await callSeries(weeks);
      const before = await written();
      const { body } = await chair.post('/meetings/series', { ...SERIES, ...weeks }).expect(409);
      expect(body).toMatchObject({ code: 'SERIES.NOTHING_NEW', rule: 'MEET-1', existing: meetings });
      expect(await written()).toEqual(before);
    });

    it('called by two people at once is called by one', async () => {
      const body = { ...SERIES, ...ownWeeks() };
      const answers = await Promise.all(
        [chair, coordinator].map((who) => who.post('/meetings/series', body)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const there = sql`kind = 'tasking' and panel = 'chesterfield' and starts_at >= ${body.from} and starts_at < ${`${body.until}T23`}`;
      expect(await countRows(test, sql`meetings`, there)).toBe(6);
    });

    it('of 400 meetings is all there, in one unit of work', async () => {
      const long = { panel: 'erewash-and-amber-valley', from: '2014-06-09', until: '2017-01-01' };
      await chair.post('/meetings/series', { ...SERIES, ...long }).expect(400);
      const { meetings } = await callSeries({ ...long, until: '2016-12-26' });
      expect(meetings).toHaveLength(400);
      const at = await readRows<{ at: string }>(
        test,
        sql`select distinct created_at as at from meetings where panel = 'erewash-and-amber-valley'`,
      );
      expect(at).toHaveLength(1);
    });

    it('of a panel meets monthly, and of the City every fortnight (MEET-3)', async () => {
      const monthly = { kind: 'panel', rhythm: 'monthly', weekdays: ['tuesday'], weekOfMonth: 1 };
      const county = await callSeries({ ...monthly, from: '2014-07-01', until: '2014-09-30' });
      expect(county.meetings.map(({ startsAt }) => startsAt.slice(0, 10))).toEqual([
        ...['2014-07-01', '2014-08-05', '2014-09-02'],
      ]);
      const fortnightly = { kind: 'operational', rhythm: 'fortnightly', weekdays: ['thursday'] };
      const city = { panel: 'derby-city', from: '2014-07-01', until: '2014-07-31' };
      const { meetings } = await callSeries({ ...fortnightly, ...city });
      expect(meetings.map(({ startsAt }) => startsAt.slice(0, 10))).toEqual([
        ...['2014-07-03', '2014-07-17', '2014-07-31'],
      ]);
      const wrong = await chair
        .post('/meetings/series', { ...SERIES, ...monthly, panel: 'derby-city' })
        .expect(400);
      expect(wrong.body.errors).toMatchObject([{ field: 'kind', rule: 'MEET-3' }]);
    });

    it('is ended from a day on: what is to come is cancelled with the reason, and what was held stays', async () => {
      const { id, meetings } = await callSeries();
      const [held, kept, ...rest] = meetings as [At, At, ...At[]];
      await chair.post(`/meetings/${held.id}/open`).expect(200);
      const from = rest[0]?.startsAt.slice(0, 10);
      await coordinator.post(`/meetings/series/${id}/end`, { from, reason: '' }).expect(400);
      const { body } = await coordinator
        .post(`/meetings/series/${id}/end`, { from, reason: REASON })
        .expect(200);
      expect(body).toEqual({ version: 2, cancelled: rest });
      const { body: shown } = await chair.get(`/meetings/series/${id}`).expect(200);
      expect(shown).toMatchObject({ endedFrom: from, endedBy: 'Helen Marsh', endReason: REASON });
      const statuses = (shown as { meetings: { status: string; cancelReason: string }[] }).meetings;
      expect(statuses.map(({ status }) => status)).toEqual([
        'open',
        'scheduled',
        ...rest.map(() => 'cancelled'),
      ]);
      expect(statuses.at(-1)?.cancelReason).toBe(REASON);
      expect(await notices(chair)).toContainEqual(
        expect.objectContaining({
          kind: 'meeting-cancelled',
          summary: `Series ended: ${rest.length} tasking meetings cancelled`,
        }),
      );
      const again = await chair.post(`/meetings/series/${id}/end`, { from, reason: REASON }).expect(409);
      expect(again.body.code).toBe('SERIES.NOTHING_TO_COME');
      await chair.post(`/meetings/${held.id}/close`).expect(200);
      await chair
        .post(`/meetings/series/${id}/end`, { from: kept.startsAt.slice(0, 10), reason: REASON })
        .expect(200);
      await chair.post(`/meetings/series/nobody/end`, { from, reason: REASON }).expect(404);
      await chair.post(`/meetings/series/${id}/end`, { from: '2014-06-02', reason: REASON }).expect(400);
    });
  });

  describe('a meeting is moved', () => {
    it('with a reason, and everybody concerned hears of it', async () => {
      const { id, startsAt } = await callOne();
      const later = startsAt.replace('T13', 'T14');
      const since = await seq();
      const { body, headers } = await coordinator
        .patch(`/meetings/${id}`, { startsAt: later, reason: REASON }, 1)
        .expect(200);
      expect(headers['etag']).toBe('"2"');
      expect(body).toMatchObject({
        id,
        startsAt: later,
        version: 2,
        moved: { from: startsAt, reason: REASON },
      });
      expect((await chair.get(`/meetings/${id}`).expect(200)).headers['etag']).toBe('"2"');
      expect(await eventsSince(since)).toMatchObject([
        { type: 'meeting.moved', meetingId: id, version: 2 },
        { type: 'notice.raised' },
        { type: 'notice.raised' },
      ]);
      const [notice] = await notices(chair);
      expect(notice).toMatchObject({ kind: 'meeting-moved', meetingId: id });
      expect(notice?.summary).toMatch(
        /^Tasking meeting moved from \d+ \w+ 2014 at 1[34]:00 to \d+ \w+ 2014 at 1[45]:00$/,
      );
      expect(await historyOf(id)).toMatchObject([
        { type: 'meeting.called' },
        { type: 'meeting.moved', reason: REASON, by: 'Helen Marsh' },
      ]);
      const moved = sql`subject_id = ${id} and action = 'meeting.moved'`;
      expect(await countRows(test, sql`audit_entries`, moved)).toBe(1);
    });

    it('only from the version that was seen: the other is told when it starts now', async () => {
      const { id, startsAt } = await callOne();
      const move = (hour: string, version: number) =>
        chair.patch(`/meetings/${id}`, { startsAt: startsAt.replace('T13', hour), reason: REASON }, version);
      await move('T14', 1).expect(200);
      const { body } = await move('T15', 1).expect(412);
      expect(body).toMatchObject({
        code: 'STALE',
        currentVersion: 2,
        current: { startsAt: startsAt.replace('T13', 'T14') },
      });
      await move('T15', 2).expect(200);
    });

    it.each([
      [{ reason: REASON }, 'startsAt'],
      [{ startsAt: '2014-06-03T09:29:00Z', reason: REASON }, 'startsAt'],
      [{ startsAt: '2014-06-05', reason: REASON }, 'startsAt'],
      [{ startsAt: '2014-06-05T09:30:00Z' }, 'reason'],
    ])('not with %j', async (body, field) => {
      const { id } = await callOne();
      const answer = await chair.patch(`/meetings/${id}`, body, 1).expect(400);
      expect(answer.body.errors).toMatchObject([{ field, rule: 'MEET-1' }]);
      expect(await historyOf(id)).toHaveLength(1);
    });

    it('not to where the panel has another meeting of its kind', async () => {
      const { meetings } = await callSeries();
      const [one, other] = meetings as [At, At];
      const { body } = await chair
        .patch(`/meetings/${one.id}`, { startsAt: other.startsAt, reason: REASON }, 1)
        .expect(409);
      expect(body).toMatchObject({ code: 'MEETING.TIME_TAKEN', rule: 'MEET-1' });
      const panelMeeting = await callOne({ kind: 'panel' });
      await chair
        .patch(`/meetings/${panelMeeting.id}`, { startsAt: other.startsAt, reason: REASON }, 1)
        .expect(200);
      await chair.post(`/meetings/${other.id}/cancel`, { reason: REASON }).expect(200);
      await chair.patch(`/meetings/${one.id}`, { startsAt: other.startsAt, reason: REASON }, 1).expect(200);
    });

    it('not once it is open, closed or cancelled: it says where it stands', async () => {
      const { id, startsAt } = await callOne();
      const body = { startsAt: startsAt.replace('T13', 'T14'), reason: REASON };
      await chair.post(`/meetings/${id}/open`).expect(200);
      const open = await chair.patch(`/meetings/${id}`, body, 1).expect(409);
      expect(open.body).toMatchObject({
        code: 'MEETING.NOT_POSSIBLE',
        detail: expect.stringContaining('open already'),
      });
      await chair.post(`/meetings/${id}/cancel`, { reason: REASON }).expect(409);
      await chair.post(`/meetings/${id}/close`).expect(200);
      const closed = await chair.patch(`/meetings/${id}`, body, 3).expect(409);
      expect(closed.body.detail).toContain('closed already');
      await chair.patch('/meetings/nobody', body, 1).expect(404);
    });

    it('while another opens it: one of the two happens, and the other is told', async () => {
      for (let round = 0; round < 5; round += 1) {
        const { id, startsAt } = await callOne();
        const body = { startsAt: startsAt.replace('T13', 'T14'), reason: REASON };
        const [moved, opened] = await Promise.all([
          chair.patch(`/meetings/${id}`, body, 1),
          coordinator.post(`/meetings/${id}/open`),
        ]);
        // A moved meeting may be opened: only who was first decides over the move.
        expect(opened.status).toBe(200);
        expect([200, 409]).toContain(moved.status);
        const { body: now } = await chair.get(`/meetings/${id}`);
        expect([now.status, now.startsAt]).toEqual(['open', moved.status === 200 ? body.startsAt : startsAt]);
        await chair.post(`/meetings/${id}/close`).expect(200);
      }
    });
  });

  describe('a meeting is cancelled', () => {
    it('with a reason; what waits for it waits for the next (MEET-4)', async () => {
      const manager = await signIn(test.url, 'om.chesterfield');
      const sent = await sendReferral(manager, probationAnswers());
      const { id } = await callOne();
      const since = await seq();
      expect((await chair.post(`/meetings/${id}/cancel`, {}).expect(400)).body.rule).toBe('MEET-1');
      const { body } = await chair.post(`/meetings/${id}/cancel`, { reason: ` ${REASON} ` }).expect(200);
      expect(body).toMatchObject({ status: 'cancelled', cancelReason: REASON, version: 2 });
      expect((await eventsSince(since))[0]).toMatchObject({ type: 'meeting.cancelled', meetingId: id });
      expect(await notices(coordinator)).toContainEqual(
        expect.objectContaining({ kind: 'meeting-cancelled', meetingId: id, rule: 'MEET-1' }),
      );
      const { body: agenda } = await chair.get('/panels/chesterfield/agenda?meeting=tasking').expect(200);
      expect((agenda as { items: object[] }).items).toContainEqual(
        expect.objectContaining({ referralId: sent.id }),
      );
      await chair.post(`/meetings/${id}/open`).expect(409);
      await chair.post(`/meetings/${id}/cancel`, { reason: REASON }).expect(409);
      expect((await decide(chair, id, sent.id)).status).toBe(422);
    });

    it('while another opens it: it is either', async () => {
      for (let round = 0; round < 5; round += 1) {
        const { id } = await callOne();
        const answers = await Promise.all([
          chair.post(`/meetings/${id}/cancel`, { reason: REASON }),
          coordinator.post(`/meetings/${id}/open`),
        ]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
        const { body: now } = await chair.get(`/meetings/${id}`);
        expect(now.status).toBe(answers[0]?.status === 200 ? 'cancelled' : 'open');
        if (now.status === 'open') await chair.post(`/meetings/${id}/close`).expect(200);
      }
    });
  });

  it('may be opened days early, days late, and while another of its kind is still open', async () => {
    const early = await callOne();
    await chair.post(`/meetings/${early.id}/open`).expect(200);
    const late = await callOne({ startsAt: '2014-05-20T08:30:00Z' });
    await chair.post(`/meetings/${late.id}/open`).expect(200);
    const again = await chair.post(`/meetings/${late.id}/open`).expect(409);
    expect(again.body.detail).toContain('open already');
    for (const { id } of [early, late]) await chair.post(`/meetings/${id}/close`).expect(200);
  });

  it('is for those who see meetings: a partner learns of no series (LAW-4)', async () => {
    const { id } = await callSeries();
    const answers = [
      await partner.get(`/meetings/series/${id}`),
      await partner.get('/meetings/series/nobody'),
      await partner.post('/meetings/series', SERIES),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    const manager = await signIn(test.url, 'om.chesterfield');
    await manager.get(`/meetings/series/${id}`).expect(200);
    await manager.post(`/meetings/series/${id}/end`, { from: '2014-06-09', reason: REASON }).expect(403);
  });
});
