import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { AuthQueries } from '../../src/modules/auth/index.js';
import { CalendarFeeds } from '../../src/modules/tasking-meetings/index.js';
import { sql } from '../../src/platform/database/sql.js';
import type { Actor } from '../../src/shared/actor.js';
import { endAgreement } from '../support/agreements.js';
import { countRows, holdClock, readRows, runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { probationAnswers, sendReferral } from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

const PANEL = 'chesterfield';

/** One property of each meeting, as a calendar program would read it. */
function valuesOf(text: string, property: string): string[] {
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  return lines
    .filter((line) => line.startsWith(`${property}:`))
    .map((line) => line.slice(property.length + 1));
}

describe.each(databaseKinds())('the meetings in somebody’s own calendar on %s', (kind) => {
  let test: TestApp;
  let clock: FixedClock;
  let chair: Client;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_SESSION_HOURS: '72', IOM_SESSION_IDLE_MINUTES: '1440' });
    clock = holdClock(test);
    chair = await signIn(test.url, 'chair.chesterfield');
  });
  afterAll(() => test.close());

  async function actor(username: string): Promise<Actor> {
    const user = await test.app.get(AuthQueries).findUser(username);
    if (!user) throw new Error(username);
    return { ...user, from: '127.0.0.1' };
  }
  const subscribe = async (username: string, panel = PANEL): Promise<{ id: string; secret: string }> =>
    test.app.get(CalendarFeeds).create(await actor(username), panel);
  const fetchFeed = (secret: string): request.Test => request(test.url).get(`/calendar/${secret}.ics`);
  const call = async (startsAt: string): Promise<string> =>
    (await chair.post('/meetings', { panel: PANEL, kind: 'tasking', startsAt }).expect(201)).body
      .id as string;

  it('are read without signing in, with when, where and what, and with nobody’s name', async () => {
    const manager = await signIn(test.url, 'om.chesterfield');
    const { surname } = await sendReferral(manager, probationAnswers());
    const id = await call('2014-06-04T08:30:00Z');
    await chair.post(`/meetings/${id}/attendance`, { name: 'Kevin Frost', agency: 'housing' }).expect(201);
    const { id: feedId, secret } = await subscribe('om.chesterfield');
    const { text, headers } = await fetchFeed(secret).expect(200);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
    expect(valuesOf(text, 'UID')).toEqual([`${id}@iom-cohort-tracker`]);
    expect(valuesOf(text, 'DTSTART')).toEqual(['20140604T083000Z']);
    expect(valuesOf(text, 'SUMMARY')).toEqual(['Tasking meeting\\, Chesterfield']);
    for (const name of [surname as string, 'Kevin Frost', 'Alan Pike', 'Hussain', 'Gough']) {
      expect(text).not.toContain(name);
    }
    const read = sql`action = 'calendar-feed.read' and subject_id = ${feedId} and actor_name = 'Peter Gough'`;
    expect(await countRows(test, sql`audit_entries`, read)).toBe(1);
    const [row] = await readRows<{ hash: string; used: string }>(
      test,
      sql`select secret_hash as hash, last_used_at as used from calendar_feeds where id = ${feedId}`,
    );
    expect(row?.used).toBe(clock.now().toISOString());
    expect(row?.hash).not.toContain(secret);
    await chair.post(`/meetings/${id}/cancel`, { reason: 'Done' }).expect(200);
  });

  it('are the same meeting when it is moved and cancelled, each time a later one', async () => {
    const { secret } = await subscribe('chair.chesterfield');
    const id = await call('2014-06-10T08:30:00Z');
    const see = async (): Promise<string[]> => {
      const { text } = await fetchFeed(secret).expect(200);
      const at = valuesOf(text, 'UID').indexOf(`${id}@iom-cohort-tracker`);
      return ['SEQUENCE', 'DTSTAMP', 'DTSTART', 'DTEND', 'STATUS'].map(
        (name) => valuesOf(text, name)[at] ?? '',
      );
    };
    expect(await see()).toEqual([
      '0',
      '20140603T093000Z',
      '20140610T083000Z',
      '20140610T084500Z',
      'CONFIRMED',
    ]);
    clock.advance(60_000);
    const body = { startsAt: '2014-06-10T10:00:00Z', reason: 'Court' };
    await chair.patch(`/meetings/${id}`, body, 1).expect(200);
    expect(await see()).toEqual([
      '1',
      '20140603T093100Z',
      '20140610T100000Z',
      '20140610T101500Z',
      'CONFIRMED',
    ]);
    clock.advance(60_000);
    await chair.post(`/meetings/${id}/cancel`, { reason: 'Nobody is there' }).expect(200);
    expect(await see()).toEqual([
      '2',
      '20140603T093200Z',
      '20140610T100000Z',
      '20140610T101500Z',
      'CANCELLED',
    ]);
    expect((await fetchFeed(secret)).text).not.toContain('Nobody is there');
  });

  it('are those of one panel', async () => {
    const { secret } = await subscribe('chair.chesterfield', 'derby-city');
    expect(valuesOf((await fetchFeed(secret).expect(200)).text, 'UID')).toEqual([]);
  });

  it('are for those who see meetings, ten links each, of a panel that there is', async () => {
    const feeds = test.app.get(CalendarFeeds);
    for (const username of ['housing.worker', 'analyst', 'admin', 'auditor']) {
      await expect(subscribe(username)).rejects.toMatchObject({ details: { kind: 'forbidden' } });
    }
    await expect(subscribe('om.chesterfield', 'nowhere')).rejects.toMatchObject({
      details: { kind: 'not-found' },
    });
    const owner = 'coordinator.south-derbyshire';
    const made = [];
    for (let count = 0; count < 10; count += 1) made.push(await subscribe(owner));
    await expect(subscribe(owner)).rejects.toMatchObject({ details: { code: 'CALENDAR.FULL' } });
    const [first] = made;
    await expect(feeds.revoke(await actor('chair.chesterfield'), first?.id ?? '')).rejects.toMatchObject({
      details: { kind: 'not-found' },
    });
    await feeds.revoke(await actor(owner), first?.id ?? '');
    await expect(feeds.revoke(await actor(owner), first?.id ?? '')).rejects.toMatchObject({
      details: { kind: 'not-found' },
    });
    await subscribe(owner);
  });

  it('end the same for a secret that is wrong, revoked, of somebody who left, and of an agency without an agreement (LAW-4)', async () => {
    const gone = await subscribe('chair.derby-city');
    const changed = await subscribe('coordinator.derby-city');
    const lapsed = await subscribe('om.chesterfield');
    const revoked = await subscribe('chair.chesterfield');
    for (const { secret } of [gone, changed, lapsed, revoked]) await fetchFeed(secret).expect(200);
    await test.app.get(CalendarFeeds).revoke(await actor('chair.chesterfield'), revoked.id);
    await runPast(test, [
      `update users set active = 0 where username = 'chair.derby-city'`,
      `update users set role = 'auditor' where username = 'coordinator.derby-city'`,
    ]);
    const admin = await signIn(test.url, 'admin');
    await endAgreement(admin, 'probation-crc', '2014-06-03');
    await fetchFeed(lapsed.secret).expect(200);
    clock.set('2014-06-04T08:00:00.000Z');
    const seen = async (path: string): Promise<[number, string, string[]]> => {
      const { status, text, headers } = await request(test.url).get(path);
      const words = text.replace(/nonce="[^"]*"|value="[^"]*"|[0-9a-f]{12}/g, '');
      return [status, words, Object.keys(headers).sort()];
    };
    const wrong = await seen(`/calendar/${'x'.repeat(43)}.ics`);
    expect(wrong[0]).toBe(404);
    for (const { secret } of [gone, changed, lapsed, revoked]) {
      expect(await seen(`/calendar/${secret}.ics`)).toEqual(wrong);
    }
    for (const file of [
      'x.ics',
      `${revoked.secret}`,
      `${revoked.secret}.ICS`,
      '..%2fetc.ics',
      `${revoked.id}.ics`,
    ]) {
      expect(await seen(`/calendar/${file}`)).toEqual(wrong);
    }
  });
});

it('who asks again and again for a calendar is told to wait, whatever they send along', async () => {
  const test = await buildTestApp('sqlite', { IOM_RATE_LIMIT: '1000' });
  try {
    const statuses: number[] = [];
    for (let count = 0; count < 61; count += 1) {
      const asking = request(test.url).get(`/calendar/${'x'.repeat(43)}.ics`);
      statuses.push((await asking.set('authorization', `Bearer ${count}`)).status);
    }
    expect(statuses.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 404));
    expect(statuses[60]).toBe(429);
  } finally {
    await test.close();
  }
});
