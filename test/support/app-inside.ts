import BetterSqlite3 from 'better-sqlite3';
import pg from 'pg';
import { CONFIGURATION } from '../../src/config/config.module.js';
import type { Configuration } from '../../src/config/configuration.js';
import { ClockService } from '../../src/platform/clock.service.js';
import { Database } from '../../src/platform/database/database.js';
import { sql, type Sql } from '../../src/platform/database/sql.js';
import type { TestApp } from './build-test-app.js';
import { fixedClock, type FixedClock } from './fixed-clock.js';

/** Rows as they are committed, beside the API. */
export function readRows<Row>({ app }: TestApp, query: Sql): Promise<Row[]> {
  return app.get(Database).read<Row>(query);
}

export async function countRows(test: TestApp, table: Sql, where: Sql = sql`1 = 1`): Promise<number> {
  const [row] = await readRows<{ n: number }>(
    test,
    sql`select cast(count(*) as integer) as n from ${table} where ${where}`,
  );
  return row?.n ?? -1;
}

/** Puts a clock into the application that stands still until the test moves it. */
export function holdClock({ app }: TestApp, start?: string): FixedClock {
  const clock = fixedClock(start);
  Object.assign(app.get(ClockService), { now: clock.now, today: clock.today });
  return clock;
}

/** Runs statements past the application, as whoever holds the database's own password could. */
export async function runPast({ app }: TestApp, statements: string[]): Promise<void> {
  const { database } = app.get<Configuration>(CONFIGURATION);
  if (database.kind === 'sqlite') {
    const connection = new BetterSqlite3(database.file, { timeout: 5_000 });
    try {
      for (const statement of statements) connection.exec(statement);
    } finally {
      connection.close();
    }
    return;
  }
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
