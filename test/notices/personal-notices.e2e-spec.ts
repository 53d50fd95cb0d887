import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from '../../src/platform/database/sql.js';
import { EventFeed } from '../../src/platform/events/event-feed.js';
import { countRows, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { raiseNotice, tellDecision, type Subject } from '../support/consequences.js';
import { databaseKinds } from '../support/databases.js';
import { connectLive, type LiveClient } from '../support/live-client.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

interface Reader extends Client {
  id: string;
}
interface Page {
  items: { id: string; name: string | null; offenderId: string | null; [more: string]: unknown }[];
  total: number;
  unread: number;
}

describe.each(databaseKinds())('notices for one user on %s', (kind) => {
  let test: TestApp;
  let om: Reader;
  let colleague: Reader;
  let partner: Reader;
  let coordinator: Reader;
  let person: Subject;
  const open: LiveClient[] = [];

  const signInAs = async (username: string): Promise<Reader> => {
    const client = await signIn(test.url, username);
    return { ...client, id: ((await client.get('/me')).body as { id: string }).id };
  };
  beforeAll(async () => {
    test = await buildTestApp(kind);
    om = await signInAs('om.chesterfield');
    colleague = await signInAs('om.erewash-and-amber-valley');
    partner = await signInAs('housing.worker');
    coordinator = await signInAs('coordinator.chesterfield');
    const { id } = await addPerson(coordinator, { surname: 'Staniforth', forename: 'Lee' });
    person = { id, panel: 'chesterfield' };
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    for (const reader of [om, partner, coordinator]) {
      for (const { id } of (await list(reader, '?unread=true&limit=200')).items)
        await reader.post(`/notices/${id}/read`).expect(200);
    }
  });
  afterEach(() => {
    for (const client of open.splice(0)) client.close();
  });

  const list = async (client: Client, query = '?unread=true'): Promise<Page> =>
    (await client.get(`/notices${query}`).expect(200)).body as Page;
  const watch = async (reader: Reader): Promise<{ client: LiveClient; seq: number }> => {
    const client = await connectLive(test.url, reader.token);
    open.push(client);
    const { seq } = await client.watch('all');
    return { client, seq };
  };

  it('say what became of a referral, with the person as the reader may see them (REF-6)', async () => {
    await tellDecision(test, om.id, { offender: person, referralId: 'a-referral' });
    expect(await list(om)).toEqual({
      nextCursor: null,
      total: 1,
      unread: 1,
      items: [
        {
          ...{
            id: expect.any(String),
            kind: 'referral-decided',
            panel: null,
            agency: null,
            offenderId: person.id,
          },
          ...{
            name: 'Staniforth, Lee',
            referralId: 'a-referral',
            meetingId: null,
            taskId: null,
            rule: 'REF-6',
            readAt: null,
          },
          ...{ summary: 'Your referral has been decided', at: expect.any(String) },
        },
      ],
    });
    const [stored] = await readRows<object>(test, sql`select * from notices where user_id = ${om.id}`);
    expect(JSON.stringify(stored)).not.toMatch(/Staniforth/i);
  });

  it('come without the person to somebody who may not see them (any more) (LAW-4)', async () => {
    await tellDecision(test, partner.id, { offender: person });
    const { body } = await partner.get('/notices?unread=true').expect(200);
    expect((body as Page).items).toMatchObject([{ name: null, offenderId: null, referralId: 'a-referral' }]);
    expect(JSON.stringify(body)).not.toContain(person.id);
  });

  it('are for nobody else, who finds as little of them as of none', async () => {
    await tellDecision(test, om.id);
    const [notice] = (await list(om)).items;
    for (const other of [colleague, partner, coordinator]) {
      expect((await list(other, '?limit=200')).items.map(({ id }) => id)).not.toContain(notice?.id);
      const answers = [
        await other.post(`/notices/${notice?.id}/read`),
        await other.post('/notices/none/read'),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404]);
      expect({ ...answers[0]?.body, instance: '' }).toEqual({ ...answers[1]?.body, instance: '' });
    }
    expect((await list(om)).unread).toBe(1);
  });

  it('stand with those of the panel for a co-ordinator, and are not seen by who covers for them', async () => {
    await tellDecision(test, coordinator.id);
    await raiseNotice(test, person);
    expect((await list(coordinator)).items.map((notice) => notice['kind'])).toEqual([
      'registered',
      'referral-decided',
    ]);
    expect((await list(coordinator, '?panel=chesterfield&unread=true')).items).toHaveLength(1);
    const covering = await list(await signInAs('coordinator.derby-city'), '?panel=chesterfield&limit=200');
    expect(covering.items.map((notice) => notice['kind'])).not.toContain('referral-decided');
  });

  it.each(['om.chesterfield', 'housing.worker'])(
    'leave the panels’ notices closed to %s',
    async (username) => {
      await raiseNotice(test, person);
      const reader = await signInAs(username);
      const [notice] = (await list(coordinator)).items;
      expect((await list(reader, '?limit=200')).items.map(({ id }) => id)).not.toContain(notice?.id);
      await reader.get('/notices?panel=chesterfield').expect(403);
      await reader.post(`/notices/${notice?.id}/read`).expect(404);
    },
  );

  it('are read once, which is logged', async () => {
    await tellDecision(test, om.id);
    const [notice] = (await list(om)).items;
    const first = await om.post(`/notices/${notice?.id}/read`).expect(200);
    expect(first.body).toEqual({ id: notice?.id, readAt: expect.any(String) });
    expect((await om.post(`/notices/${notice?.id}/read`)).body).toEqual(first.body);
    expect(await list(om)).toMatchObject({ items: [], unread: 0 });
    const logged = sql`action = 'notice.read' and actor_id = ${om.id} and subject_id = 'a-referral'
      and detail like ${`%${notice?.id}%`}`;
    expect(await countRows(test, sql`audit_entries`, logged)).toBe(1);
  });

  it.each(['om.chesterfield', 'housing.worker'])(
    'reach the open page of %s at once, and nobody else’s',
    async (username) => {
      const reader = await signInAs(username);
      const own = await watch(reader);
      const others = await Promise.all([colleague, coordinator].map(watch));
      await tellDecision(test, reader.id, { offender: person });
      await own.client.hear(own.seq + 1);
      expect(own.client.heard).toEqual([
        {
          seq: own.seq + 1,
          type: 'notice.raised',
          panel: null,
          referralId: 'a-referral',
          at: expect.any(String),
        },
      ]);
      await pause(50);
      for (const { client } of others) expect(client.heard).toEqual([]);
    },
  );

  it('that came while somebody was away are handed over to them, and to nobody else', async () => {
    const since = await test.app.get(EventFeed).newestSeq();
    await tellDecision(test, om.id);
    for (const [reader, missed] of [
      [om, [since + 1]],
      [colleague, []],
      [partner, []],
    ] as const) {
      const { client } = await watch(reader);
      const answer = await client.watch('all', since);
      expect(answer.missed.map(({ seq }) => seq)).toEqual(missed);
      const { items } = (await reader.get(`/events?since=${since}`)).body as { items: { seq: number }[] };
      expect(items.map(({ seq }) => seq)).toEqual(missed);
    }
  });
});
