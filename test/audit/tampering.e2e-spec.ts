import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { signIn, type Client } from '../support/sign-in.js';

/** Somebody who holds the database's own password and has taken the guards away. */
describe.each(databaseKinds())('tampering with the log on %s', (kind) => {
  let test: TestApp;
  let auditor: Client;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    auditor = await signIn(test.url, 'auditor');
    const on = kind === 'sqlite' ? '' : ' on audit_entries';
    await runPast(test, [
      `drop trigger audit_entries_no_update${on}`,
      `drop trigger audit_entries_no_delete${on}`,
      'create table true_entry as select * from audit_entries where seq = 5',
    ]);
  });
  afterAll(() => test.close());

  const verify = async (known = ''): Promise<{ ok: boolean; brokenAt: number | null }> =>
    (await auditor.get(`/audit/verify${known}`).expect(200)).body;

  it.each([
    ['a changed entry', `update audit_entries set actor_name = 'Somebody Else' where seq = 5`, 5],
    ['a changed detail', `update audit_entries set detail = '{}' where seq = 5`, 5],
    ['a changed time', `update audit_entries set at = '2014-06-03T09:30:00.000Z' where seq = 5`, 5],
    ['a removed entry', 'delete from audit_entries where seq = 5', 5],
    [
      'an inserted entry',
      `insert into audit_entries select -1, at, actor_id, actor_name, agency, from_address, action, subject_type,
        subject_id, detail, purpose, recipients, previous_hash, hash from audit_entries where seq = 5`,
      -1,
    ],
  ])('is found: %s', async (_, statement, brokenAt) => {
    expect(await verify()).toMatchObject({ ok: true, brokenAt: null });
    await runPast(test, [statement]);
    expect(await verify()).toMatchObject({ ok: false, brokenAt });
    await runPast(test, [
      'delete from audit_entries where seq in (5, -1)',
      'insert into audit_entries select * from true_entry',
    ]);
  });

  it('is found when the end is cut off, by whoever noted an entry before', async () => {
    const { head } = (await auditor.get('/audit/verify')).body as { head: { seq: number; hash: string } };
    const noted = `?seq=${head.seq}&hash=${head.hash}`;
    expect(await verify(noted)).toMatchObject({ ok: true });
    await runPast(test, [`delete from audit_entries where seq >= ${head.seq}`]);
    expect(await verify()).toMatchObject({ ok: true });
    expect(await verify(noted)).toMatchObject({ ok: false });
  });

  it('cannot be asked about with what is no hash', async () => {
    await auditor.get('/audit/verify?seq=1&hash=short').expect(400);
    await auditor.get(`/audit/verify?seq=x&hash=${'0'.repeat(64)}`).expect(400);
  });
});
