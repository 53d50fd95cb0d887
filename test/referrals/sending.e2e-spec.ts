import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, holdClock, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson, clearForDecision } from '../support/people.js';
import {
  partnerAnswers,
  probationAnswers,
  sendReferral,
  startReferral,
  everybodyAnswers,
} from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('sending a referral on %s', (kind) => {
  let test: TestApp;
  let manager: Client;
  let partner: Client;
  let coordinator: Client;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    holdClock(test);
    manager = await signIn(test.url, 'om.chesterfield');
    partner = await signIn(test.url, 'drugs.worker');
    coordinator = await signIn(test.url, 'coordinator.chesterfield');
  });
  afterAll(() => test.close());

  /** Everything that a refusal must leave as it was; what it showed may be in the log. */
  const counts = async (): Promise<number[]> => {
    const tables = [
      sql`offenders`,
      sql`ogrs_scores`,
      sql`referral_submissions`,
      sql`agenda_items`,
      sql`notices`,
    ];
    return Promise.all(
      [...tables, sql`events`, sql`offender_history`, sql`referral_history`].map((table) =>
        countRows(test, table),
      ),
    );
  };
  const refused = async (
    client: Client,
    answers: Record<string, unknown>,
    rule: string,
  ): Promise<Record<string, unknown>> => {
    const { id } = await startReferral(client, answers);
    const before = await counts();
    const { body, status } = await client.post(`/referrals/${id}/submit`, {});
    expect({ status, rule: body.rule }).toEqual({ status: 422, rule });
    expect(await counts()).toEqual(before);
    expect((await client.get(`/referrals/${id}`)).body).toMatchObject({ status: 'draft', version: 1 });
    return body as Record<string, unknown>;
  };

  it('adds the person, records the score, freezes the form and puts it on the agenda (REF-1, REF-4, MEET-4)', async () => {
    const answers = probationAnswers({ crn: 'x320742', gender: 'male' });
    const { id } = await startReferral(manager, answers);
    const { seq } = (await coordinator.get('/events')).body as { seq: number };
    const { body } = await manager.post(`/referrals/${id}/submit`, {}).expect(200);
    expect(body).toEqual({
      id,
      status: 'submitted',
      panel: 'chesterfield',
      version: 2,
      registration: null,
      linked: null,
    });
    const { body: sent } = await manager.get(`/referrals/${id}`);
    expect(sent).toMatchObject({ submission: { number: 1, submittedBy: 'Peter Gough' }, ageInDays: 0 });
    const { body: person } = await coordinator.get(`/offenders/${sent.offenderId}`).expect(200);
    expect(person).toMatchObject({
      ...{
        status: 'referred',
        crn: 'X320742',
        panel: 'chesterfield',
        ogrsScore: 84,
        tier: 2,
        gender: 'male',
      },
      address: 'No fixed abode',
    });
    const { body: scores } = await coordinator.get(`/offenders/${sent.offenderId}/scores`);
    expect(scores.items).toMatchObject([{ score: 84, assessedOn: '2014-06-03', source: 'referral form' }]);
    const { body: agenda } = await coordinator.get('/panels/chesterfield/agenda?meeting=tasking');
    expect(agenda.items).toMatchObject([
      { kind: 'referral', referralId: id, offenderId: sent.offenderId, rule: 'REF-6' },
    ]);
    const { body: notices } = await coordinator.get('/notices?unread=true');
    expect(notices.items).toMatchObject([{ kind: 'referral-submitted', referralId: id }]);
    const { body: events } = await coordinator.get(`/events?since=${seq}`);
    expect(events.items).toContainEqual(
      expect.objectContaining({
        type: 'referral.submitted',
        panel: 'chesterfield',
        referralId: id,
        offenderId: sent.offenderId,
      }),
    );
    const [frozen] = await readRows<{ questions: string; answers: string }>(
      test,
      sql`select questions, answers from referral_submissions where referral_id = ${id}`,
    );
    expect(JSON.parse(frozen?.answers ?? '')).toMatchObject({
      surname: answers['surname'],
      'probation.ogrsScore': 84,
    });
    expect(JSON.parse(frozen?.questions ?? '')).toHaveLength(7);
    expect(
      await countRows(
        test,
        sql`audit_entries`,
        sql`action = 'referral.submitted' and subject_id = ${sent.offenderId}`,
      ),
    ).toBe(1);
  });

  it('says everything that the form still needs, by field and rule, and keeps the draft (REF-1, TIER-4)', async () => {
    const body = await refused(manager, { surname: 'Mottram', probation: { ogrsScore: '69.5' } }, 'REF-1');
    expect(body['errors']).toEqual(
      expect.arrayContaining([
        { field: 'forename', message: 'Enter their forename', rule: 'REF-1' },
        {
          field: 'probation.ogrsScore',
          message: 'OGRS score must be a whole number from 0 to 100',
          rule: 'TIER-4',
        },
        {
          field: 'relevantFactors.substanceMisuse',
          message: 'Describe at least one relevant factor',
          rule: 'REF-1',
        },
      ]),
    );
  });

  it.each([
    ['probation at 69', () => probationAnswers({}, { ogrsScore: 69 }), 'TIER-N', 'manager'],
    ['probation at 0', () => probationAnswers({}, { ogrsScore: 0 }), 'TIER-N', 'manager'],
    [
      'probation at 90, of whom too little is known to register',
      () => probationAnswers({}, { ogrsScore: 90 }),
      'REF-2',
      'manager',
    ],
    ['somebody of 17', () => probationAnswers({ dateOfBirth: '1996-06-04' }), 'EXCL-AGE', 'manager'],
    ['police without a score', () => everybodyAnswers(), 'EXCL-3', 'coordinator'],
    [
      'a partner with one need',
      () => partnerAnswers({}, { riskToCommunity: false, needs: ['drugs'] }),
      'REF-3',
      'partner',
    ],
    [
      'a partner with one need twice',
      () => partnerAnswers({}, { riskToCommunity: false, needs: ['drugs', 'drugs'] }),
      'REF-3',
      'partner',
    ],
    [
      'a partner with a risk and no grounds',
      () => partnerAnswers({}, { riskToCommunity: true, needs: [] }),
      'REF-3',
      'partner',
    ],
  ])('is refused for %s, and changes nothing', async (_, answers, rule, who) => {
    await refused({ manager, partner, coordinator }[who] as Client, answers(), rule);
  });

  it.each([
    ['probation at 70', () => probationAnswers({}, { ogrsScore: 70 }), 'manager'],
    ['probation at 89', () => probationAnswers({}, { ogrsScore: '89' }), 'manager'],
    ['a partner with two needs (REF-3)', () => partnerAnswers(), 'partner'],
    [
      'a partner with a risk to the community and its grounds (REF-3)',
      () => partnerAnswers({}, { riskToCommunity: true, riskGrounds: 'Threats to a neighbour', needs: [] }),
      'partner',
    ],
  ])('is possible for %s', async (_, answers, who) => {
    await sendReferral({ manager, partner }[who] as Client, answers());
  });

  it.each([
    ['derwent-centre', 'derby-city'],
    ['chesterfield', 'chesterfield'],
    ['buxton', 'high-peak-and-dales'],
    ['ilkeston', 'erewash-and-amber-valley'],
  ])('from the mailbox %s leads to %s (REF-4)', async (area, panel) => {
    expect((await sendReferral(manager, probationAnswers({ area }))).panel).toBe(panel);
  });

  it('stays with the panel of its mailbox that somebody is with already (REF-4)', async () => {
    const { id } = await addPerson(coordinator, { panel: 'south-derbyshire' });
    const form = probationAnswers({ area: 'derwent-centre', offenderId: id, surname: undefined });
    expect((await sendReferral(manager, form)).panel).toBe('south-derbyshire');
  });

  it('twice at once is one referral, and says so (REF-5)', async () => {
    const { id } = await startReferral(manager, probationAnswers());
    const answers = await Promise.all([1, 2, 3].map(() => manager.post(`/referrals/${id}/submit`, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await countRows(test, sql`referral_submissions`, sql`referral_id = ${id}`)).toBe(1);
    expect(await countRows(test, sql`agenda_items`, sql`referral_id = ${id}`)).toBe(1);
  });

  it('of one person by two people at once is one person (REF-7)', async () => {
    const form = probationAnswers({ crn: 'X777777' });
    const city = await signIn(test.url, 'om.derby-city');
    const one = await startReferral(manager, form);
    const other = await startReferral(city, probationAnswers({ surname: form['surname'], crn: 'X777777' }));
    const answers = await Promise.all([
      manager.post(`/referrals/${one.id}/submit`, {}),
      city.post(`/referrals/${other.id}/submit`, {}),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await countRows(test, sql`agenda_items`, sql`referral_id in (${one.id}, ${other.id})`)).toBe(2);
    expect(await countRows(test, sql`offenders`, sql`crn = 'X777777'`)).toBe(1);
  });

  describe('where no form is needed (REF-2, TIER-1)', () => {
    it('registers somebody known of whom everything is known, and closes the form', async () => {
      const { id: offenderId } = await addPerson(coordinator);
      await clearForDecision(coordinator, offenderId, '2014-05-01');
      const { id } = await startReferral(
        manager,
        probationAnswers({ offenderId, surname: undefined }, { ogrsScore: 93 }),
      );
      expect((await manager.get(`/referrals/${id}/eligibility`)).body).toMatchObject({
        direction: 'automatic',
      });
      const { body } = await manager.post(`/referrals/${id}/submit`, {}).expect(200);
      expect(body).toMatchObject({ status: 'withdrawn', registration: { route: 'tier-1', rule: 'TIER-1' } });
      expect((await manager.get(`/offenders/${offenderId}`)).body.status).toBe('registered');
      const { body: closed } = await manager.get(`/referrals/${id}`);
      expect(closed.history.at(-1)).toMatchObject({ reason: expect.stringMatching(/^No form was needed/) });
      await manager.post(`/referrals/${id}/register`, {}).expect(409);
    });

    it('adds somebody new at the press of a button, and says what is missing', async () => {
      const { surname, ...rest } = probationAnswers({}, { ogrsScore: 93 });
      const { id } = await startReferral(manager, {
        surname,
        forename: rest['forename'],
        dateOfBirth: rest['dateOfBirth'],
        area: 'chesterfield',
        probation: { ogrsScore: 93 },
      });
      const { body: refusal } = await manager.post(`/referrals/${id}/register`, {}).expect(200);
      expect(refusal).toMatchObject({
        status: 'withdrawn',
        registration: null,
        eligibility: { outcome: 'needs-information', missing: expect.arrayContaining(['mappaLevel']) },
      });
      const { body: person } = await manager.get(`/offenders/${refusal.offenderId as string}`).expect(200);
      expect(person).toMatchObject({ surname, status: 'not-registered', ogrsScore: 93, tier: 1 });
      await clearForDecision(coordinator, person.id as string, '2014-05-01');
      expect((await manager.get(`/offenders/${person.id as string}`)).body.status).toBe('registered');
    });

    it('is no way around the form, nor around a rule', async () => {
      for (const [ogrsScore, rule] of [
        [84, 'REF-2'],
        [65, 'TIER-N'],
      ] as const) {
        const { id } = await startReferral(manager, probationAnswers({}, { ogrsScore }));
        expect((await manager.post(`/referrals/${id}/register`, {}).expect(422)).body.rule).toBe(rule);
      }
      const { id } = await startReferral(partner, partnerAnswers());
      await partner.post(`/referrals/${id}/register`, {}).expect(403);
    });
  });

  it('is refused where the record of a known person says so, whatever is typed (EXCL-1)', async () => {
    const { id: offenderId } = await addPerson(coordinator);
    await clearForDecision(coordinator, offenderId, '2014-05-01');
    await coordinator.put(`/offenders/${offenderId}/designations`, { mappaLevel: 2 }).expect(200);
    await refused(manager, probationAnswers({ offenderId, surname: undefined }), 'EXCL-MAPPA');
  });

  it('counts the score of the later assessment (TIER-5)', async () => {
    const { id: offenderId } = await addPerson(coordinator);
    await coordinator
      .post(`/offenders/${offenderId}/scores`, { score: 60, assessedOn: '2014-06-02' })
      .expect(201);
    const form = probationAnswers({ offenderId, surname: undefined, referredOn: '2014-06-01' });
    await refused(manager, form, 'TIER-N');
    await sendReferral(
      manager,
      probationAnswers({ offenderId, surname: undefined, referredOn: '2014-06-02' }),
    );
  });
});
