import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import request from 'supertest';
import { listRoutes, type DeclaredRoute } from '../../src/platform/access/assert-declared-access.js';
import { anyone } from '../../src/platform/access/access.js';
import type { Actor } from '../../src/shared/actor.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

const USERS = {
  coordinator: 'coordinator.chesterfield',
  'offender-manager': 'om.chesterfield',
  chair: 'chair.chesterfield',
  partner: 'housing.worker',
  analyst: 'analyst',
  admin: 'admin',
  auditor: 'auditor',
} as const;
type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Who may use which routes at all, by role, as the policies are meant: an entry missing here fails. */
const COHORT = ['coordinator', 'offender-manager', 'chair', 'partner'];
/** The sharing table lets no partner read decisions. */
const DECISION_READERS = ['coordinator', 'offender-manager', 'chair'];
/** Whoever can refer is told what became of it. */
const REFERRERS = ['coordinator', 'offender-manager', 'partner'];
const KEEPERS = ['coordinator', 'offender-manager'];
const POLICY_READERS = ['coordinator', 'offender-manager', 'chair', 'admin'];
const EVERYBODY = Object.keys(USERS);
const MEANT: Record<string, readonly string[]> = {
  'GET /api/v1/panels': EVERYBODY,
  'GET /api/v1/agencies': EVERYBODY,
  'GET /api/v1/policy': EVERYBODY,
  'GET /api/v1/policy/versions': EVERYBODY,
  'GET /api/v1/policy/drafts': POLICY_READERS,
  'POST /api/v1/policy/drafts': ['admin'],
  'GET /api/v1/policy/drafts/:id': POLICY_READERS,
  'PATCH /api/v1/policy/drafts/:id': ['admin'],
  'POST /api/v1/policy/drafts/:id/discard': ['admin'],
  'POST /api/v1/policy/drafts/:id/adopt': ['admin'],
  'GET /api/v1/policy/drafts/:id/shadow': POLICY_READERS,
  'GET /api/v1/me': EVERYBODY,
  'DELETE /api/v1/sessions/current': EVERYBODY,
  'GET /api/v1/audit': ['admin', 'auditor'],
  'GET /api/v1/audit/verify': ['admin', 'auditor'],
  'GET /api/v1/offenders': COHORT,
  'POST /api/v1/offenders': KEEPERS,
  'GET /api/v1/offenders/:id': COHORT,
  'PATCH /api/v1/offenders/:id': KEEPERS,
  'GET /api/v1/offenders/:id/timeline': COHORT,
  'GET /api/v1/offenders/:id/access-log': ['coordinator', 'offender-manager', 'chair', 'admin', 'auditor'],
  'GET /api/v1/offenders/:id/eligibility': DECISION_READERS,
  'GET /api/v1/offenders/:id/decisions': DECISION_READERS,
  'GET /api/v1/offenders/:id/scores': COHORT,
  'POST /api/v1/offenders/:id/scores': KEEPERS,
  'PUT /api/v1/offenders/:id/designations': KEEPERS,
  'GET /api/v1/offenders/:id/offences': COHORT,
  'POST /api/v1/offenders/:id/offences': KEEPERS,
  'POST /api/v1/offenders/:id/offences/:oid/correct': KEEPERS,
  'POST /api/v1/offenders/:id/offences/:oid/withdraw': KEEPERS,
  'GET /api/v1/offenders/:id/custody': COHORT,
  'POST /api/v1/offenders/:id/custody': KEEPERS,
  'POST /api/v1/offenders/:id/custody/:cid/release': KEEPERS,
  'POST /api/v1/offenders/:id/custody/:cid/correct': KEEPERS,
  'POST /api/v1/offenders/:id/custody/:cid/withdraw': KEEPERS,
  'GET /api/v1/offenders/:id/drug-tests': ['coordinator', 'offender-manager', 'chair'],
  'POST /api/v1/offenders/:id/drug-tests': KEEPERS,
  'POST /api/v1/offenders/:id/drug-tests/:tid/correct': KEEPERS,
  'POST /api/v1/offenders/:id/drug-tests/:tid/withdraw': KEEPERS,
  'GET /api/v1/offenders/:id/contacts': COHORT,
  'POST /api/v1/offenders/:id/contacts': [...KEEPERS, 'partner'],
  'POST /api/v1/offenders/:id/contacts/:cid/end': [...KEEPERS, 'partner'],
  'POST /api/v1/offenders/:id/contacts/:cid/correct': [...KEEPERS, 'partner'],
  'POST /api/v1/offenders/:id/contacts/:cid/withdraw': [...KEEPERS, 'partner'],
  'GET /api/v1/offenders/:id/pathways': COHORT,
  'POST /api/v1/offenders/:id/pathways': [...KEEPERS, 'partner'],
  'POST /api/v1/offenders/:id/pathways/:pid/change': [...KEEPERS, 'partner'],
  'POST /api/v1/offenders/:id/pathways/:pid/withdraw': [...KEEPERS, 'partner'],
  'GET /api/v1/offenders/:id/intelligence': COHORT,
  'POST /api/v1/offenders/:id/intelligence': ['coordinator'],
  'POST /api/v1/offenders/:id/intelligence/:iid/close': ['coordinator'],
  'GET /api/v1/offenders/:id/rag': COHORT,
  'PUT /api/v1/offenders/:id/rag': KEEPERS,
  'POST /api/v1/offenders/:id/rag/confirm': KEEPERS,
  'GET /api/v1/offenders/:id/wanted': COHORT,
  'PUT /api/v1/offenders/:id/wanted': ['coordinator'],
  'GET /api/v1/offenders/:id/engagement': COHORT,
  // A housing worker is asked here; treatment services may, of whom they work with.
  'PUT /api/v1/offenders/:id/engagement': KEEPERS,
  'POST /api/v1/ogrs3': EVERYBODY,
  'GET /api/v1/reassessments': ['coordinator', 'admin'],
  'POST /api/v1/reassessments': ['coordinator', 'admin'],
  'GET /api/v1/reassessments/:id': ['coordinator', 'admin'],
  'GET /api/v1/coming-in/coming-of-age': DECISION_READERS,
  'GET /api/v1/coming-in/transfers': DECISION_READERS,
  'GET /api/v1/coming-in/ppo-nominations': DECISION_READERS,
  'GET /api/v1/offenders/pointers': ['partner'],
  'GET /api/v1/offenders/:id/sharing': COHORT,
  'GET /api/v1/offenders/export.csv': COHORT,
  'GET /api/v1/saved-views': COHORT,
  'POST /api/v1/saved-views': COHORT,
  'PATCH /api/v1/saved-views/:id': COHORT,
  'DELETE /api/v1/saved-views/:id': COHORT,
  'GET /api/v1/agreements': ['admin', 'auditor'],
  'POST /api/v1/agreements': ['admin'],
  'POST /api/v1/agreements/:id/change': ['admin'],
  'POST /api/v1/agreements/:id/withdraw': ['admin'],
  'GET /api/v1/notices': [...REFERRERS, 'chair', 'admin'],
  'POST /api/v1/notices/:id/read': [...REFERRERS, 'chair', 'admin'],
  'GET /api/v1/panels/:panel/agenda': ['coordinator', 'offender-manager', 'chair'],
  'GET /api/v1/referrals': COHORT,
  'POST /api/v1/referrals': REFERRERS,
  'GET /api/v1/referrals/:id': COHORT,
  'PATCH /api/v1/referrals/:id': REFERRERS,
  'GET /api/v1/referrals/:id/paper.pdf': COHORT,
  'GET /api/v1/referrals/:id/eligibility': COHORT,
  'POST /api/v1/referrals/:id/submit': REFERRERS,
  'POST /api/v1/referrals/:id/register': KEEPERS,
  'POST /api/v1/referrals/:id/withdraw': REFERRERS,
  'POST /api/v1/referrals/:id/hand-over': REFERRERS,
  'POST /api/v1/referrals/:id/person': ['coordinator'],
  'GET /api/v1/meetings': COHORT,
  'POST /api/v1/meetings': ['coordinator', 'chair'],
  'GET /api/v1/meetings/:id': COHORT,
  'GET /api/v1/meetings/series': ['coordinator', 'offender-manager', 'chair'],
  'POST /api/v1/meetings/series': ['coordinator', 'chair'],
  'GET /api/v1/meetings/series/:id': ['coordinator', 'offender-manager', 'chair'],
  'POST /api/v1/meetings/series/:id/end': ['coordinator', 'chair'],
  'PATCH /api/v1/meetings/:id': ['coordinator', 'chair'],
  'POST /api/v1/meetings/:id/cancel': ['coordinator', 'chair'],
  'GET /api/v1/panels/:panel/cadence': ['coordinator', 'offender-manager', 'chair', 'analyst'],
  'POST /api/v1/meetings/:id/open': ['coordinator', 'chair'],
  'POST /api/v1/meetings/:id/close': ['coordinator', 'chair'],
  'POST /api/v1/meetings/:id/attendance': COHORT,
  'DELETE /api/v1/meetings/:id/attendance/:aid': COHORT,
  'POST /api/v1/meetings/:id/decisions': ['coordinator', 'chair'],
  'POST /api/v1/meetings/:id/items': ['coordinator', 'chair'],
  'PATCH /api/v1/meetings/:id/items/:iid': ['coordinator', 'chair'],
  'POST /api/v1/meetings/:id/items/:iid/take-off': ['coordinator', 'chair'],
  'POST /api/v1/meetings/:id/items/:iid/put-back': ['coordinator', 'chair'],
  'POST /api/v1/meetings/:id/chair': ['coordinator', 'chair'],
  'POST /api/v1/meetings/:id/focus': ['coordinator', 'chair'],
  'GET /api/v1/meetings/:id/minutes': COHORT,
  'POST /api/v1/meetings/:id/notes': ['coordinator', 'offender-manager', 'chair'],
  'POST /api/v1/meetings/:id/corrections': ['coordinator', 'chair'],
  'POST /api/v1/meetings/:id/tasks': ['coordinator', 'offender-manager', 'chair'],
  'GET /api/v1/tasks': COHORT,
  'POST /api/v1/tasks': ['coordinator', 'offender-manager', 'chair'],
  'GET /api/v1/tasks/:id': COHORT,
  // Whose task it is, and what they may make of it, is asked of the task.
  'PATCH /api/v1/tasks/:id': COHORT,
  'GET /api/v1/exits': DECISION_READERS,
  'GET /api/v1/exits/overview': DECISION_READERS,
  'GET /api/v1/exits/long-stay': DECISION_READERS,
  'POST /api/v1/exits/review': DECISION_READERS,
  'GET /api/v1/exits/reviews/:rid': DECISION_READERS,
  'GET /api/v1/exits/:id': DECISION_READERS,
  'POST /api/v1/exits/:id/ending': ['coordinator'],
  'POST /api/v1/exits/:id/take-back': ['coordinator'],
  'DELETE /api/v1/offenders/:id/ppo': ['coordinator'],
  'GET /api/v1/imports': ['coordinator'],
  'POST /api/v1/imports': ['coordinator'],
  'GET /api/v1/imports/:id': ['coordinator'],
  'PATCH /api/v1/imports/:id': ['coordinator'],
  'POST /api/v1/imports/:id/commit': ['coordinator'],
  'GET /api/v1/imports/:id/rows': ['coordinator'],
  'GET /api/v1/imports/:id/progress': ['coordinator'],
  'GET /api/v1/imports/:id/refused.csv': ['coordinator'],
  'GET /api/v1/imports/:id/file': ['coordinator'],
  'GET /api/v1/events': COHORT,
};

