import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, holdClock } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { probationAnswers, startReferral } from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('a draft of a referral on %s (REF-5)', (kind) => {
  let test: TestApp;
  let manager: Client;
  let colleague: Client;
  let partner: Client;
  let coordinator: Client;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    holdClock(test);
    manager = await signIn(test.url, 'om.chesterfield');
    colleague = await signIn(test.url, 'om.erewash-and-amber-valley');
    partner = await signIn(test.url, 'drugs.worker');
    coordinator = await signIn(test.url, 'coordinator.chesterfield');
  });
  afterAll(() => test.close());

  const withKey = (key: string, body: object, client = manager): request.Test =>
    client.post('/referrals', body).set('idempotency-key', key);

  it('takes any part of the form, and keeps it as it was typed, right or wrong', async () => {
    const typed = {
      dateOfBirth: { day: '31', month: 'Feb', year: '' },
      pncId: 'not sure',
      probation: { ogrsScore: '69.5' },
    };
    const { id, version } = await startReferral(manager, typed);
    const { body, headers } = await manager.get(`/referrals/${id}`).expect(200);
    expect(body).toMatchObject({ status: 'draft', version: 1, decision: null, panel: null, ...typed });
    expect([version, headers['etag']]).toEqual([1, '"1"']);
    expect(body.missing.map(({ field }: { field: string }) => field)).toEqual(
      expect.arrayContaining(['surname', 'dateOfBirth', 'pncId', 'probation.ogrsScore', 'area']),
    );
    expect(body.steps[0]).toMatchObject({ slug: 'person', isUntouched: false });
    expect(body.whereItGoes).toMatchObject({ direction: 'needs-information', maySubmit: false });
  });

  it('is filled in from the record of somebody known', async () => {
    const person = await addPerson(coordinator, {
      pncId: '79/163001B',
      crn: 'X320741',
      address: '1 Mill Lane',
    });
    const { body } = await manager
      .post('/referrals', { offenderId: person.id, address: 'His mother’s' })
      .expect(201);
    expect(body).toMatchObject({
      offenderId: person.id,
      surname: person['surname'],
      dateOfBirth: '1980-01-01',
      pncId: '1979/0163001B',
      crn: 'X320741',
      address: 'His mother’s',
    });
  });

  it('is saved with the version it was typed over, and is handed back as it is when that is old', async () => {
    const { id } = await startReferral(manager, { surname: 'Mottram' });
    const { body } = await manager.patch(`/referrals/${id}`, { forename: 'Lee' }, 1).expect(200);
    expect(body).toMatchObject({ version: 2, surname: 'Mottram', forename: 'Lee' });
    const { body: problem } = await manager.patch(`/referrals/${id}`, { forename: 'Leo' }, 1).expect(412);
    expect(problem).toMatchObject({ currentVersion: 2, current: { surname: 'Mottram', forename: 'Lee' } });
    const same = await manager.patch(`/referrals/${id}`, { forename: 'Lee' }, 2).expect(200);
    expect(same.body.version).toBe(2);
    await request(test.url)
      .patch(`/api/v1/referrals/${id}`)
      .set('authorization', `Bearer ${manager.token}`)
      .send({ forename: 'Leo' })
      .expect(400);
  });

  it('is made once by a key that is sent twice, also at the same moment', async () => {
    const body = { surname: 'Once', probation: { ogrsScore: 84, currentOrders: 'none' } };
    const again = { probation: { currentOrders: 'none', ogrsScore: 84 }, surname: 'Once' };
    const answers = await Promise.all([withKey('a', body), withKey('a', again), withKey('a', body)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.id as string)).size).toBe(1);
    const other = await withKey('a', { surname: 'Other' }).expect(409);
    expect(other.body).toMatchObject({ code: 'IDEMPOTENCY_KEY_USED' });
    const theirs = await withKey('a', { surname: 'Other' }, partner).expect(201);
    expect(theirs.body.id).not.toBe(answers[0]?.body.id);
    expect(await countRows(test, sql`idempotency_keys`, sql`key = 'a'`)).toBe(2);
  });

  it.each([
    ['another agency', { agency: 'police' }, 'agency', 'REF-1'],
    ['a question of another agency', { criteria: { needs: ['drugs'] } }, 'criteria.needs', 'REF-1'],
    ['a question that there is not', { shoeSize: 9 }, 'shoeSize', undefined],
    ['a status', { status: 'accepted' }, 'status', undefined],
    ['an owner', { ownerId: 'x' }, 'ownerId', undefined],
    ['a panel', { panel: 'chesterfield' }, 'panel', undefined],
    ['a number for a name', { surname: 7 }, 'surname', 'REF-1'],
  ])('does not take %s', async (_, body, field, rule) => {
    const { body: problem } = await manager.post('/referrals', body).expect(400);
    expect(problem.errors).toEqual([expect.objectContaining({ field, ...(rule ? { rule } : {}) })]);
  });

  it('takes the user’s own agency, by its key or its name', async () => {
    await startReferral(manager, { agency: 'probation-crc' });
    const { id } = await startReferral(manager, { agency: 'Community Rehabilitation Company' });
    expect((await manager.get(`/referrals/${id}`)).body.agency).toBe('probation-crc');
  });

  it('is about nobody whom its author may not know of (LAW-4)', async () => {
    const person = await addPerson(coordinator);
    const [real, invented] = [
      await partner.post('/referrals', { offenderId: person.id }).expect(404),
      await partner.post('/referrals', { offenderId: '1m85nm0tjfytbhjrmy91' }).expect(404),
    ];
    expect({ ...real.body, instance: '' }).toEqual({ ...invented.body, instance: '' });
  });

  it('is not there for anybody else, on any route, not even for those who see the cohort (LAW-4)', async () => {
    const { id } = await startReferral(manager, { surname: 'Secret' });
    for (const reader of [colleague, partner, coordinator]) {
      const answers = [
        await reader.get(`/referrals/${id}`),
        await reader.get(`/referrals/${id}/eligibility`),
        await reader.patch(`/referrals/${id}`, { surname: 'Mine' }, 1),
        await reader.post(`/referrals/${id}/submit`, {}),
        await reader.post(`/referrals/${id}/withdraw`, { reason: 'x' }),
        await reader.post(`/referrals/${id}/hand-over`, { username: 'om.chesterfield' }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
      const { body } = await reader.get('/referrals?q=secret').expect(200);
      expect(body).toMatchObject({ items: [], total: 0 });
    }
    expect((await coordinator.post(`/referrals/${id}/person`, { confirmedNew: true })).status).toBe(404);
  });

  it('is handed over to a colleague of the same agency, whose it is from then on', async () => {
    const { id } = await startReferral(manager, probationAnswers());
    for (const username of ['om.derby-city', 'drugs.worker', 'nobody', 'om.chesterfield', '']) {
      const { body } = await manager.post(`/referrals/${id}/hand-over`, { username }).expect(400);
      expect(body.errors).toEqual([
        {
          field: 'username',
          message: 'No colleague of your agency who can refer has this user name',
          rule: 'REF-5',
        },
      ]);
    }
    const { body } = await manager
      .post(`/referrals/${id}/hand-over`, { username: 'om.erewash-and-amber-valley' })
      .expect(200);
    expect(body).toEqual({ id, version: 2 });
    expect((await colleague.get(`/referrals/${id}`).expect(200)).body.owner).toEqual({
      name: 'Imran Sadiq',
      isMe: true,
    });
    await manager.get(`/referrals/${id}`).expect(404);
    await colleague.post(`/referrals/${id}/submit`, {}).expect(200);
  });

  it('is withdrawn with a reason, and then changes no more', async () => {
    const { id } = await startReferral(manager, { surname: 'Mottram' });
    await manager.post(`/referrals/${id}/withdraw`, { reason: ' ' }).expect(400);
    await manager.post(`/referrals/${id}/withdraw`).expect(400);
    const { body } = await manager.post(`/referrals/${id}/withdraw`, { reason: 'Moved away' }).expect(200);
    expect(body).toMatchObject({ status: 'withdrawn', version: 2 });
    const after = [
      await manager.patch(`/referrals/${id}`, { surname: 'X' }, 2),
      await manager.post(`/referrals/${id}/submit`, {}),
      await manager.post(`/referrals/${id}/withdraw`, { reason: 'again' }),
    ];
    expect(after.map((answer) => [answer.status, answer.body.rule])).toEqual(Array(3).fill([409, 'REF-5']));
  });
});
