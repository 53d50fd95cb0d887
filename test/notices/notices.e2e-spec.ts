import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Notices } from '../../src/modules/notices/index.js';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { inUnitOfWork, raiseNotice, type Subject } from '../support/consequences.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

interface Notice {
  id: string;
  kind: string;
  panel: string;
  offenderId: string;
  name: string;
  summary: string;
  rule: string | null;
  at: string;
  readAt: string | null;
}
interface Page {
  items: Notice[];
  nextCursor: string | null;
  total: number;
  unread: number;
}

describe.each(databaseKinds())('notices to the panel’s co-ordinator on %s', (kind) => {
  let test: TestApp;
  let own: Client;
  let other: Client;
  let person: Subject;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    own = await signIn(test.url, 'coordinator.chesterfield');
    other = await signIn(test.url, 'coordinator.derby-city');
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    const { id } = await addPerson(own, { surname: 'Staniforth', forename: 'Lee', confirmedNew: true });
    person = { id, panel: 'chesterfield' };
    const left = (await list(own, '?unread=true&limit=200')).items;
    for (const notice of left) await own.post(`/notices/${notice.id}/read`).expect(200);
  });

  const list = async (client: Client, query = ''): Promise<Page> =>
    (await client.get(`/notices${query}`).expect(200)).body as Page;
  const unread = async (client = own): Promise<Notice[]> => (await list(client, '?unread=true')).items;
  const raiseOne = async (particulars: Parameters<typeof raiseNotice>[2] = {}): Promise<Notice> => {
    await raiseNotice(test, person, particulars);
    const [notice] = await unread();
    expect(notice).toBeDefined();
    return notice as Notice;
  };

  it('say what happened, to whom and by which rule (TIER-1)', async () => {
    await raiseNotice(test, person);
    const page = await list(own, '?unread=true');
    expect(page).toMatchObject({ nextCursor: null, total: 1, unread: 1 });
    expect(page.items).toEqual([
      {
        id: expect.any(String),
        kind: 'registered',
        panel: 'chesterfield',
        offenderId: person.id,
        name: 'Staniforth, Lee',
        referralId: null,
        meetingId: null,
        taskId: null,
        agency: null,
        summary: 'Registered automatically: score 93',
        rule: 'TIER-1',
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        readAt: null,
      },
    ]);
  });

  it('hold no name of their own: somebody renamed since is called as they are now', async () => {
    await raiseNotice(test, person);
    await own.patch(`/offenders/${person.id}`, { surname: 'Marsden' }, 1).expect(200);
    expect((await unread())[0]?.name).toBe('Marsden, Lee');
    const stored = await readRows<object>(test, sql`select * from notices where offender_id = ${person.id}`);
    expect(JSON.stringify(stored)).not.toMatch(/Staniforth|Marsden/i);
  });

  it('are announced to the panel with the person’s id, and with no particulars', async () => {
    const { seq } = (await own.get('/events')).body as { seq: number };
    await raiseNotice(test, person);
    const { items } = (await own.get(`/events?since=${seq}`)).body as { items: object[] };
    expect(items).toEqual([
      {
        seq: seq + 1,
        type: 'notice.raised',
        panel: 'chesterfield',
        offenderId: person.id,
        at: expect.any(String),
      },
    ]);
  });

  it('are raised with the decision or not at all', async () => {
    const before = await countRows(test, sql`notices`);
    const { seq } = (await own.get('/events')).body as { seq: number };
    const failing = inUnitOfWork(test, async (tx) => {
      await test.app.get(Notices).raise(tx, {
        ...{ panel: 'chesterfield', role: 'coordinator', kind: 'registered', offender: person },
        ...{ summary: 'Registered automatically', rule: 'TIER-1' },
      });
      throw new Error('The decision failed');
    });
    await expect(failing).rejects.toMatchObject({ message: 'The decision failed' });
    expect(await countRows(test, sql`notices`)).toBe(before);
    expect(((await own.get(`/events?since=${seq}`)).body as { items: object[] }).items).toEqual([]);
  });

  it('come to a co-ordinator of the panel, and to another only who asks for that panel (COH-1)', async () => {
    const notice = await raiseOne();
    expect((await list(other, '?limit=200')).items.map(({ id }) => id)).not.toContain(notice.id);
    const covering = await list(other, '?panel=chesterfield&limit=200');
    expect(covering.items.map(({ id }) => id)).toContain(notice.id);
    expect((await list(own, '?panel=derby-city')).total).toBe(0);
  });

  it('are read by each reader for themselves', async () => {
    const notice = await raiseOne();
    const { unread: others } = await list(other, '?panel=chesterfield');
    const { body } = await own.post(`/notices/${notice.id}/read`).expect(200);
    expect(body).toEqual({ id: notice.id, readAt: expect.any(String) });
    expect(await unread()).toEqual([]);
    expect((await list(own)).items.find(({ id }) => id === notice.id)?.readAt).toBe(body.readAt);
    expect((await list(other, '?panel=chesterfield')).unread).toBe(others);
    await other.post(`/notices/${notice.id}/read`).expect(200);
    expect((await list(other, '?panel=chesterfield')).unread).toBe(others - 1);
  });

  it('read a second time, and by ten at once, stay read as they were first', async () => {
    const notice = await raiseOne();
    const { seq } = (await own.get('/events')).body as { seq: number };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => own.post(`/notices/${notice.id}/read`)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(new Set(answers.map(({ body }) => body.readAt as string)).size).toBe(1);
    const again = await own.post(`/notices/${notice.id}/read`).expect(200);
    expect(again.body).toEqual(answers[0]?.body);
    const mine = sql`notice_id = ${notice.id}`;
    expect(await countRows(test, sql`notice_reads`, mine)).toBe(1);
    const logged = sql`action = 'notice.read' and subject_id = ${person.id}`;
    expect(await countRows(test, sql`audit_entries`, logged)).toBe(1);
    const { items } = (await own.get(`/events?since=${seq}`)).body as { items: { type: string }[] };
    expect(items.map(({ type }) => type)).toEqual(['notice.read']);
  });

  it('that are none are not found, and several with one such are read none of them', async () => {
    const notice = await raiseOne();
    const { body } = await own.post('/notices/nobody/read').expect(404);
    expect(body).toMatchObject({ code: 'NOT_FOUND' });
    const { id } = (await own.get('/me')).body as { id: string };
    const actor = {
      ...{ id, username: 'x', name: 'x', agency: 'police', panels: ['chesterfield'], from: 'x' },
      role: 'coordinator' as const,
    };
    const several = test.app.get(Notices).markRead(actor, [notice.id, 'nobody']);
    await expect(several).rejects.toMatchObject({ details: { kind: 'not-found' } });
    expect((await unread()).map(({ id: held }) => held)).toEqual([notice.id]);
    await test.app.get(Notices).markRead(actor, [notice.id, notice.id]);
    expect(await unread()).toEqual([]);
  });

  it('stand unread first and the latest first, page by page, each once', async () => {
    for (let index = 0; index < 5; index += 1) await raiseNotice(test, person, { summary: `No. ${index}` });
    const [, second, , fourth] = await unread();
    for (const notice of [second, fourth]) await own.post(`/notices/${notice?.id}/read`).expect(200);
    const all = (await list(own, '?limit=200')).items;
    const order = all.slice(0, 5).map(({ summary }) => summary);
    expect(order).toEqual(['No. 4', 'No. 2', 'No. 0', 'No. 3', 'No. 1']);
    const paged: Notice[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page = await list(own, `?limit=2&cursor=${cursor}`);
      expect(page).toMatchObject({ total: all.length, unread: 3 });
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all);
  });

  it('of one unit of work, and so of one instant, are paged without loss as well', async () => {
    await inUnitOfWork(test, async (tx) => {
      for (let index = 0; index < 3; index += 1) {
        await test.app.get(Notices).raise(tx, {
          ...{ panel: 'chesterfield', role: 'coordinator', kind: 'tier-changed', offender: person },
          ...{ summary: `Same instant ${index}`, rule: 'TIER-6' },
        });
      }
    });
    const first = await list(own, '?unread=true&limit=2');
    const rest = await list(own, `?unread=true&limit=2&cursor=${first.nextCursor}`);
    const summaries = [...first.items, ...rest.items].map(({ summary }) => summary);
    expect(summaries).toEqual(['Same instant 2', 'Same instant 1', 'Same instant 0']);
    expect(rest.nextCursor).toBeNull();
  });

  it.each([
    ['a panel that is none', '?panel=nowhere', 'panel'],
    ['two panels', '?panel=chesterfield&panel=derby-city', 'panel'],
    ['unread neither true nor false', '?unread=maybe', 'unread'],
    ['a limit of 0', '?limit=0', 'limit'],
    ['a limit of 201', '?limit=201', 'limit'],
    ['a cursor of another list', '?cursor=%5B%22name%22%2C%22a%22%2C%22b%22%5D', 'cursor'],
    ['no cursor at all', '?cursor=hello', 'cursor'],
  ])('refuse %s by its field', async (_, query, field) => {
    const { body } = await own.get(`/notices${query}`).expect(400);
    expect((body as { errors: { field: string }[] }).errors.map((error) => error.field)).toEqual([field]);
  });

  it('for a co-ordinator are not for the chair of their panel, who finds none of them', async () => {
    const notice = await raiseOne();
    const chair = await signIn(test.url, 'chair.chesterfield');
    const { body } = await chair.get('/notices?panel=chesterfield').expect(200);
    expect(body).toMatchObject({ items: [], total: 0, unread: 0 });
    await chair.post(`/notices/${notice.id}/read`).expect(404);
    await chair.post('/notices/nobody/read').expect(404);
    expect((await unread()).map(({ id }) => id)).toEqual([notice.id]);
  });

  it.each(['analyst', 'auditor'])(
    'are not for %s, who is refused the same for a notice and for none',
    async (username) => {
      const notice = await raiseOne();
      const client = await signIn(test.url, username);
      const answers = [
        await client.get('/notices'),
        await client.get('/notices?panel=chesterfield'),
        await client.post(`/notices/${notice.id}/read`),
        await client.post('/notices/nobody/read'),
      ];
      for (const { status, body } of answers)
        expect([status, { ...body, instance: '' }]).toEqual([403, { ...answers[0]?.body, instance: '' }]);
      expect((await unread()).map(({ id }) => id)).toEqual([notice.id]);
    },
  );

  it('shown are logged with whose names were seen, before they leave (COH-3)', async () => {
    await raiseOne();
    await list(own, '?unread=true');
    const [entry] = await readRows<{ detail: string; subject: string }>(
      test,
      sql`select detail, subject_type as subject from audit_entries where action = 'notices.viewed'
        order by seq desc limit 1`,
    );
    expect(entry?.subject).toBe('cohort');
    expect(JSON.parse(entry?.detail ?? '{}')).toEqual({ filter: { unread: 'true' }, shown: [person.id] });
  });

  it('and that they were read, are never changed or taken away', async () => {
    const notice = await raiseOne();
    await own.post(`/notices/${notice.id}/read`).expect(200);
    for (const statement of [
      sql`update notices set summary = 'x' where id = ${notice.id}`,
      sql`delete from notices where id = ${notice.id}`,
      sql`update notice_reads set at = 'x' where notice_id = ${notice.id}`,
      sql`delete from notice_reads where notice_id = ${notice.id}`,
    ]) {
      await expect(inUnitOfWork(test, (tx) => tx.execute(statement))).rejects.toMatchObject({
        message: expect.stringContaining('only grows'),
      });
    }
  });
});
