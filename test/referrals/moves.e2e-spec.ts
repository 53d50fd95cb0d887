import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, holdClock } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { decide, openMeeting, probationAnswers, sendReferral, startReferral } from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

const STATUSES = ['draft', 'submitted', 'deferred', 'accepted', 'declined', 'withdrawn'] as const;
type Status = (typeof STATUSES)[number];
const MOVES = ['patch', 'submit', 'withdraw', 'hand-over', 'decide'] as const;
/** REF-5 as it is met over the API by its author, and for a decision by the chair. */
const MEANT: Record<Status, Record<(typeof MOVES)[number], number>> = {
  draft: { patch: 200, submit: 200, withdraw: 200, 'hand-over': 200, decide: 404 },
  submitted: { patch: 200, submit: 409, withdraw: 200, 'hand-over': 200, decide: 201 },
  deferred: { patch: 200, submit: 200, withdraw: 200, 'hand-over': 200, decide: 409 },
  accepted: { patch: 409, submit: 409, withdraw: 409, 'hand-over': 409, decide: 409 },
  declined: { patch: 409, submit: 409, withdraw: 409, 'hand-over': 409, decide: 409 },
  withdrawn: { patch: 409, submit: 409, withdraw: 409, 'hand-over': 409, decide: 409 },
};

