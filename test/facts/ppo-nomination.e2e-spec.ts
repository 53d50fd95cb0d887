import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson, clearForDecision } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('nominating a PPO on %s (ROUTE-PPO, INT-3)', (kind) => {
  let test: TestApp;
  let police: Client;
  let id: string;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    police = await signIn(test.url, 'coordinator.chesterfield');
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    id = (await addPerson(police)).id;
  });

  const nominate = (who = id, client = police) => client.put(`/offenders/${who}/designations`, { ppo: true });
  const record = async (grading: string, date = '2014-06-01', who = id): Promise<string> => {
    const [source, assessment] = [Number(grading[0]), grading[1]];
    const item = { date, text: 'Seen handling stolen goods', source, assessment, handling: 'P' };
    const { body } = await police.post(`/offenders/${who}/intelligence`, item).expect(201);
    return (body as { id: string }).id;
  };
  const nominations = () =>
    readRows<object>(
      test,
      sql`select intelligence_id as "intelligenceId", nominated_on as "nominatedOn", recorded_by as "recordedBy"
        from ppo_nominations where offender_id = ${id}`,
    );
  const expectRefused = async (code: string): Promise<void> => {
    const { version } = (await police.get(`/offenders/${id}`)).body as { version: number };
    const audited = await countRows(
      test,
      sql`audit_entries`,
      sql`subject_id = ${id} and action like 'designations%'`,
    );
    const { body } = await nominate().expect(422);
    expect(body).toMatchObject({ code, rule: 'ROUTE-PPO', errors: [{ field: 'ppo', rule: 'ROUTE-PPO' }] });
    expect((await police.get(`/offenders/${id}`)).body).toMatchObject({ ppo: false, version });
    expect(await nominations()).toEqual([]);
    expect(
      await countRows(test, sql`audit_entries`, sql`subject_id = ${id} and action like 'designations%'`),
    ).toBe(audited);
  };

  it('is refused when no intelligence is recorded', () => expectRefused('PPO.NO_SUITABLE_INTELLIGENCE'));

  it.each(['1C', '1D', '1E', '2C', '2D', '2E', '3A', '3B', '3C', '3D', '3E'])(
    'is refused on intelligence graded %s',
    async (grading) => {
      await record(grading);
      await expectRefused('PPO.NO_SUITABLE_INTELLIGENCE');
    },
  );

  it.each(['1A', '1B', '2A', '2B'])('rests on intelligence graded %s, and registers', async (grading) => {
    await clearForDecision(police, id, '2014-05-01');
    const intelligenceId = await record(grading);
    const { body } = await nominate().expect(200);
    expect(body).toMatchObject({
      ppo: true,
      eligibility: { outcome: 'automatic', route: 'ppo' },
      registration: { route: 'ppo', rule: 'ROUTE-PPO', registeredOn: '2014-06-03' },
    });
    expect(await nominations()).toEqual([
      { intelligenceId, nominatedOn: '2014-06-03', recordedBy: 'Helen Marsh' },
    ]);
  });

  it('rests on the latest that is suitably graded', async () => {
    await record('1A', '2014-05-01');
    const latest = await record('2B', '2014-05-30');
    await record('3A', '2014-06-02');
    await nominate().expect(200);
    expect(await nominations()).toMatchObject([{ intelligenceId: latest }]);
  });

  it('is refused on intelligence that is closed', async () => {
    const item = await record('1A');
    await police
      .post(`/offenders/${id}/intelligence/${item}/close`, { reason: 'Shown to be wrong' })
      .expect(200);
    await expectRefused('PPO.NO_SUITABLE_INTELLIGENCE');
  });

  it('is refused on intelligence about somebody else', async () => {
    await record('1A', '2014-06-01', (await addPerson(police)).id);
    await expectRefused('PPO.NO_SUITABLE_INTELLIGENCE');
  });

  it.each([
    ['the day before the 18th birthday', '1996-06-04', 422],
    ['on the 18th birthday', '1996-06-03', 200],
    ['born on 29 February, in good time', '1996-02-29', 200],
  ])('is of nobody under 18: %s → %s', async (_, dateOfBirth, status) => {
    id = (await addPerson(police, { dateOfBirth })).id;
    await record('1A');
    if (status === 422) await expectRefused('PPO.UNDER_AGE');
    else await nominate().expect(200);
  });

  it.each(['om.chesterfield', 'chair.chesterfield', 'housing.worker'])('is not for %s', async (name) => {
    await record('1A');
    await nominate(id, await signIn(test.url, name)).expect(403);
    expect(await nominations()).toEqual([]);
  });

  it('lets nobody in while an exclusion could hold (EXCL-3), or in spite of one (EXCL-1)', async () => {
    await record('1A');
    const { body } = await nominate().expect(200);
    expect(body).toMatchObject({
      ppo: true,
      registration: null,
      eligibility: { outcome: 'needs-information' },
    });
    const excluded = await police.put(`/offenders/${id}/designations`, { mappaLevel: 2 }).expect(200);
    expect(excluded.body).toMatchObject({
      registration: null,
      eligibility: { outcome: 'excluded', route: null },
    });
  });

  it('is taken away from nobody here (EXIT-6)', async () => {
    await record('1A');
    await nominate().expect(200);
    const answer = await police.put(`/offenders/${id}/designations`, { ppo: false }).expect(422);
    expect(answer.body).toMatchObject({ code: 'EXIT.PPO_AFTER_EXIT', rule: 'EXIT-6' });
    expect((await police.get(`/offenders/${id}`)).body.ppo).toBe(true);
  });
});
