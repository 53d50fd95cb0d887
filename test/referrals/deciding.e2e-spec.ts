import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReferralNews } from '../../src/modules/referral-forms/index.js';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, holdClock, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import type { FixedClock } from '../support/fixed-clock.js';
import {
  decide,
  openMeeting,
  partnerAnswers,
  probationAnswers,
  sendReferral,
  type SentReferral,
} from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('deciding over a referral on %s (REF-6)', (kind) => {
  let test: TestApp;
  let clock: FixedClock;
  let manager: Client;
  let partner: Client;
  let coordinator: Client;
  let chair: Client;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    clock = holdClock(test);
    manager = await signIn(test.url, 'om.chesterfield');
    partner = await signIn(test.url, 'drugs.worker');
    coordinator = await signIn(test.url, 'coordinator.chesterfield');
    chair = await signIn(test.url, 'chair.chesterfield');
  });
  afterAll(() => test.close());

  const send = () => sendReferral(manager, probationAnswers());
  const statusOf = async (referral: SentReferral): Promise<string> =>
    (await coordinator.get(`/offenders/${referral['offenderId'] as string}`)).body.status as string;

  it('keeps the rule, the facts as they stood, who was present and the policy version', async () => {
    const sent = await send();
    const meeting = await openMeeting(coordinator);
    const { seq } = (await coordinator.get('/events')).body as { seq: number };
    await decide(coordinator, meeting, sent.id).expect(201);
    const [row] = await readRows<Record<string, string>>(
      test,
      sql`select rule, agencies, facts, policy_version as "policyVersion", submission, decided_by as "decidedBy"
        from meeting_decisions where referral_id = ${sent.id}`,
    );
    expect(row).toMatchObject({ rule: 'TIER-2', policyVersion: 2, submission: 1, decidedBy: 'Helen Marsh' });
    expect(JSON.parse(row?.['agencies'] ?? '')).toEqual(['housing', 'police', 'probation-nps']);
    expect(JSON.parse(row?.['facts'] ?? '')).toMatchObject({ facts: { score: 84, mappaLevel: null } });
    const { items } = (await coordinator.get(`/events?since=${seq}`)).body as { items: object[] };
    const ids = {
      referralId: sent.id,
      meetingId: meeting,
      offenderId: sent['offenderId'],
      panel: 'chesterfield',
    };
    expect(items).toContainEqual(expect.objectContaining({ type: 'referral.decided', ...ids }));
    const { body: own } = await manager.get('/notices?unread=true').expect(200);
    expect(own.items).toContainEqual(
      expect.objectContaining({ kind: 'referral-decided', referralId: sent.id }),
    );
    const { body: timeline } = await coordinator.get(`/offenders/${sent['offenderId'] as string}/timeline`);
    expect(timeline.items.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(['referral.submitted', 'referral.decided', 'offender.registered']),
    );
  });

  it.each([
    [{ reason: '  ' }, 'reason'],
    [{ outcome: 'exit' }, 'outcome'],
    [{ outcome: 'defer' }, 'informationNeeded'],
    [{ referralId: '' }, 'referralId'],
    [{ reason: 'x'.repeat(4001) }, 'reason'],
  ])('needs all it needs: %#', async (more, field) => {
    const sent = await send();
    const { body } = await decide(chair, await openMeeting(chair), sent.id, more).expect(400);
    expect(body.errors).toMatchObject([{ field }]);
    expect(await statusOf(sent)).toBe('referred');
  });

  it('is over a referral or over a person, and not over both', async () => {
    const meeting = await openMeeting(chair);
    const person = { offenderId: 'x', outcome: 'accept', reason: 'x' };
    const errors = async (body: object): Promise<unknown> =>
      (await chair.post(`/meetings/${meeting}/decisions`, body).expect(400)).body.errors;
    expect(await errors(person)).toMatchObject([{ field: 'outcome', rule: 'EXIT-4' }]);
    const both = { ...person, outcome: 'exit', referralId: 'y' };
    expect(await errors(both)).toMatchObject([{ field: 'offenderId' }]);
    const { body: none } = await chair.post(`/meetings/${meeting}/decisions`, {
      outcome: 'accept',
      reason: 'x',
    });
    expect(none.errors).toMatchObject([{ field: 'referralId' }]);
  });

  it.each([
    ['a panel meeting', { kind: 'panel' }, 'REF-6'],
    ['an operational meeting', { panel: 'derby-city', kind: 'operational' }, 'REF-6'],
    ['a meeting of another panel', { panel: 'derby-city' }, 'REF-6'],
    ['two agencies', { agencies: ['police', 'housing'] }, 'MEET-2'],
    ['three people of one agency', { agencies: ['police', 'police', 'police'] }, 'MEET-2'],
  ])('is refused in or with %s', async (_, how, rule) => {
    const sent = await send();
    const { body } = await decide(chair, await openMeeting(chair, how), sent.id).expect(422);
    expect(body.rule).toBe(rule);
    expect((await manager.get(`/referrals/${sent.id}`)).body).toMatchObject({
      status: 'submitted',
      version: 2,
    });
  });

  it('is refused in a meeting that is not open', async () => {
    const sent = await send();
    const call = { panel: 'chesterfield', kind: 'tasking', startsAt: '2014-06-03T10:00:00Z' };
    const { body } = await chair.post('/meetings', call).expect(201);
    expect((await decide(chair, body.id as string, sent.id).expect(422)).body.rule).toBe('REF-6');
  });

  it('counts the quorum at the moment of the decision: somebody leaves (MEET-2)', async () => {
    const [one, other] = [await send(), await send()];
    const meeting = await openMeeting(chair);
    await decide(chair, meeting, one.id).expect(201);
    const { attendance } = (await chair.get(`/meetings/${meeting}`)).body as { attendance: { id: string }[] };
    await chair.delete(`/meetings/${meeting}/attendance/${attendance[0]?.id ?? ''}`).expect(204);
    const { body } = await decide(chair, meeting, other.id).expect(422);
    expect(body).toMatchObject({ rule: 'MEET-2', detail: expect.stringContaining('2 of 3 agencies') });
  });

  it('is made once, when two people decide at the same moment', async () => {
    const sent = await send();
    const meeting = await openMeeting(chair);
    const answers = await Promise.all([
      decide(chair, meeting, sent.id),
      decide(coordinator, meeting, sent.id, { outcome: 'decline' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.rule).toBe('REF-5');
    expect(await countRows(test, sql`meeting_decisions`, sql`referral_id = ${sent.id}`)).toBe(1);
  });

  it('declines, and the person is again what they were', async () => {
    const sent = await send();
    await decide(chair, await openMeeting(chair), sent.id, { outcome: 'decline' }).expect(201);
    expect(await statusOf(sent)).toBe('not-registered');
  });

  it('defers with what is needed, and decides over what is sent again', async () => {
    const sent = await send();
    const meeting = await openMeeting(chair);
    await decide(chair, meeting, sent.id, { outcome: 'defer', informationNeeded: 'Where they live' }).expect(
      201,
    );
    expect(await statusOf(sent)).toBe('referred');
    await decide(chair, meeting, sent.id).expect(409);
    await manager.post(`/referrals/${sent.id}/submit`, {}).expect(200);
    expect((await decide(chair, meeting, sent.id).expect(201)).body.status).toBe('accepted');
    expect(await countRows(test, sql`meeting_decisions`, sql`referral_id = ${sent.id}`)).toBe(2);
  });

  it('registers or does nothing at all: a failure at the end leaves nothing behind', async () => {
    const sent = await send();
    const meeting = await openMeeting(chair);
    const tables = [sql`registrations`, sql`meeting_decisions`, sql`offender_history`, sql`notices`];
    const counts = () => Promise.all([...tables, sql`events`].map((table) => countRows(test, table)));
    const before = await counts();
    let fails = true;
    test.app
      .get(ReferralNews)
      .whenSomethingHappens(() =>
        fails ? Promise.reject(new Error('Nobody can be told')) : Promise.resolve(),
      );
    await decide(chair, meeting, sent.id).expect(500);
    fails = false;
    expect(await counts()).toEqual(before);
    expect(await statusOf(sent)).toBe('referred');
    await decide(chair, meeting, sent.id).expect(201);
    expect(await statusOf(sent)).toBe('registered');
  });

  it('refuses whom an exclusion recorded meanwhile keeps out, and whose score has fallen (EXCL-1, TIER-N)', async () => {
    const [excluded, fallen] = [await send(), await send()];
    const facts = `/offenders/${excluded['offenderId'] as string}/designations`;
    await coordinator.put(facts, { mappaLevel: 3 }).expect(200);
    const meeting = await openMeeting(chair);
    expect((await decide(chair, meeting, excluded.id).expect(422)).body.rule).toBe('EXCL-1');
    await coordinator.post(`/offenders/${fallen['offenderId'] as string}/scores`, {
      score: 60,
      assessedOn: '2014-06-03',
    });
    expect((await decide(chair, meeting, fallen.id).expect(422)).body.rule).toBe('TIER-N');
    await decide(chair, meeting, excluded.id, { outcome: 'decline' }).expect(201);
  });

  it('registers nobody twice whom a rule has registered meanwhile (TIER-6)', async () => {
    const sent = await send();
    const person = `/offenders/${sent['offenderId'] as string}`;
    const conviction = {
      offenceDate: '2014-05-01',
      category: 'theft-non-motor',
      outcome: 'conviction',
      outcomeDate: '2014-05-01',
    };
    await coordinator.post(`${person}/offences`, conviction).expect(201);
    await coordinator.put(`${person}/designations`, { mappaLevel: 0 }).expect(200);
    await coordinator.post(`${person}/scores`, { score: 92, assessedOn: '2014-06-03' }).expect(201);
    const { body } = await decide(chair, await openMeeting(chair), sent.id).expect(201);
    expect(body).toMatchObject({ status: 'accepted', registration: null });
    expect(await countRows(test, sql`registrations`, sql`offender_id = ${sent['offenderId']}`)).toBe(1);
  });

  it('takes somebody into the panel that accepts them (REF-4)', async () => {
    const { body: person } = await coordinator.post('/offenders', {
      ...{ surname: 'Moved', forename: 'Lee', dateOfBirth: '1985-03-27', panel: 'derby-city' },
    });
    const offenderId = person.id as string;
    const sent = await sendReferral(manager, probationAnswers({ offenderId, surname: undefined }));
    await decide(chair, await openMeeting(chair), sent.id).expect(201);
    expect((await coordinator.get(`/offenders/${offenderId}`)).body).toMatchObject({
      panel: 'chesterfield',
      status: 'registered',
    });
  });

  it('counts the days, against what the panel usually takes', async () => {
    const panel = 'erewash-and-amber-valley';
    const ids: string[] = [];
    for (let each = 0; each < 3; each += 1) {
      ids.push((await sendReferral(partner, partnerAnswers({ area: 'ilkeston' }))).id);
    }
    clock.set('2014-06-06');
    const reader = await signIn(test.url, 'coordinator.chesterfield');
    const { body: waiting } = await reader.get(`/referrals?status=submitted&panel=${panel}`).expect(200);
    expect(waiting.items.map(({ ageInDays }: { ageInDays: number }) => ageInDays)).toEqual([3, 3, 3]);
    expect(waiting.usual).toEqual([{ panel, days: null, decided: 0 }]);
    for (const [index, day] of ['2014-06-06', '2014-06-10', '2014-06-20'].entries()) {
      clock.set(day);
      const present = await signIn(test.url, 'chair.chesterfield');
      const outcome = index === 1 ? 'decline' : 'accept';
      await decide(present, await openMeeting(present, { panel }), ids[index] ?? '', { outcome }).expect(201);
    }
    const worker = await signIn(test.url, 'drugs.worker');
    const { body } = await worker.get('/referrals?mine=true&status=decided').expect(200);
    const days = body.items.map(({ daysToDecision }: { daysToDecision: number }) => daysToDecision);
    expect(days.sort((a: number, b: number) => a - b)).toEqual([3, 7, 17]);
    expect(body.usual).toEqual([{ panel, days: 7, decided: 3 }]);
    const { body: shown } = await worker.get(`/referrals/${ids[2] ?? ''}`);
    expect(shown).toMatchObject({ decision: { days: 17 }, usual: { days: 7, decided: 3 } });
  });
});
