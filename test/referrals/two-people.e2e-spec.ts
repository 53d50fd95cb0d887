import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, holdClock, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import {
  decide,
  openMeeting,
  partnerAnswers,
  probationAnswers,
  startReferral,
} from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('a referral of somebody known on %s (REF-7)', (kind) => {
  let test: TestApp;
  let manager: Client;
  let partner: Client;
  let coordinator: Client;
  let chair: Client;
  let made = 0;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    holdClock(test);
    manager = await signIn(test.url, 'om.chesterfield');
    partner = await signIn(test.url, 'drugs.worker');
    coordinator = await signIn(test.url, 'coordinator.chesterfield');
    chair = await signIn(test.url, 'chair.chesterfield');
  });
  afterAll(() => test.close());

  const people = (): Promise<number> => countRows(test, sql`offenders`);
  const submit = async (client: Client, answers: Record<string, unknown>, options = {}) => {
    const { id } = await startReferral(client, answers);
    return { id, answer: await client.post(`/referrals/${id}/submit`, options) };
  };
  const known = async (more: Record<string, unknown> = {}) => {
    made += 1;
    const surname = `Known${'abcdefghij'[made % 10]}${'abcdefghij'[Math.floor(made / 10)]}`;
    return addPerson(coordinator, { surname, forename: 'Lee', dateOfBirth: '1985-03-27', ...more });
  };

  it.each([
    ['PNC ID in another spelling', { pncId: '1979/0163001B' }, { pncId: '79/163001B' }, 'pnc-id'],
    ['CRN in another spelling', { crn: 'X320741' }, { crn: 'x320741' }, 'crn'],
  ])('is linked by the same %s, and says so', async (_, recorded, typed, by) => {
    const person = await known(recorded);
    const before = await people();
    const { answer } = await submit(manager, probationAnswers(typed));
    expect(answer.body).toMatchObject({ status: 'submitted', linked: { offenderId: person.id, by } });
    expect(await people()).toBe(before);
    expect((await manager.get(`/offenders/${person.id}`)).body.status).toBe('referred');
  });

  it.each([
    ['name', {}, (name: string) => ({ surname: name })],
    [
      'name, forename and surname in each other’s boxes',
      {},
      (name: string) => ({ surname: 'Lee', forename: name }),
    ],
    ['alias', { aliases: ['ALIAS, Sam'] }, () => ({ surname: 'Alias', forename: 'Sam' })],
  ])('is shown for a decision by the same %s and date of birth', async (_, recorded, typed) => {
    const person = await known(recorded);
    const before = await people();
    const form = probationAnswers(typed(person['surname'] as string));
    const { id, answer } = await submit(manager, form);
    expect([answer.status, answer.body.code, answer.body.rule]).toEqual([422, 'possible-duplicate', 'REF-7']);
    expect(answer.body.matches).toMatchObject([{ id: person.id, by: 'name-and-date-of-birth' }]);
    expect(await people()).toBe(before);
    const viewed = sql`action = 'offender.match-viewed' and subject_id = ${person.id}`;
    expect(await countRows(test, sql`audit_entries`, viewed)).toBe(1);
    await manager.patch(`/referrals/${id}`, { offenderId: person.id }, 1).expect(200);
    const { body } = await manager.post(`/referrals/${id}/submit`, {}).expect(200);
    expect(body).toMatchObject({ status: 'submitted', linked: null });
    expect(await people()).toBe(before);
  });

  it('is somebody new when the referrer has looked and says so', async () => {
    const person = await known();
    const before = await people();
    const form = probationAnswers({ surname: person['surname'] });
    const { answer } = await submit(manager, form, { confirmedNew: true });
    expect(answer.body).toMatchObject({ status: 'submitted' });
    expect(await people()).toBe(before + 1);
  });

  it('is shown where an identifier is of somebody else than was chosen', async () => {
    const one = await known({ crn: 'X111111' });
    const other = await known({ crn: 'X222222' });
    const { answer } = await submit(
      manager,
      probationAnswers({ offenderId: one.id, surname: undefined, crn: 'X222222' }),
      { confirmedNew: true },
    );
    expect(answer.status).toBe(422);
    expect(answer.body.matches).toMatchObject([{ id: other.id, by: 'crn' }]);
  });

  describe('whom a partner may not know of (LAW-4)', () => {
    const shape = ({ answer }: { answer: { status: number; body: Record<string, unknown> } }): unknown => {
      const { id: _id, ...rest } = answer.body;
      return [answer.status, rest];
    };
    const shown = async (id: string): Promise<unknown> => {
      const { body } = await partner.get(`/referrals/${id}`).expect(200);
      const { id: _id, surname: _surname, crn: _crn, ...rest } = body as Record<string, unknown>;
      return rest;
    };

    it('is answered as somebody new is, by identifier, by name and when nobody is known', async () => {
      const byCrn = await known({ crn: 'X333333' });
      const byName = await known();
      const fresh = await submit(partner, partnerAnswers());
      const crn = await submit(partner, partnerAnswers({ crn: 'X333333' }));
      const name = await submit(partner, partnerAnswers({ surname: byName['surname'] }));
      expect(shape(crn)).toEqual(shape(fresh));
      expect(shape(name)).toEqual(shape(fresh));
      expect(await shown(crn.id)).toEqual(await shown(fresh.id));
      expect(await shown(name.id)).toEqual(await shown(fresh.id));
      const rows = await readRows<{ id: string; offenderId: string | null; possible: string | null }>(
        test,
        sql`select id, offender_id as "offenderId", possible_matches as possible from referrals`,
      );
      const rowOf = (id: string) => rows.find((row) => row.id === id);
      expect(rowOf(crn.id)).toMatchObject({ offenderId: byCrn.id, possible: null });
      expect(rowOf(name.id)).toMatchObject({ offenderId: null, possible: JSON.stringify([byName.id]) });
    });

    it('is not told what is recorded, not even that they are excluded: the panel is', async () => {
      const person = await known({ crn: 'X444444' });
      await coordinator.put(`/offenders/${person.id}/designations`, { mappaLevel: 2 }).expect(200);
      const { id, answer } = await submit(partner, partnerAnswers({ crn: 'X444444' }));
      expect(answer.status).toBe(200);
      expect((await partner.get(`/referrals/${id}/eligibility`)).body.direction).toBe('referral');
      const { body } = await decide(chair, await openMeeting(chair), id).expect(422);
      expect(body).toMatchObject({ rule: 'EXCL-1', errors: [{ rule: 'EXCL-MAPPA' }, { rule: 'REF-3' }] });
    });

    it('waits for the co-ordinator to say who it is, before the panel decides', async () => {
      const person = await known();
      const { id } = await submit(partner, partnerAnswers({ surname: person['surname'] }));
      const { body: seen } = await coordinator.get(`/referrals/${id}`).expect(200);
      expect(seen).toMatchObject({ possibleMatches: [{ id: person.id }], may: { identify: true } });
      const { body: notices } = await coordinator.get('/notices?unread=true');
      expect(notices.items).toContainEqual(expect.objectContaining({ referralId: id, rule: 'REF-7' }));
      const meeting = await openMeeting(chair);
      const refused = await decide(chair, meeting, id).expect(422);
      expect(refused.body).toMatchObject({ rule: 'REF-7', code: 'REFERRAL.IN_DOUBT' });
      const { version } = (await partner.get(`/referrals/${id}`)).body as { version: number };
      await coordinator.post(`/referrals/${id}/person`, {}).expect(400);
      await coordinator.post(`/referrals/${id}/person`, { offenderId: 'nobody' }).expect(404);
      await coordinator.post(`/referrals/${id}/person`, { offenderId: person.id }).expect(200);
      await coordinator.post(`/referrals/${id}/person`, { confirmedNew: true }).expect(409);
      const { body: after } = await partner.get(`/referrals/${id}`);
      expect(after).toMatchObject({ version, offenderId: null, possibleMatches: [] });
      expect(after.history.map(({ type }: { type: string }) => type)).toEqual([
        'referral.started',
        'referral.submitted',
      ]);
      const { body } = await decide(chair, meeting, id).expect(201);
      expect(body.registration).toMatchObject({ route: 'partner-criteria', rule: 'REF-3' });
      expect((await coordinator.get(`/offenders/${person.id}`)).body.status).toBe('registered');
    });

    it('is added as somebody new when the co-ordinator says so, unless an identifier is held', async () => {
      const person = await known();
      const before = await people();
      const { id } = await submit(partner, partnerAnswers({ surname: person['surname'] }));
      expect(await people()).toBe(before);
      await coordinator.post(`/referrals/${id}/person`, { confirmedNew: true }).expect(200);
      expect(await people()).toBe(before + 1);
      const waiting = sql`referral_id = ${id} and settled_at is null`;
      expect(await countRows(test, sql`agenda_items`, waiting)).toBe(1);
    });
  });
});
