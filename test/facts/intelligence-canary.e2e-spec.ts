import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import request from 'supertest';
import { listRoutes } from '../../src/platform/access/assert-declared-access.js';
import { CONFIGURATION } from '../../src/config/config.module.js';
import type { Configuration } from '../../src/config/configuration.js';
import { sessionCookieName } from '../../src/modules/auth/index.js';
import { sql } from '../../src/platform/database/sql.js';
import { readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { connectLive, type LiveClient } from '../support/live-client.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

/** A word that stands in no other place: wherever `MARK-item-` is found, that item has leaked (INT-4). */
const MARK = 'zanzibarquokka';
const ITEMS = {
  /** Lawful sharing permitted: every reader of the record. */
  p: { handling: 'P' },
  /** Police only. */
  c: { handling: 'C', conditions: `${MARK}-c-conditions` },
  /** Police and one agency. */
  nps: { handling: 'C', conditions: `${MARK}-nps-conditions`, sharedWith: ['probation-nps'] },
  /** Police and an agency that works with the person. */
  drugs: { handling: 'C', conditions: `${MARK}-drugs-conditions`, sharedWith: ['drugs-alcohol'] },
  closed: { handling: 'C', conditions: `${MARK}-closed-conditions` },
} as const;
type Item = keyof typeof ITEMS;

/** Agencies whose workers are involved with the person; those of the others find nobody. */
const INVOLVED = ['drugs-alcohol', 'housing'];

/** Who may see which item; everybody else sees none. */
const READERS: Record<string, readonly Item[]> = {
  'coordinator.chesterfield': ['p', 'c', 'nps', 'drugs', 'closed'],
  'chair.chesterfield': ['p', 'c', 'nps', 'drugs', 'closed'],
  'om.derby-city': ['p', 'nps'],
  'om.chesterfield': ['p'],
  'drugs.worker': ['p', 'drugs'],
  'housing.worker': ['p'],
  'prison.worker': ['p'],
  'yos.worker': [],
  analyst: [],
  admin: [],
  auditor: [],
};

const TABS = [
  'timeline',
  'scores',
  'decisions',
  'rag',
  'engagement',
  'registrations',
  'history',
  'offending',
  'custody',
  'contacts',
  'pathways',
  'drug-tests',
  'intelligence',
];

describe.each(databaseKinds())('the text of intelligence on %s (INT-4)', (kind) => {
  let test: TestApp;
  let police: Client;
  let cookieName: string;
  let id: string;
  let paths: string[];
  let live: LiveClient;
  const items = {} as Record<Item, string>;
  const clients = new Map<string, Client>();

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    cookieName = sessionCookieName(test.app.get<Configuration>(CONFIGURATION));
    for (const username of Object.keys(READERS)) clients.set(username, await signIn(test.url, username));
    police = clientOf('coordinator.chesterfield');
    live = await connectLive(test.url, clientOf('om.chesterfield').token);
    await live.watch('all');
    id = (await addPerson(police)).id;
    for (const contactAgency of INVOLVED) {
      const contact = { contactAgency, kind: 'worker', name: 'A worker', from: '2014-06-01' };
      await police.post(`/offenders/${id}/contacts`, contact).expect(201);
    }
    const spell = { establishment: 'HMP Nottingham', from: '2014-06-01' };
    await police.post(`/offenders/${id}/custody`, spell).expect(201);
    for (const [name, grading] of Object.entries(ITEMS)) {
      const sent = {
        date: '2014-06-01',
        text: `${MARK}-${name}-text`,
        source: 1,
        assessment: 'A',
        ...grading,
      };
      const { body } = await police.post(`/offenders/${id}/intelligence`, sent).expect(201);
      items[name as Item] = (body as { id: string }).id;
    }
    const reason = `${MARK}-closed-reason`;
    await police.post(`/offenders/${id}/intelligence/${items.closed}/close`, { reason }).expect(200);
    await police.put(`/offenders/${id}/designations`, { ppo: true }).expect(200);
    paths = listRoutes(test.app.get(DiscoveryService), test.app.get(MetadataScanner))
      .map(({ route }) => route)
      .filter((route) => route.startsWith('GET '))
      .map((route) =>
        route
          .slice(4)
          .replace(/\/offenders\/:id/, `/offenders/${id}`)
          .replace(':iid', items.c),
      )
      .map((path) => path.replace(/:\w+/g, id).replace(/(.)\/$/, '$1'));
  });
  afterAll(async () => {
    live.close();
    await test.close();
  });

  const clientOf = (username: string): Client => clients.get(username) as Client;
  const open = async (username: string, path: string): Promise<string> => {
    const asking = request(test.url).get(path).redirects(0);
    const { token } = clientOf(username);
    if (path.startsWith('/api/')) void asking.set('authorization', `Bearer ${token}`);
    else void asking.set('cookie', `${cookieName}=${token}`);
    const { status, text, headers } = await asking;
    expect([path, status, status < 500]).toEqual([path, status, true]);
    return `${text}${JSON.stringify(headers)}`;
  };
  /** Which items a text gives away. */
  const told = (text: string): Set<string> => {
    const found = [...text.toLowerCase().matchAll(new RegExp(`${MARK}-(\\w+)-`, 'g'))].map(
      ([, name]) => name ?? '',
    );
    const ids = Object.entries(items)
      .filter(([, item]) => text.includes(item))
      .map(([name]) => name);
    return new Set([...found, ...ids]);
  };
  const further = (): string[] => [
    `/api/v1/offenders?q=${MARK}`,
    `/api/v1/offenders/${id}/offences?all=true`,
    `/api/v1/offenders/${id}/custody?all=true`,
    '/api/v1/events?since=0&limit=200',
    `/api/v1/audit?subject=${id}`,
    `/cohort?q=${MARK}`,
    `/audit?subject=${id}`,
    ...TABS.map((tab) => `/offenders/${id}?tab=${tab}`),
  ];

  it.each(Object.keys(READERS))(
    '%s is served at any address only what is meant for them',
    async (username) => {
      const allowed = new Set<string>(READERS[username]);
      let seen = new Set<string>();
      const addresses = [...paths, ...further()];
      expect(addresses.length).toBeGreaterThan(40);
      for (const path of addresses) {
        const text = await open(username, path);
        const found = told(text);
        expect([path, [...found].filter((name) => !allowed.has(name))]).toEqual([path, []]);
        seen = new Set([...seen, ...found]);
      }
      expect(seen).toEqual(allowed);
    },
  );

  it.each(Object.keys(READERS))('%s is not found by it', async (username) => {
    const { body } = await clientOf(username).get(`/offenders?q=${MARK}`);
    expect((body as { items?: unknown[] }).items ?? []).toEqual([]);
  });

  it('is not betrayed by its grading, number or id to whoever may not read it', async () => {
    const hidden = (await addPerson(police)).id;
    for (const assessment of ['A', 'B']) {
      const sent = { date: '2014-06-01', text: `${MARK}-c-text`, source: 2, assessment, ...ITEMS.c };
      await police.post(`/offenders/${hidden}/intelligence`, sent).expect(201);
    }
    await police.put(`/offenders/${hidden}/designations`, { ppo: true }).expect(200);
    for (const username of ['om.chesterfield', 'om.derby-city']) {
      for (const path of [...paths, ...further()].filter((each) => each.includes(`/offenders/${id}`))) {
        // A cursor is of letters and digits at random: it may look like a grading.
        const text = (await open(username, path.replace(id, hidden))).replace(/cursor[":=]+[\w%.-]+/gi, '');
        const [found] =
          /"(assessment|handling|sharedWith|intelligenceId)"|"?grading"?:|\b[123][A-E]\b/.exec(text) ?? [];
        expect([username, path, found]).toEqual([username, path, undefined]);
      }
    }
  });

  it('stays out of every refusal, in JSON and on a page', async () => {
    const sent = { date: 'x', text: `${MARK} `.repeat(400), source: MARK, assessment: MARK, handling: MARK };
    const refusals = [
      await police
        .post(`/offenders/${id}/intelligence`, { ...sent, conditions: MARK, sharedWith: [MARK] })
        .expect(400),
      await police.post(`/offenders/${id}/intelligence`, { ...sent, reviewOn: MARK }).expect(400),
      await clientOf('om.chesterfield').post(`/offenders/${id}/intelligence`, sent).expect(403),
      await police.post(`/offenders/nobody/intelligence`, sent).expect(404),
      await police.post(`/offenders/${id}/intelligence/${items.closed}/close`, { reason: MARK }).expect(409),
      await police.post(`/offenders/${id}/intelligence/nobody/close`, { reason: MARK }).expect(404),
    ];
    for (const { body } of refusals) expect(JSON.stringify(body)).not.toContain(MARK);
  });

  it('is in no table but its own', async () => {
    const rows = await Promise.all([
      readRows(test, sql`select * from offender_history`),
      readRows(test, sql`select * from audit_entries`),
      readRows(test, sql`select * from events`),
      readRows(test, sql`select * from eligibility_decisions`),
      readRows(test, sql`select * from offenders`),
      readRows(test, sql`select * from offender_search_terms`),
      readRows(test, sql`select * from notices`),
      readRows(test, sql`select * from agenda_items`),
    ]);
    expect(rows[0]?.length).toBeGreaterThan(Object.keys(ITEMS).length);
    expect(told(JSON.stringify(rows))).toEqual(new Set());
  });

  it('is in no live message', async () => {
    const { seq } = (await police.get('/events?limit=200&since=0')).body as { seq: number };
    await live.hear(seq);
    expect(live.heard.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['intelligence.recorded', 'intelligence.closed']),
    );
    expect(told(JSON.stringify(live.heard))).toEqual(new Set());
  });
});
