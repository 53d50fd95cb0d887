import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { holdClock, readRows, runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

interface Entry {
  seq: number;
  at: string;
  action: string;
  actor: string;
  subjectId: string | null;
  detail: Record<string, unknown> | null;
}

describe.each(databaseKinds())('the log on %s', (kind) => {
  let test: TestApp;
  let clock: FixedClock;
  let auditor: Client;
  let coordinator: Client;
  let manager: Client;
  let id: string;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    clock = holdClock(test);
    auditor = await signIn(test.url, 'auditor');
    coordinator = await signIn(test.url, 'coordinator.chesterfield');
    manager = await signIn(test.url, 'om.derby-city');
    id = (await addPerson(coordinator)).id;
  });
  afterAll(() => test.close());

  const list = async (query = ''): Promise<{ items: Entry[]; nextCursor: string | null }> =>
    (await auditor.get(`/audit${query}`).expect(200)).body;

  it('tells who looked at a person and who changed them, the latest first', async () => {
    clock.advance(1000);
    await manager.get(`/offenders/${id}`).expect(200);
    await manager.get(`/offenders/${id}/timeline`).expect(200);
    await manager.post(`/offenders/${id}/scores`, { score: 75, assessedOn: '2014-05-01' }).expect(201);
    await coordinator.get(`/offenders/${id}/rag`).expect(200);
    const { items } = (await coordinator.get(`/offenders/${id}/access-log`).expect(200)).body;
    expect(items).toMatchObject([
      { action: 'rag.viewed', by: 'Helen Marsh', agency: 'police', from: '127.0.0.1' },
      { action: 'score.recorded', by: 'Nadia Hussain', agency: 'probation-nps' },
      { action: 'offender.timeline-viewed', by: 'Nadia Hussain' },
      { action: 'offender.viewed', by: 'Nadia Hussain' },
      { action: 'offender.created', by: 'Helen Marsh' },
    ]);
    const again = (await coordinator.get(`/offenders/${id}/access-log`)).body;
    expect(again.items[0]).toMatchObject({ action: 'offender.access-log-viewed', by: 'Helen Marsh' });
  });

  it('holds one entry for each of many who look at once', async () => {
    const before = (await list(`?subject=${id}`)).items.length;
    await Promise.all(Array.from({ length: 20 }, () => manager.get(`/offenders/${id}`).expect(200)));
    expect((await list(`?subject=${id}`)).items).toHaveLength(before + 20);
    expect((await auditor.get('/audit/verify')).body.ok).toBe(true);
  });

  it('goes through the access log page by page, each entry once', async () => {
    await Promise.all(Array.from({ length: 60 }, () => manager.get(`/offenders/${id}/rag`).expect(200)));
    const seen: number[] = [];
    let cursor = '';
    do {
      const { body } = await auditor.get(`/offenders/${id}/access-log${cursor}`).expect(200);
      seen.push(...(body.items as { seq: number }[]).map(({ seq }) => seq));
      cursor = body.nextCursor === null ? '' : `?cursor=${encodeURIComponent(body.nextCursor as string)}`;
    } while (cursor !== '');
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
    expect(seen.length).toBeGreaterThan(80);
    await auditor.get(`/offenders/${id}/access-log?cursor=x`).expect(400);
  });

  it('goes through all entries page by page', async () => {
    const seen: number[] = [];
    let cursor = '';
    do {
      const page = await list(cursor);
      seen.push(...page.items.map(({ seq }) => seq));
      cursor = page.nextCursor === null ? '' : `?cursor=${page.nextCursor}`;
    } while (cursor !== '');
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, index) => seen.length - index));
  });

  it('is searched by user name, by name and by id', async () => {
    const { id: userId } = (await manager.get('/me')).body as { id: string };
    for (const actor of ['om.derby-city', 'OM.Derby-City', 'Nadia Hussain', 'nadia hussain', userId]) {
      const { items } = await list(`?actor=${encodeURIComponent(actor)}`);
      expect(items.length).toBeGreaterThan(3);
      expect(new Set(items.map((entry) => entry.actor))).toEqual(new Set(['Nadia Hussain']));
    }
    expect((await list('?actor=nobody')).items).toEqual([]);
  });

  it('finds the views of a list in which somebody was shown', async () => {
    const shown = (await addPerson(coordinator, { panel: 'south-derbyshire' })).id;
    await manager.get('/offenders?panel=south-derbyshire').expect(200);
    const actions = (await list(`?subject=${shown}`)).items.map(({ action }) => action);
    expect(actions).toEqual(['cohort.viewed', 'offender.created']);
  });

  it('is searched by day in London', async () => {
    clock.set('2014-07-01T22:59:59.999Z');
    const keeper = await signIn(test.url, 'coordinator.chesterfield');
    const late = (await addPerson(keeper)).id;
    clock.advance(1);
    const early = (await addPerson(keeper)).id;
    const fresh = await signIn(test.url, 'auditor');
    const found = async (query: string): Promise<string[]> => {
      const { items } = (await fresh.get(`/audit?${query}`).expect(200)).body as { items: Entry[] };
      return items
        .filter(({ action }) => action === 'offender.created')
        .map(({ subjectId }) => subjectId ?? '');
    };
    expect(await found('from=2014-07-02')).toEqual([early]);
    expect(await found('from=2014-07-01&to=2014-07-01')).toEqual([late]);
  });

  it.each([
    ['from=yesterday', 'from'],
    ['to=2014-02-30', 'to'],
    ['cursor=abc', 'cursor'],
    ['cursor=-1', 'cursor'],
    ['cursor=9999999999', 'cursor'],
    ['actor=a&actor=b', 'actor'],
    ['colour=red', 'colour'],
    ['subject=%00', 'subject'],
  ])('refuses %s', async (query, field) => {
    const fresh = await signIn(test.url, 'auditor');
    expect((await fresh.get(`/audit?${query}`).expect(400)).body.errors).toMatchObject([{ field }]);
  });

  it('has its own readers in it', async () => {
    const fresh = await signIn(test.url, 'auditor');
    await fresh.get('/audit?actor=analyst').expect(200);
    const { items } = (await fresh.get('/audit')).body as { items: Entry[] };
    expect(items[0]).toMatchObject({
      action: 'audit.viewed',
      actor: 'Frances Hill',
      detail: { filter: { actor: 'analyst' } },
    });
  });

  it('is never changed by the application’s own connections', async () => {
    const rows = await readRows(test, sql`select seq from audit_entries limit 1`);
    expect(rows).toHaveLength(1);
    for (const statement of ['update audit_entries set action = $x$y$x$', 'delete from audit_entries']) {
      const text = statement.replaceAll('$x$', `'`);
      await expect(runPast(test, [text])).rejects.toMatchObject({
        message: expect.stringMatching(/only grows/),
      });
    }
  });
});
