import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readPncId } from '../../src/shared/pnc-id.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { signIn, type Client } from '../support/sign-in.js';

interface Item {
  id: string;
  panel: string;
  pncId: string;
  dateOfBirth: string;
  tier: number | null;
  status: string;
  rag: string | null;
}

describe.each(databaseKinds())('the demonstration on %s', (kind) => {
  let test: TestApp;
  let client: Client;
  let items: Item[];

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_DEMO: 'on', IOM_TODAY: '2014-06-03' });
    client = await signIn(test.url, 'coordinator.chesterfield');
    items = (await client.get('/offenders?limit=200').expect(200)).body.items as Item[];
  }, 120_000);
  afterAll(() => test.close());

  const values = (field: keyof Item): Set<unknown> => new Set(items.map((item) => item[field]));

  it('has about sixty invented people, in every panel, tier, status and colour', () => {
    expect(items.length).toBeGreaterThanOrEqual(55);
    expect(items.length).toBeLessThanOrEqual(65);
    expect(values('panel').size).toBe(5);
    expect(values('tier')).toEqual(new Set([1, 2, null]));
    expect(values('status')).toEqual(new Set(['registered', 'referred', 'not-registered']));
    expect(values('rag')).toEqual(new Set(['red', 'amber-alert', 'amber', 'green', null]));
  });

  it('breaks no rule: sound PNC IDs, nobody under 18 on the scheme, tier 1 on it unless a rule says why not', async () => {
    for (const { id, pncId, dateOfBirth, tier, status } of items) {
      expect([pncId, readPncId(pncId, 2014).ok]).toEqual([pncId, true]);
      if (status === 'registered') expect(dateOfBirth < '1996-06-03').toBe(true);
      if (tier !== 1 || status === 'registered') continue;
      const { body } = await client.get(`/offenders/${id}/eligibility`);
      expect(['excluded', 'needs-information']).toContain(body.outcome);
    }
  });

  it('has something for every rule that brings in, keeps out or asks for more', async () => {
    for (const outcome of ['automatic', 'referral', 'not-eligible', 'excluded', 'needs-information']) {
      const { body } = await client.get(`/offenders?eligibility=${outcome}`).expect(200);
      expect([outcome, (body as { total: number }).total > 0]).toEqual([outcome, true]);
    }
    for (const route of ['tier-1', 'ppo', 'out-of-area']) {
      const { body } = await client.get(`/offenders?route=${route}`).expect(200);
      expect([route, (body as { total: number }).total > 0]).toEqual([route, true]);
    }
    const { body } = await client.get('/coming-in/coming-of-age').expect(200);
    expect((body as { total: number }).total).toBeGreaterThan(0);
  });

  it('has people to ring: everybody an offender manager of their panel’s and a police lead', async () => {
    for (const { id, panel } of items) {
      const { body } = await client.get(`/offenders/${id}/contacts`).expect(200);
      const present = (body.items as { kind: string; to: null; username: string | null }[]).slice(0, 2);
      expect(present).toMatchObject([
        { kind: 'offender-manager', to: null, username: `om.${panel}` },
        { kind: 'police-lead', to: null },
      ]);
    }
  });

  it.each(['drugs.worker', 'housing.worker', 'yos.worker', 'prison.worker'])(
    'has people whom %s works with, and others whom they do not see',
    async (username) => {
      const worker = await signIn(test.url, username);
      const { total } = (await worker.get('/offenders').expect(200)).body as { total: number };
      expect(total).toBeGreaterThan(0);
      expect(total).toBeLessThan(items.length / 2);
    },
  );

  it('has tasks in every state, for those who are to do them and for those who chase them (MEET-6)', async () => {
    const worker = await signIn(test.url, 'housing.worker');
    for (const [query, least] of [
      ['?overdue=true', 2],
      ['?status=open', 8],
      ['?status=done', 2],
      ['?status=cancelled', 2],
    ] as const) {
      const { total } = (await client.get(`/tasks${query}`).expect(200)).body as { total: number };
      expect([query, total >= least]).toEqual([query, true]);
    }
    const mine = (await worker.get('/tasks?mine=true&overdue=true').expect(200)).body as {
      items: { name: string | null }[];
    };
    expect(mine.items.length).toBeGreaterThan(0);
    expect(mine.items.every(({ name }) => name !== null)).toBe(true);
  });

  it('has people who are due to leave and people who are held back, and some of four years and more (EXIT-3, COH-5)', async () => {
    for (const state of ['due', 'held']) {
      const { body } = await client.get(`/exits?state=${state}`).expect(200);
      expect([state, (body as { total: number }).total >= 4]).toEqual([state, true]);
    }
    const { body } = await client.get('/offenders?status=registered&limit=200').expect(200);
    const { items: registered } = body as { items: { registeredOn: string }[] };
    expect(registered.filter(({ registeredOn }) => registeredOn <= '2010-06-03').length).toBeGreaterThan(1);
  });

  it('was brought in through the use cases: history, log and events belong to it', async () => {
    const auditor = await signIn(test.url, 'auditor');
    expect((await auditor.get('/audit/verify')).body.ok).toBe(true);
    const registered = items.find(({ status }) => status === 'registered');
    const { body } = await client.get(`/offenders/${registered?.id}/timeline`);
    const types = (body.items as { type: string }[]).map(({ type }) => type);
    expect(types).toContain('offender.registered');
    expect(types.at(-1)).toBe('offender.created');
  });

  it('has referrals of every kind that a meeting meets, and a meeting to come for every panel (REF-5, MEET-1)', async () => {
    for (const status of ['submitted', 'accepted', 'declined']) {
      const { body } = await client.get(`/referrals?status=${status}`).expect(200);
      expect([status, (body as { total: number }).total > 0]).toEqual([status, true]);
    }
    const manager = await signIn(test.url, 'om.derby-city');
    const { body: own } = await manager.get('/referrals?mine=true').expect(200);
    expect((own as { total: number }).total).toBeGreaterThan(0);
    const { body } = await client.get('/meetings?from=2014-06-03&to=2014-06-04').expect(200);
    const meetings = body.items as { panel: string; status: string }[];
    const soon = meetings.filter(({ status }) => status === 'scheduled').map(({ panel }) => panel);
    expect(new Set(soon).size).toBe(5);
  });

  it('has meetings with a past for every panel: held, some without a quorum, and a series that goes on (MEET-1, MEET-3)', async () => {
    for (const panel of new Set(items.map((item) => item.panel))) {
      const { body: weeks } = await client.get(`/panels/${panel}/cadence?weeks=6`).expect(200);
      const held = (weeks as { meetings: number; quorate: number }[]).slice(0, -1);
      const count = (of: 'meetings' | 'quorate'): number => held.reduce((sum, week) => sum + week[of], 0);
      expect([panel, count('meetings') > 5, count('quorate') > 2]).toEqual([panel, true, true]);
      const { body } = await client.get(`/meetings/series?panel=${panel}`).expect(200);
      const kinds = (body as { items: { kind: string }[] }).items.map(({ kind: of }) => of).sort();
      expect(kinds).toEqual([panel === 'derby-city' ? 'operational' : 'panel', 'tasking']);
      const next = await client.get(`/meetings?panel=${panel}&from=2014-06-10&to=2014-06-30`).expect(200);
      expect((next.body as { items: object[] }).items.length).toBeGreaterThan(5);
    }
  });

  it('has statuses with a past, and the facts behind them: most agree, some differ, some are stale (RAG-6, LAW-5)', async () => {
    const counts = { agree: 0, differ: 0, stale: 0, confirmed: 0, nothingKnown: 0 };
    for (const { id, rag } of items) {
      const { body } = await client.get(`/offenders/${id}/rag`);
      const shown = body as {
        proposed: string | null;
        isStale: boolean;
        since: string | null;
        confirmedAt: string | null;
      };
      if (rag === null) counts.nothingKnown += 1;
      else if (shown.proposed === rag) counts.agree += 1;
      else counts.differ += 1;
      if (shown.isStale) counts.stale += 1;
      if (shown.confirmedAt !== shown.since) counts.confirmed += 1;
      if (shown.since !== null) expect(shown.since < '2014-06-04').toBe(true);
    }
    for (const [what, count] of Object.entries(counts)) expect([what, count > 1]).toEqual([what, true]);
    expect(counts.agree).toBeGreaterThan(30);
  });

  it('has every user of the contract', async () => {
    const people = [
      'drugs.worker',
      'housing.worker',
      'yos.worker',
      'prison.worker',
      'analyst',
      'admin',
      'auditor',
    ];
    const panels = [
      'derby-city',
      'chesterfield',
      'high-peak-and-dales',
      'erewash-and-amber-valley',
      'south-derbyshire',
    ];
    const users = [
      ...people,
      ...panels.flatMap((panel) => [`coordinator.${panel}`, `chair.${panel}`, `om.${panel}`]),
    ];
    for (const username of users) await signIn(test.url, username);
  });
});