describe.each(databaseKinds())('who may do what on %s', (kind) => {
  let test: TestApp;
  let routes: DeclaredRoute[];
  let id: string;
  const clients = new Map<string, Client>();

  beforeAll(async () => {
    test = await buildTestApp(kind);
    routes = listRoutes(test.app.get(DiscoveryService), test.app.get(MetadataScanner))
      .filter(({ route }) => route.includes(' /api/v1/'))
      .map(({ route, access }) => ({ route: route.replace(/\/$/, ''), access }));
    for (const [role, username] of Object.entries(USERS)) clients.set(role, await signIn(test.url, username));
    id = (await addPerson(clients.get('coordinator') as Client)).id;
  });
  afterAll(() => test.close());

  const addressOf = (route: string, subject: string): [Verb, string] => {
    const [verb = '', path = ''] = route.split(' ');
    return [verb.toLowerCase() as Verb, path.replace(':id', subject).replace(/:\w+/g, 'nobody')];
  };
  const ask = (route: string, subject: string, token?: string): request.Test => {
    const [verb, path] = addressOf(route, subject);
    const asking = request(test.url)[verb](path);
    if (token) void asking.set('authorization', `Bearer ${token}`);
    return verb === 'get' ? asking : asking.send({});
  };
  const token = (role: string): string => clients.get(role)?.token ?? '';

  it('answers 401 on every route to somebody who is not signed in, but for signing in', async () => {
    expect(routes.length).toBeGreaterThan(15);
    for (const { route, access } of routes) {
      const answer = await ask(route, id);
      const expected = access?.permission === anyone ? 400 : 401;
      expect([route, answer.status]).toEqual([route, expected]);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
  });

  it('gives each role the routes meant for it and no other, and never fails', async () => {
    for (const role of Object.keys(USERS)) {
      for (const { route, access } of routes) {
        if (access?.permission === anyone) continue;
        const session = route.startsWith('DELETE /api/v1/sessions')
          ? (await signIn(test.url, USERS[role as keyof typeof USERS])).token
          : token(role);
        const { status, body } = await ask(route, id, session);
        const allowed = MEANT[route]?.includes(role);
        expect([role, route, status === 403]).toEqual([role, route, !allowed]);
        expect([route, status, status < 500]).toEqual([route, status, true]);
        if (status === 403) expect(body).toMatchObject({ code: 'FORBIDDEN' });
      }
    }
  });

  it('decides about every route the application has', () => {
    const decided = routes.filter(({ access }) => access?.permission !== anyone).map(({ route }) => route);
    expect(decided.sort()).toEqual(Object.keys(MEANT).sort());
  });

  it('asks the declared policy and nothing else', () => {
    const actor = (role: string): Actor => ({
      ...{ id: 'x', username: 'x', name: 'x', agency: 'police', panels: ['chesterfield'], from: 'x' },
      role: role as Actor['role'],
    });
    for (const { route, access } of routes) {
      const meant = MEANT[route];
      if (!meant) continue;
      const roles = EVERYBODY.filter((role) => access?.permission(actor(role)));
      expect([route, roles]).toEqual([route, EVERYBODY.filter((role) => meant.includes(role))]);
    }
  });

  describe('a partner (LAW-4)', () => {
    it('finds nobody on the list, and no count', async () => {
      const partner = clients.get('partner') as Client;
      for (const query of ['', '?q=tester', '?rag=none', '?status=exited', '?panel=chesterfield']) {
        const { body } = await partner.get(`/offenders${query}`).expect(200);
        expect(body).toEqual({ items: [], nextCursor: null, total: 0 });
      }
    });

    it.each([
      '',
      '/timeline',
      '/scores',
      '/rag',
      '/wanted',
      '/engagement',
      '/offences',
      '/custody',
      '/intelligence',
    ])('gets the same answer about somebody and nobody at /offenders/:id%s', async (path) => {
      const partner = clients.get('partner') as Client;
      const [real, invented] = [
        await partner.get(`/offenders/${id}${path}`).expect(404),
        await partner.get(`/offenders/1m85nm0tjfytbhjrmy91${path}`).expect(404),
      ];
      expect({ ...real.body, instance: '' }).toEqual({ ...invented.body, instance: '' });
      const names = ({ headers }: request.Response): string[] => Object.keys(headers).sort();
      expect(names(real)).toEqual(names(invented));
      expect(real.headers['content-length']).toBe(invented.headers['content-length']);
    });

    it('is refused the same about somebody and nobody where they may not read or write at all', async () => {
      for (const route of [
        'POST /api/v1/offenders/:id/scores',
        'PATCH /api/v1/offenders/:id',
        'GET /api/v1/offenders/:id/eligibility',
        'GET /api/v1/offenders/:id/decisions',
      ]) {
        const [real, invented] = [
          await ask(route, id, token('partner')),
          await ask(route, '1m85nm0tjfytbhjrmy91', token('partner')),
        ];
        expect([real.status, invented.status]).toEqual([403, 403]);
        expect({ ...real.body, instance: '' }).toEqual({ ...invented.body, instance: '' });
      }
    });
  });

  it('tells a keeper of records the same of an invented person on every route', async () => {
    const bodies = { scores: { score: 91, assessedOn: '2014-06-01' }, rag: { status: 'red', reason: 'x' } };
    const keeper = clients.get('coordinator') as Client;
    const answers = [
      await keeper.get('/offenders/nobody'),
      await keeper.get('/offenders/nobody/timeline'),
      await keeper.get('/offenders/nobody/access-log'),
      await keeper.get('/offenders/nobody/eligibility'),
      await keeper.get('/offenders/nobody/scores'),
      await keeper.get('/offenders/nobody/rag'),
      await keeper.get('/offenders/nobody/offences'),
      await keeper.get('/offenders/nobody/custody'),
      await keeper.get('/offenders/nobody/intelligence'),
      await keeper.post('/offenders/nobody/offences', {}),
      await keeper.post('/offenders/nobody/custody/nothing/release', {}),
      await keeper.post('/offenders/nobody/intelligence', {}),
      await keeper.post('/offenders/nobody/intelligence/nothing/close', { reason: 'x' }),
      await keeper.patch('/offenders/nobody', { notes: 'x' }, 1),
      await keeper.post('/offenders/nobody/scores', bodies.scores),
      await keeper.put('/offenders/nobody/designations', { mappaLevel: 1 }),
      await keeper.put('/offenders/nobody/rag', bodies.rag),
    ];
    for (const { status, body } of answers) {
      expect([status, { ...body, instance: '' }]).toEqual([404, { ...answers[0]?.body, instance: '' }]);
    }
  });
});
