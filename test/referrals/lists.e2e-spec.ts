import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReferralListQueries } from '../../src/modules/referral-forms/index.js';
import type { Actor } from '../../src/shared/actor.js';
import { holdClock } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { involve } from '../support/involve.js';
import { addPerson } from '../support/people.js';
import {
  decide,
  openMeeting,
  partnerAnswers,
  probationAnswers,
  sendReferral,
  startReferral,
} from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('lists of referrals on %s', (kind) => {
  let test: TestApp;
  let lists: ReferralListQueries;
  let manager: Client;
  let partner: Client;
  let coordinator: Client;
  let coordinatorActor: Actor;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    holdClock(test);
    lists = test.app.get(ReferralListQueries);
    manager = await signIn(test.url, 'om.chesterfield');
    partner = await signIn(test.url, 'drugs.worker');
    coordinator = await signIn(test.url, 'coordinator.chesterfield');
    coordinatorActor = { ...(await coordinator.get('/me')).body, from: 'test' } as Actor;
  });
  afterAll(() => test.close());

  const idsOf = async (client: Client, query: string): Promise<string[]> => {
    const { body } = await client.get(`/referrals?${query}`).expect(200);
    const { items, total } = body as { items: { id: string }[]; total: number };
    expect(total).toBe(items.length);
    return items.map(({ id }) => id);
  };

  it('are kept to one person: what was sent to those who see the cohort, a draft to its author alone', async () => {
    const person = await addPerson(coordinator, { pncId: '1979/0163001B' });
    const sent = await sendReferral(manager, probationAnswers({ pncId: '79/163001B' }));
    const draft = await startReferral(manager, { offenderId: person.id });
    await sendReferral(manager, probationAnswers());
    expect(await idsOf(coordinator, `offenderId=${person.id}`)).toEqual([sent.id]);
    expect((await idsOf(manager, `offenderId=${person.id}`)).sort()).toEqual([sent.id, draft.id].sort());
    expect(await idsOf(manager, 'offenderId=nobody')).toEqual([]);
  });

  it('tell a partner by that filter of nobody whom they may not see, though their own form is linked to them (LAW-4)', async () => {
    const person = await addPerson(coordinator, { crn: 'X320741' });
    const { id } = await sendReferral(partner, partnerAnswers({ crn: 'X320741' }));
    expect(await idsOf(coordinator, `offenderId=${person.id}`)).toEqual([id]);
    expect(await idsOf(partner, `offenderId=${person.id}`)).toEqual([]);
    expect(await idsOf(partner, 'mine=true')).toContain(id);
    await involve(coordinator, person.id, 'drugs-alcohol');
    expect(await idsOf(partner, `offenderId=${person.id}`)).toEqual([id]);
  });

  it('count what waits by panel, and nothing for whoever has no panel (REF-4)', async () => {
    const before = await lists.countByPanel(coordinatorActor, { status: 'submitted' });
    await sendReferral(manager, probationAnswers({ area: 'ilkeston' }));
    const after = await lists.countByPanel(coordinatorActor, { status: 'submitted' });
    const ilkeston = (counts: typeof before): number =>
      counts.find(({ panel }) => panel === 'erewash-and-amber-valley')?.count ?? 0;
    expect(ilkeston(after)).toBe(ilkeston(before) + 1);
    const all = after.reduce((sum, { count }) => sum + count, 0);
    expect(await lists.countOf(coordinatorActor, { status: 'submitted' })).toBe(all);
    expect(await lists.countOf(coordinatorActor, { status: 'submitted', panels: [] })).toBe(0);
    const two = ['chesterfield', 'erewash-and-amber-valley'];
    expect((await lists.list(coordinatorActor, { status: 'submitted', panels: two })).total).toBe(all);
  });

  it('find what is left to finish, and what has been decided since an instant', async () => {
    const chair = await signIn(test.url, 'chair.chesterfield');
    const managerActor = { ...(await manager.get('/me')).body, from: 'test' } as Actor;
    const clock = holdClock(test);
    const draft = await startReferral(manager, probationAnswers());
    const [declined, deferred] = [
      await sendReferral(manager, probationAnswers()),
      await sendReferral(manager, probationAnswers()),
    ];
    const meeting = await openMeeting(chair);
    clock.advance(60_000);
    const since = clock.now().toISOString();
    clock.advance(60_000);
    await decide(chair, meeting, declined.id, { outcome: 'decline' }).expect(201);
    await decide(chair, meeting, deferred.id, { outcome: 'defer', informationNeeded: 'More' }).expect(201);
    const find = async (filter: object): Promise<string[]> =>
      (await lists.list(managerActor, { mine: true, ...filter })).items.map(({ id }) => id);
    const unfinished = await find({ status: 'unfinished' });
    expect(unfinished).toEqual(expect.arrayContaining([draft.id, deferred.id]));
    expect(unfinished).not.toContain(declined.id);
    expect(await find({ status: 'decided', decidedAfter: since })).toEqual([declined.id]);
    expect(await find({ status: 'decided', decidedAfter: clock.now().toISOString() })).toEqual([]);
  });
});
