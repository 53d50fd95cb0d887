import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseKinds, openTestDatabase, type TestDatabase } from '../../../../test/support/databases.js';
import { trialActor } from '../../../../test/support/trial-work.js';
import { makeClock } from '../../../shared/clock.js';
import { Database } from '../database.js';
import { rawSql, sql } from '../sql.js';
import { UnitOfWork } from '../unit-of-work.js';
import { migrations } from './index.js';

interface ColumnRow {
  table: string;
  column: string;
  type: string;
  required: number;
}

const APPEND_ONLY = [
  'audit_entries',
  'events',
  'policy_versions',
  'offender_history',
  'eligibility_decisions',
  'ogrs_scores',
  'rag_statuses',
  'offences',
  'custody_spells',
  'intelligence',
  'intelligence_closures',
  'ppo_nominations',
  'transfers_in',
  'notices',
  'notice_reads',
  'wanted_statuses',
  'engagements',
  'drug_tests',
  'contacts',
  'pathways',
  'sharing_agreements',
  'offender_states',
  'referral_submissions',
  'referral_history',
  'meeting_decisions',
  'meeting_history',
  'task_history',
  'meeting_notes',
  'meeting_minutes',
  'exit_reviews',
  'exit_retentions',
  'exit_endings',
];

/** Every column of ours, in the same words from either database. */
async function readColumns(database: Database): Promise<ColumnRow[]> {
  const rows = await database.read<ColumnRow>(
    database.kind === 'sqlite'
      ? sql`select t.name as "table", c.name as "column", c.type as "type", max(c."notnull", c.pk > 0) as "required"
          from pragma_table_list as t, pragma_table_info(t.name) as c
          where t.type = 'table' and t.name not like 'sqlite_%'`
      : sql`select table_name as "table", column_name as "column", data_type as "type",
          case is_nullable when 'NO' then 1 else 0 end as "required"
          from information_schema.columns
          join information_schema.tables using (table_schema, table_name)
          where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  return rows
    .filter((row) => row.table !== 'schema_migrations')
    .map((row) => ({ ...row, type: row.type.toLowerCase() }))
    .sort((a, b) => `${a.table}.${a.column}`.localeCompare(`${b.table}.${b.column}`));
}

describe.each(databaseKinds())('migrations on %s', (kind) => {
  let test: TestDatabase;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    unitOfWork = new UnitOfWork(test.database, makeClock(Date.now));
  });
  afterAll(() => test.close());

  const write = (text: string): Promise<number> =>
    unitOfWork.run(trialActor, (tx) => tx.execute(rawSql(text)));

  it('change nothing when run a second time', async () => {
    const before = await readColumns(test.database);
    await write(`insert into agencies (key, name, kind) values ('police', 'Police', 'police')`);

    const again = await Database.open(test.settings);
    try {
      expect(await readColumns(again)).toEqual(before);
      expect(await again.read(sql`select key from agencies`)).toEqual([{ key: 'police' }]);
      expect(await again.read(sql`select name from schema_migrations`)).toHaveLength(migrations.length);
    } finally {
      await again.close();
    }
  });

  it('make the tables and columns that SQLite has', async () => {
    const reference = await openTestDatabase('sqlite');
    try {
      const columns = await readColumns(test.database);
      expect(columns).toEqual(await readColumns(reference.database));
      expect(columns.map((column) => column.table)).toEqual(expect.arrayContaining(APPEND_ONLY));
    } finally {
      await reference.close();
    }
  });

  it('may be started by several processes on a new database at once', async () => {
    const opened = await Promise.all([1, 2, 3].map(() => Database.open(test.settings)));
    for (const database of opened) await database.close();
    expect(await test.database.read(sql`select name from schema_migrations`)).toHaveLength(migrations.length);
  });

  it.each([
    [
      'a word in a number column',
      /TEXT value in|invalid input syntax/,
      `insert into sign_in_failures values ('a.user', 'many', '2014-06-03', null)`,
    ],
    ['an absent key', /not.null/i, `insert into agencies (key, name, kind) values (null, 'Nobody', 'none')`],
    [
      'a reference to nothing',
      /foreign key/i,
      `insert into registrations values ('1', 'x', 'x', 'x', 'x', null, null, null, 'x', 'x')`,
    ],
  ])('make the database refuse %s', async (_, message, text) => {
    await expect(write(text)).rejects.toMatchObject({ message: expect.stringMatching(message) });
  });

  describe('make a table append-only', () => {
    const ROW = `insert into events (seq, at, type, panel, version, subjects) values (1, 'x', 'a.b', null, null, '{}')`;

    beforeAll(() => write(ROW));

    it.each(APPEND_ONLY)('%s', async (table) => {
      const triggers = await test.database.read<{ name: string }>(
        kind === 'sqlite'
          ? sql`select name from sqlite_master where type = 'trigger' and tbl_name = ${table} order by name`
          : sql`select trigger_name as name from information_schema.triggers
              where event_object_table = ${table} order by name`,
      );
      expect(triggers.map((trigger) => trigger.name)).toEqual([`${table}_no_delete`, `${table}_no_update`]);
    });

    it.each([
      ['update', `update events set panel = 'trial'`],
      ['delete', `delete from events`],
      ['replacement on conflict', `${ROW} on conflict (seq) do update set panel = 'trial'`],
    ])('which refuses %s', async (_, text) => {
      await expect(write(text)).rejects.toMatchObject({
        message: expect.stringContaining('events only grows'),
      });
      expect(await test.database.read(sql`select seq, panel from events`)).toEqual([{ seq: 1, panel: null }]);
    });

    it('which refuses what only this database knows', async () => {
      const text = kind === 'sqlite' ? ROW.replace('insert', 'insert or replace') : 'truncate events';
      await expect(write(text)).rejects.toMatchObject({
        message: expect.stringContaining('events only grows'),
      });
    });
  });
});
