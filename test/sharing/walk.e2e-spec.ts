import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import request from 'supertest';
import { listRoutes } from '../../src/platform/access/assert-declared-access.js';
import { mayShare, type Fact, type SharingAction } from '../../src/modules/sharing/index.js';
import type { Role } from '../../src/shared/actor.js';
import { fill, type RealIds } from '../support/addresses.js';
import { endAgreement } from '../support/agreements.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { involve } from '../support/involve.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';
import { addUser, type Who } from '../support/users.js';

const INVENTED = '1m85nm0tjfytbhjrmy91';
const AGENCIES = [
  'police',
  'probation-nps',
  'probation-crc',
  'prison',
  'yos',
  'drugs-alcohol',
  'housing',
  'ete',
  'county-council',
  'opcc',
];
/** Partners first: keepers of records make their agencies involved as they walk. */
const WALKERS: readonly Who[] = [
  ...AGENCIES.map((agency) => ({ role: 'partner', agency })),
  { role: 'coordinator', agency: 'police' },
  { role: 'coordinator', agency: 'county-council' },
  { role: 'offender-manager', agency: 'probation-nps' },
  { role: 'offender-manager', agency: 'probation-crc' },
  { role: 'chair', agency: 'police' },
  { role: 'chair', agency: 'housing' },
  { role: 'analyst', agency: 'county-council' },
  { role: 'admin', agency: 'police' },
  { role: 'auditor', agency: 'police' },
];

/** The fact that a route below `/offenders/:id` shows or records, by what follows the id. */
const FACT_AT: Readonly<Record<string, Fact>> = {
  '': 'particulars',
  timeline: 'particulars',
  sharing: 'particulars',
  'access-log': 'access-log',
  eligibility: 'decisions',
  decisions: 'decisions',
  scores: 'scores',
  designations: 'designations',
  rag: 'rag',
  wanted: 'wanted',
  engagement: 'engagement',
  intelligence: 'intelligence',
  offences: 'offences',
  'drug-tests': 'drug-tests',
  custody: 'custody',
  contacts: 'contacts',
  pathways: 'pathways',
  ppo: 'ppo-removal',
};

const OFFENCE = {
  offenceDate: '2014-05-01',
  category: 'theft-non-motor',
  outcome: 'charge',
  outcomeDate: '2014-05-02',
};
/** What is sent to record a fact: good, or so that only the fact itself is refused and not the person. */
const BODIES: Readonly<Record<string, (agency: string) => object>> = {
  '': () => ({ notes: 'Walked' }),
  ppo: () => ({ reason: 'Walked' }),
  scores: () => ({ score: 40, assessedOn: '2014-06-01' }),
  designations: () => ({ mappaLevel: 0 }),
  rag: () => ({ status: 'amber', reason: 'Walked' }),
  wanted: () => ({ status: 'pnc-warrant' }),
  engagement: () => ({ supervision: 'engaging', treatment: 'not-engaging' }),
  intelligence: () => ({ date: '2014-06-01', text: 'Seen', source: 3, assessment: 'E', handling: 'P' }),
  offences: () => OFFENCE,
  'drug-tests': () => ({ sampleDate: '2014-06-01', result: 'negative' }),
  custody: () => ({ establishment: 'HMP Sudbury', from: '2014-05-01', to: '2014-05-02' }),
  contacts: (contactAgency) => ({ contactAgency, kind: 'worker', name: 'Lee Worker', from: '2014-06-01' }),
  pathways: (providerAgency) => ({
    ...{ pathway: 'relationships', need: 'identified', status: 'active', from: '2014-06-01' },
    providerAgency,
  }),
};

/** By how a route ends: a fact, a fact and why, only why, or only until when. */
function bodyOf(route: string, fact: object): object {
  const [, how = ''] = /\/:\w+\/[a-z-]+\/:\w+\/(\w+)$/.exec(route) ?? [];
  if (how === 'end' || how === 'release') return { to: '2014-06-03' };
  if (how === 'correct' || how === 'change') return { ...fact, reason: 'Walked' };
  return how === '' && !route.endsWith('/confirm') ? fact : { reason: 'Walked' };
}

const isOfRow = ({ route }: Step): boolean => /\/:\w+\/[a-z-]+\/:\w+\//.test(route);

interface Step {
  route: string;
  verb: 'get' | 'post' | 'put' | 'patch' | 'delete';
  part: string;
  fact: Fact;
  action: SharingAction;
}

