import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, holdClock } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { decide, openMeeting, probationAnswers, sendReferral } from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

const CALL = { panel: 'chesterfield', kind: 'tasking', startsAt: '2014-06-04T10:30:00+01:00' };

describe.each(databaseKinds())('a meeting on %s', (kind) => {
  let test: TestApp;
  let chair: Client;
  let manager: Client;
  let partner: Client;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    holdClock(test);
    chair = await signIn(test.url, 'chair.chesterfield');
    manager = await signIn(test.url, 'om.chesterfield');
    partner = await signIn(test.url, 'housing.worker');
  });
  afterAll(() => test.close());

  const call = async (): Promise<string> =>
    (await chair.post('/meetings', CALL).expect(201)).body.id as string;

  it('is called, opened and closed, once each', async () => {
    const { seq } = (await chair.get('/events')).body as { seq: number };
    const { body, headers } = await chair.post('/meetings', CALL).expect(201);
    const id = body.id as string;
    expect(headers['location']).toBe(`/api/v1/meetings/${id}`);
    expect(body).toMatchObject({
      ...{
        panel: 'chesterfield',
        kind: 'tasking',
        status: 'scheduled',
        startsAt: '2014-06-04T09:30:00.000Z',
      },
      quorum: { agencies: [], present: 0, needed: 3, quorate: false },
      ...{ agenda: [], decisions: [], attendance: [] },
    });
    await chair.post(`/meetings/${id}/close`).expect(409);
    const opened = await chair.post(`/meetings/${id}/open`).expect(200);
    expect(opened.body).toMatchObject({ status: 'open', chair: 'Inspector Alan Pike' });
    await chair.post(`/meetings/${id}/open`).expect(409);
    expect((await chair.post(`/meetings/${id}/close`).expect(200)).body.status).toBe('closed');
    await chair.post(`/meetings/${id}/close`).expect(409);
    await chair.post(`/meetings/${id}/open`).expect(409);
    const { items } = (await chair.get(`/events?since=${seq}`)).body as { items: object[] };
    expect(items).toMatchObject(
      ['meeting.called', 'meeting.opened', 'meeting.closed'].map((type) => ({
        type,
        meetingId: id,
        panel: 'chesterfield',
      })),
    );
    expect(
      await countRows(
        test,
        sql`audit_entries`,
        sql`subject_id = ${id} and action in ('meeting.called', 'meeting.opened', 'meeting.closed')`,
      ),
    ).toBe(3);
  });

  it('opened by two people at once is opened by one', async () => {
    const id = await call();
    const coordinator = await signIn(test.url, 'coordinator.chesterfield');
    const answers = await Promise.all(
      [chair, coordinator].map((client) => client.post(`/meetings/${id}/open`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await chair.post(`/meetings/${id}/close`).expect(200);
  });

  it.each([
    [{ ...CALL, panel: 'nowhere' }, 'panel'],
    [{ ...CALL, kind: 'dinner' }, 'kind'],
    [{ ...CALL, startsAt: '2014-06-04' }, 'startsAt'],
    [{ ...CALL, startsAt: '2014-13-04T09:30:00Z' }, 'startsAt'],
    [{ ...CALL, startsAt: 7 }, 'startsAt'],
  ])('is not called with %j', async (body, field) => {
    expect((await chair.post('/meetings', body).expect(400)).body.errors).toMatchObject([{ field }]);
  });

  it('lists those of a panel and a span of London days, the latest first', async () => {
    const late = await chair.post('/meetings', {
      ...CALL,
      panel: 'south-derbyshire',
      startsAt: '2014-07-01T22:59:00Z',
    });
    await chair.post('/meetings', { ...CALL, panel: 'south-derbyshire', startsAt: '2014-07-01T23:00:00Z' });
    const { body } = await manager
      .get('/meetings?panel=south-derbyshire&from=2014-07-01&to=2014-07-01')
      .expect(200);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([late.body.id]);
    await manager.get('/meetings?from=yesterday').expect(400);
  });

  it('counts agencies that are there now (MEET-2)', async () => {
    const id = await call();
    const arrive = async (name: string, agency: string): Promise<string> =>
      (await chair.post(`/meetings/${id}/attendance`, { name, agency }).expect(201)).body.id as string;
    const quorum = async (): Promise<unknown> =>
      (await manager.get(`/meetings/${id}`).expect(200)).body.quorum;
    const first = await arrive('One', 'police');
    expect(await arrive(' one ', 'police')).toBe(first);
    await arrive('Two', 'police');
    await arrive('Three', 'housing');
    expect(await quorum()).toMatchObject({ agencies: ['housing', 'police'], present: 2, quorate: false });
    const { body } = await manager.post(`/meetings/${id}/attendance`, {}).expect(201);
    expect(await quorum()).toMatchObject({ present: 3, quorate: true });
    await manager.delete(`/meetings/${id}/attendance/${first}`).expect(403);
    await manager.delete(`/meetings/${id}/attendance/${body.id as string}`).expect(204);
    await manager.delete(`/meetings/${id}/attendance/${body.id as string}`).expect(409);
    await chair.delete(`/meetings/${id}/attendance/nobody`).expect(404);
    expect(await quorum()).toMatchObject({ present: 2, quorate: false });
    const { body: meeting } = await manager.get(`/meetings/${id}`);
    expect(meeting.attendance).toHaveLength(4);
    await chair.post(`/meetings/${id}/open`).expect(200);
    await chair.post(`/meetings/${id}/close`).expect(200);
    await chair.post(`/meetings/${id}/attendance`, { name: 'Late', agency: 'yos' }).expect(409);
  });

  it('lets nobody check in another, or for another agency, but whoever runs it', async () => {
    const id = await call();
    const forged = await manager.post(`/meetings/${id}/attendance`, { agency: 'police' }).expect(400);
    expect(forged.body.errors).toMatchObject([{ field: 'agency', rule: 'MEET-2' }]);
    const other = await manager.post(`/meetings/${id}/attendance`, { name: 'Somebody else' }).expect(400);
    expect(other.body.errors).toMatchObject([{ field: 'name' }]);
    await chair.post(`/meetings/${id}/attendance`, { name: 'X', agency: 'nobody' }).expect(400);
    await chair.post(`/meetings/${id}/open`).expect(200);
    const forgery = await partner.post(`/meetings/${id}/attendance`, { agency: 'police' }).expect(400);
    expect(forgery.body.errors).toMatchObject([{ field: 'agency', rule: 'MEET-2' }]);
    await chair.post(`/meetings/${id}/close`).expect(200);
  });

  it('leaves what it did not decide for the next one, and keeps what it had before it (MEET-4, MEET-5)', async () => {
    const one = await sendReferral(manager, probationAnswers());
    const other = await sendReferral(manager, probationAnswers());
    const id = await openMeeting(chair);
    await decide(chair, id, one.id).expect(201);
    const { body } = await chair.post(`/meetings/${id}/close`).expect(200);
    const items = (meeting: { agenda: { referralId: string }[] }): string[] =>
      meeting.agenda.map(({ referralId }) => referralId);
    expect(items(body)).toEqual([other.id]);
    expect(body.decisions).toMatchObject([{ referralId: one.id, outcome: 'accept', rule: 'TIER-2' }]);
    await decide(chair, id, other.id).expect(422);
    const next = await openMeeting(chair);
    expect(items((await chair.get(`/meetings/${next}`)).body)).toEqual([other.id]);
    await decide(chair, next, other.id, { outcome: 'decline' }).expect(201);
    expect(items((await chair.get(`/meetings/${next}`)).body)).toEqual([]);
    await chair.post(`/meetings/${next}/close`).expect(200);
  });

  it('read is logged with whose names were seen (COH-3)', async () => {
    const sent = await sendReferral(manager, probationAnswers());
    const id = await call();
    await manager.get(`/meetings/${id}`).expect(200);
    const seen = sql`action = 'meeting.viewed' and subject_id = ${id} and detail like ${`%${sent['offenderId'] as string}%`}`;
    expect(await countRows(test, sql`audit_entries`, seen)).toBe(1);
  });
});