describe.each(databaseKinds())('what can be done with a referral on %s (REF-5)', (kind) => {
  let test: TestApp;
  const clients = new Map<string, Client>();

  beforeAll(async () => {
    test = await buildTestApp(kind);
    holdClock(test);
    const names = ['om.chesterfield', 'om.erewash-and-amber-valley', 'om.derby-city', 'chair.chesterfield'];
    for (const name of [...names, 'coordinator.chesterfield', 'drugs.worker', 'analyst']) {
      clients.set(name, await signIn(test.url, name));
    }
  });
  afterAll(() => test.close());
  const as = (username: string): Client => clients.get(username) as Client;

  const inStatus = async (status: Status): Promise<string> => {
    const owner = as('om.chesterfield');
    if (status === 'draft') return (await startReferral(owner, probationAnswers())).id;
    const { id } = await sendReferral(owner, probationAnswers());
    if (status === 'submitted') return id;
    if (status === 'withdrawn') {
      await owner.post(`/referrals/${id}/withdraw`, { reason: 'Moved away' }).expect(200);
      return id;
    }
    const outcome = { accepted: 'accept', declined: 'decline', deferred: 'defer' }[status];
    const chair = as('chair.chesterfield');
    const meeting = await openMeeting(chair);
    await decide(chair, meeting, id, { outcome, informationNeeded: 'The MAPPA level' }).expect(201);
    await chair.post(`/meetings/${meeting}/close`).expect(200);
    return id;
  };
  const move = async (who: Client, what: (typeof MOVES)[number], id: string): Promise<number> => {
    if (what === 'decide') {
      const chair = as('chair.chesterfield');
      const meeting = await openMeeting(chair);
      const { status } = await decide(chair, meeting, id);
      await chair.post(`/meetings/${meeting}/close`).expect(200);
      return status;
    }
    if (what === 'patch') {
      const { body } = await as('om.chesterfield').get(`/referrals/${id}`);
      return (await who.patch(`/referrals/${id}`, { addedValue: 'More' }, body.version as number)).status;
    }
    const bodies = {
      submit: {},
      withdraw: { reason: 'x' },
      'hand-over': { username: 'om.erewash-and-amber-valley' },
    };
    return (await who.post(`/referrals/${id}/${what}`, bodies[what])).status;
  };

  it.each(STATUSES.flatMap((status) => MOVES.map((what) => [status, what, MEANT[status][what]] as const)))(
    '%s, %s: %s',
    async (status, what, expected) => {
      const id = await inStatus(status);
      expect(await move(as('om.chesterfield'), what, id)).toBe(expected);
    },
  );

  it.each([
    // Of the author's agency; of another agency; of those who see the cohort; of nobody's.
    ['om.erewash-and-amber-valley', 200, 403],
    ['om.derby-city', 200, 403],
    ['coordinator.chesterfield', 200, 403],
    ['chair.chesterfield', 200, 403],
    ['drugs.worker', 404, 404],
    ['analyst', 403, 403],
  ])('%s reads what was sent: %s, and changes it: %s', async (username, reads, changes) => {
    for (const status of ['submitted', 'deferred', 'accepted'] as const) {
      const id = await inStatus(status);
      expect((await as(username).get(`/referrals/${id}`)).status).toBe(reads);
      for (const what of ['patch', 'submit', 'withdraw', 'hand-over'] as const) {
        expect([status, what, await move(as(username), what, id)]).toEqual([status, what, changes]);
      }
    }
  });

  it('is amended with a frozen copy and a change log, until a meeting of its panel is open', async () => {
    const owner = as('om.chesterfield');
    const { id } = await sendReferral(owner, probationAnswers());
    const { body } = await owner
      .patch(`/referrals/${id}`, { addedValue: 'Joint visits and a mentor' }, 2)
      .expect(200);
    expect(body).toMatchObject({ status: 'submitted', version: 3, submission: { number: 2 } });
    expect(body.history.at(-1)).toMatchObject({
      type: 'referral.amended',
      changes: [{ field: 'addedValue', before: 'Joint visits', after: 'Joint visits and a mentor' }],
    });
    expect(await countRows(test, sql`agenda_items`, sql`referral_id = ${id}`)).toBe(1);
    const refusals = [
      await owner.patch(`/referrals/${id}`, { addedValue: '' }, 3),
      await owner.patch(`/referrals/${id}`, { probation: { ogrsScore: 60 } }, 3),
      await owner.patch(`/referrals/${id}`, { surname: 'Other' }, 3),
      await owner.patch(`/referrals/${id}`, { dateOfBirth: '1985-03-28' }, 3),
      await owner.patch(`/referrals/${id}`, { offenderId: null }, 3),
    ];
    expect(refusals.map((answer) => [answer.status, answer.body.rule])).toEqual([
      [400, 'REF-1'],
      [422, 'TIER-N'],
      [409, 'REF-5'],
      [409, 'REF-5'],
      [409, 'REF-5'],
    ]);
    const chair = as('chair.chesterfield');
    const other = await openMeeting(chair, { panel: 'derby-city' });
    await owner.patch(`/referrals/${id}`, { contactNumber: '07700 900000' }, 3).expect(200);
    const meeting = await openMeeting(chair);
    const { body: problem } = await owner.patch(`/referrals/${id}`, { contactNumber: 'none' }, 4).expect(409);
    expect(problem).toMatchObject({ rule: 'REF-5', code: 'REFERRAL.ON_THE_TABLE' });
    for (const each of [other, meeting]) await chair.post(`/meetings/${each}/close`).expect(200);
    await owner.patch(`/referrals/${id}`, { contactNumber: 'none' }, 4).expect(200);
  });

  it('moves to another panel’s agenda with its area (REF-4)', async () => {
    const owner = as('om.chesterfield');
    const { id } = await sendReferral(owner, probationAnswers());
    const { body } = await owner.patch(`/referrals/${id}`, { area: 'buxton' }, 2).expect(200);
    expect(body).toMatchObject({ panel: 'high-peak-and-dales', mailbox: { key: 'buxton' } });
    const waits = async (panel: string): Promise<boolean> =>
      ((await owner.get(`/panels/${panel}/agenda`)).body.items as { referralId: string }[]).some(
        (item) => item.referralId === id,
      );
    expect([await waits('chesterfield'), await waits('high-peak-and-dales')]).toEqual([false, true]);
  });

  it('keeps to its author what is typed after a deferral, until it is sent again', async () => {
    const id = await inStatus('deferred');
    const owner = as('om.chesterfield');
    const { body } = await owner.get(`/referrals/${id}`);
    expect(body.decision).toMatchObject({ outcome: 'defer', informationNeeded: 'The MAPPA level' });
    await owner.patch(`/referrals/${id}`, { addedValue: 'Half a thou' }, body.version as number).expect(200);
    expect((await as('coordinator.chesterfield').get(`/referrals/${id}`)).body.addedValue).toBe(
      'Joint visits',
    );
    await owner.post(`/referrals/${id}/submit`, {}).expect(200);
    const { body: again } = await as('coordinator.chesterfield').get(`/referrals/${id}`);
    expect(again).toMatchObject({ addedValue: 'Half a thou', submission: { number: 2 }, decision: null });
  });

  it('gives somebody back the status they had, unless another referral of them waits', async () => {
    const owner = as('om.chesterfield');
    const first = await sendReferral(owner, probationAnswers());
    const offenderId = first['offenderId'] as string;
    const second = await sendReferral(owner, probationAnswers({ offenderId, surname: undefined }));
    const status = async (): Promise<string> =>
      (await owner.get(`/offenders/${offenderId}`)).body.status as string;
    await owner.post(`/referrals/${first.id}/withdraw`, { reason: 'Sent twice' }).expect(200);
    expect(await status()).toBe('referred');
    await owner.post(`/referrals/${second.id}/withdraw`, { reason: 'Moved away' }).expect(200);
    expect(await status()).toBe('not-registered');
    const waiting = sql`offender_id = ${offenderId} and settled_at is null`;
    expect(await countRows(test, sql`agenda_items`, waiting)).toBe(0);
  });
});
