import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import request from 'supertest';
import { createUser } from '../../src/create-user.js';
import { importFiles } from '../../src/import-files.js';
import { sql } from '../../src/platform/database/sql.js';
import { DomainError } from '../../src/shared/domain-error.js';
import { UsageError } from '../../src/shared/usage-error.js';
import { countRows, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';

const PANELS = fileURLToPath(new URL('../fixtures/panels', import.meta.url));

describe('the shell', () => {
  let test: TestApp;
  let folder: string;
  let said: string;
  beforeAll(async () => {
    test = await buildTestApp('sqlite', { IOM_TODAY: '2026-11-24' });
    folder = mkdtempSync(join(tmpdir(), 'iom-shell-'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await test.close();
  });
  beforeEach(() => {
    said = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((piece) => {
      said += String(piece);
      return true;
    });
  });
  afterEach(() => void jest.restoreAllMocks());

  const run = (args: string[], from = folder): Promise<boolean> =>
    importFiles(args, { folder: from, password: null })(test.app);
  const create = (args: string[], password: string | null): Promise<boolean> =>
    createUser(args, { folder, password })(test.app);

  it('imports files one after the other, each for the panel of its name, and says what came of each', async () => {
    expect(await run(['chesterfield.csv', 'county-list.xlsx'], PANELS)).toBe(true);
    expect(said).toContain('chesterfield.csv, sheet chesterfield, for chesterfield\n');
    expect(said).toContain('  115 rows: 113 ready, 2 refused, 0 matched\n');
    expect(said).toContain('  row 115 is refused: 31/02/1985 is not a real date\n');
    expect(said).toContain('  113 created, 0 merged\n');
    expect(said).toMatch(
      /county-list\.xlsx, sheet County\n {2}449 rows: 449 ready, 0 refused, \d+ matched\n/,
    );
    const actors = await readRows<{ actor: string; from: string }>(
      test,
      sql`select distinct actor_id as actor, from_address as "from" from audit_entries
        where action = 'import.committed'`,
    );
    expect(actors).toEqual([{ actor: 'shell', from: 'shell' }]);
  });

  it('goes on after a file that cannot be imported, and says that not all went well', async () => {
    writeFileSync(join(folder, 'mine.csv'), 'Surname,Forename,DOB\nShell,Ann,03/06/1988');
    expect(await run(['missing.csv', 'mine.csv'])).toBe(false);
    expect(said).toContain('missing.csv was not imported: there is no such file.');
    expect(said).toContain('mine.csv was not imported: Some of what was sent cannot be used.');
    expect(said).toContain('Choose the panel whose list this is');
    expect(await run(['mine.csv', '--panel', 'derby-city'])).toBe(true);
    expect(await countRows(test, sql`offenders`, sql`surname = 'Shell' and panel = 'derby-city'`)).toBe(1);
  });

  it('leaves a file with rows to decide for the page, and takes in none of it', async () => {
    writeFileSync(join(folder, 'one.csv'), 'Surname,Forename,DOB,CRN\nDecide,Ann,03/06/1988,W000001');
    writeFileSync(
      join(folder, 'two.csv'),
      'Surname,Forename,DOB,CRN\nDecide,Ann,03/06/1988,W000002\nDecide,Bob,03/06/1989,',
    );
    expect(await run(['one.csv', 'two.csv', '--panel', 'derby-city'])).toBe(false);
    expect(said).toMatch(/Decide at \/imports\/\w+, and take it in there\./);
    expect(said).toContain('two.csv was not imported: Some rows wait for a decision.');
    expect(await countRows(test, sql`offenders`, sql`surname = 'Decide'`)).toBe(1);
  });

  it.each([[[]], [['--panle', 'x', 'a.csv']]])('says how it is used when typed as %j', (args) => {
    expect(() => importFiles(args, { folder, password: null })).toThrow(UsageError);
  });

  const admin = [
    '--username',
    'First.Admin',
    '--name',
    'First Admin',
    '--role',
    'admin',
    '--agency',
    'police',
  ];

  it('creates a user, who can sign in', async () => {
    expect(await create(admin, 'a password of some length')).toBe(true);
    expect(said).toBe('first.admin can sign in now.\n');
    const credentials = { username: 'first.admin', password: 'a password of some length' };
    await request(test.url).post('/api/v1/sessions').send(credentials).expect(201);
    await expect(create(admin, 'a password of some length')).rejects.toThrow(DomainError);
  });

  it('refuses a user without a name, a role that is none and a short password', async () => {
    expect(() => createUser(['--username', 'x'], { folder, password: null })).toThrow(UsageError);
    const typed = [
      '--username',
      'x.y',
      '--name',
      'X',
      '--role',
      'boss',
      '--agency',
      'nobody',
      '--panels',
      'a,b',
    ];
    const refused = await create(typed, 'short').catch((error: unknown) => error);
    expect((refused as DomainError).details.errors?.map(({ field }) => field)).toEqual([
      'role',
      'agency',
      'panels',
      'password',
    ]);
  });
});
