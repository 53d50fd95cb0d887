import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { holdClock } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { decide, openMeeting, partnerAnswers, probationAnswers, sendReferral } from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('the life of a referral on %s', (kind) => {
  let test: TestApp;
  let manager: Client;
  let chair: Client;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    holdClock(test);
    manager = await signIn(test.url, 'om.chesterfield');
    chair = await signIn(test.url, 'chair.chesterfield');
  });
  afterAll(() => test.close());

  it('goes from a draft to an acceptance that registers (REF-1, REF-2, REF-5, REF-6, TIER-2)', async () => {
    const sent = await sendReferral(manager, probationAnswers());
    const meeting = await openMeeting(chair);
    expect((await decide(chair, meeting, sent.id).expect(201)).body).toMatchObject({
      status: 'accepted',
      registration: { route: 'tier-2', rule: 'TIER-2', registeredOn: '2014-06-03' },
    });
    const { body } = await manager.get(`/referrals/${sent.id}`).expect(200);
    expect(body).toMatchObject({ status: 'accepted', decision: { reason: 'The scheme can help', days: 0 } });
    const { body: person } = await manager.get(`/offenders/${sent.offenderId as string}`).expect(200);
    expect(person).toMatchObject({ status: 'registered', route: 'tier-2', ogrsScore: 84, tier: 2 });
  });

  it('opens the person to the agency that referred them, once the panel has accepted (LAW-4)', async () => {
    const worker = await signIn(test.url, 'drugs.worker');
    const sent = await sendReferral(worker, partnerAnswers());
    const { body } = await manager.get(`/referrals/${sent.id}`).expect(200);
    const { offenderId } = body as { offenderId: string };
    await worker.get(`/offenders/${offenderId}`).expect(404);
    await decide(chair, await openMeeting(chair, { panel: 'chesterfield' }), sent.id).expect(201);
    await worker.get(`/offenders/${offenderId}`).expect(200);
    const { body: sharing } = await manager.get(`/offenders/${offenderId}/sharing`).expect(200);
    expect(sharing).toMatchObject({
      involved: [{ agency: 'drugs-alcohol', by: 'referral', from: '2014-06-03', to: null }],
    });
    const { items } = (await worker.get('/events?since=0&limit=500').expect(200)).body as {
      items: { type: string }[];
    };
    expect(items.map(({ type }) => type)).toContain('sharing.changed');
  });
});
