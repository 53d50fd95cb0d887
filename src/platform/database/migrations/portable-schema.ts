import type { QueryRunner } from 'typeorm';

const isPostgres = (runner: QueryRunner): boolean => runner.connection.options.type === 'postgres';

/**
 * Creates a table on either database. `text` columns compare byte by byte on both (on PostgreSQL through
 * `collate "C"`), so that pages are cut at the same place; a word in a number column and an absent key are
 * refused by both (on SQLite through `strict`).
 */
export async function createTable(runner: QueryRunner, name: string, definition: string): Promise<void> {
  const columns = isPostgres(runner) ? definition.replace(/\btext\b/g, 'text collate "C"') : definition;
  await runner.query(`create table ${name} (${columns})${isPostgres(runner) ? '' : ' strict'}`);
}

/** Adds columns to a table, each given as `name type`; the rows that are there have nothing in them. */
export async function addColumns(
  runner: QueryRunner,
  table: string,
  columns: readonly string[],
): Promise<void> {
  for (const column of columns) {
    const portable = isPostgres(runner) ? column.replace(/\btext\b/, 'text collate "C"') : column;
    await runner.query(`alter table ${table} add column ${portable}`);
  }
}

/** Lets columns that had to hold something hold nothing. */
export async function allowNothing(
  runner: QueryRunner,
  table: string,
  columns: readonly string[],
): Promise<void> {
  for (const column of columns)
    await runner.query(`alter table ${table} alter column ${column} drop not null`);
}

/** Creates indexes, each given as `name on table (columns)`. */
export async function createIndexes(runner: QueryRunner, indexes: readonly string[]): Promise<void> {
  for (const index of indexes) await runner.query(`create index ${index}`);
}

/** Makes the database itself refuse to change or remove a table's rows: history and logs only grow (COH-2, COH-3). */
export async function makeAppendOnly(runner: QueryRunner, tables: readonly string[]): Promise<void> {
  if (isPostgres(runner)) {
    await runner.query(`create or replace function refuse_change() returns trigger language plpgsql as $$
      begin raise exception '% only grows: its rows are never changed or removed', tg_table_name; end $$`);
  }
  for (const table of tables) {
    for (const change of ['update', 'delete'] as const) {
      const trigger = `create trigger ${table}_no_${change} before ${change} on ${table}`;
      await runner.query(
        isPostgres(runner)
          ? `${trigger} for each row execute function refuse_change()`
          : `${trigger} begin select raise(abort, '${table} only grows: its rows are never changed or removed'); end`,
      );
    }
    if (isPostgres(runner)) {
      await runner.query(`create trigger ${table}_no_truncate before truncate on ${table}
        for each statement execute function refuse_change()`);
    }
  }
}