describe.each(databaseKinds())(
  'role × agency × fact × action on %s: the table is the code (LAW-4)',
  (kind) => {
    let test: TestApp;
    let keeper: Client;
    let steps: Step[];
    /** A person with whom every agency is involved, and one with whom none is; with facts of each. */
    let theirs: RealIds;
    let others: RealIds;

    beforeAll(async () => {
      test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
      keeper = await signIn(test.url, 'coordinator.chesterfield');
      steps = listRoutes(test.app.get(DiscoveryService), test.app.get(MetadataScanner)).flatMap(
        ({ route }) => {
          const [, verb = '', rest = ''] = /^(\w+) \/api\/v1\/offenders\/:id\/?(.*)$/.exec(route) ?? [];
          if (verb === '') return [];
          const part = rest.split('/')[0] ?? '';
          const action = verb === 'GET' ? 'read' : 'write';
          return [
            { route, verb: verb.toLowerCase() as Step['verb'], part, fact: FACT_AT[part] as Fact, action },
          ];
        },
      );
      [theirs, others] = [await someone(), await someone()];
      for (const agency of AGENCIES) await involve(keeper, theirs.offenders, agency);
    });
    afterAll(() => test.close());

    async function someone(): Promise<RealIds> {
      const { id } = await addPerson(keeper, { address: '1 Some Street' });
      const add = async (part: string, body: object): Promise<string> =>
        (await keeper.post(`/offenders/${id}/${part}`, body).expect(201)).body.id as string;
      return {
        offenders: id,
        offences: await add('offences', OFFENCE),
        custody: await add('custody', { establishment: 'HMP Ranby', from: '2014-01-01', to: '2014-02-01' }),
        'drug-tests': await add('drug-tests', { sampleDate: '2014-05-01', result: 'positive' }),
        intelligence: await add('intelligence', BODIES['intelligence']?.('police') ?? {}),
        pathways: await add('pathways', { ...BODIES['pathways']?.('police'), providerAgency: null }),
        contacts: await add('contacts', {
          ...BODIES['contacts']?.('police'),
          from: '2014-05-01',
          to: '2014-05-10',
        }),
      };
    }

    async function take({ route, verb, part }: Step, { token }: Client, ids: RealIds, agency: string) {
      const path = fill(route.slice(route.indexOf('/')), ids).replace(/\/$/, '');
      const asking = request(test.url)[verb](path).set('authorization', `Bearer ${token}`);
      if (verb === 'get') return asking;
      return asking.set('if-match', '"1"').send(bodyOf(route, BODIES[part]?.(agency) ?? {}));
    }
    /** What tells one answer from another: neither the request's own id nor the time of day. */
    const traceOf = ({ status, body, headers }: request.Response): unknown => {
      const { date: _date, ...rest } = headers as Record<string, string>;
      return { status, body: { ...(body as object), instance: '' }, headers: rest };
    };

    const errorsOf = ({ body }: request.Response): unknown => (body as { errors?: unknown }).errors;

    it('decides about every route of a person’s record', () => {
      expect(steps.length).toBeGreaterThan(35);
      expect(steps.filter(({ fact }) => fact === undefined).map(({ route }) => route)).toEqual([]);
    });

    it.each(WALKERS)(
      '$role of $agency',
      async ({ role, agency }) => {
        const walker = await addUser(test, { role, agency });
        const actor = { role: role as Role, agency };
        for (const step of steps) {
          const own = await take(step, walker, theirs, agency);
          const other = await take(step, walker, others, agency);
          const invented = await take(step, walker, { offenders: INVENTED }, agency);
          const where = [step.route, role, agency];
          if (!mayShare(actor, step.action, step.fact)) {
            expect([...where, own.status]).toEqual([...where, 403]);
            expect(traceOf(own)).toEqual(traceOf(invented));
            expect(traceOf(other)).toEqual(traceOf(invented));
            continue;
          }
          expect([...where, invented.status, errorsOf(invented)]).toEqual([...where, 404, undefined]);
          // Of a row of a fact a partner may change their own agency's only.
          const closed = isOfRow(step) ? [404, 500, 503] : [403, 404, 500, 503];
          expect([...where, closed.includes(own.status), errorsOf(own)]).toEqual([
            ...where,
            false,
            errorsOf(own),
          ]);
          if (role === 'partner') expect(traceOf(other)).toEqual(traceOf(invented));
          else expect([...where, other.status]).not.toEqual([...where, 404]);
        }
      },
      120_000,
    );

    it.each([
      { role: 'partner', agency: 'ete' },
      { role: 'offender-manager', agency: 'probation-nps' },
    ])(
      '$role of $agency, whose agreement has ended: nothing at all',
      async ({ role, agency }) => {
        const walker = await addUser(test, { role, agency });
        await endAgreement(await signIn(test.url, 'admin'), agency, '2014-06-02');
        for (const step of steps) {
          const own = await take(step, walker, theirs, agency);
          const invented = await take(step, walker, { offenders: INVENTED }, agency);
          expect([step.route, own.status, own.body.code]).toEqual([step.route, 403, 'SHARING.LAPSED']);
          expect(traceOf(own)).toEqual(traceOf(invented));
        }
      },
      120_000,
    );
  },
);
