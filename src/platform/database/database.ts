import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { DataSource, getMetadataArgsStorage, type DataSourceOptions } from 'typeorm';
import type { DatabaseSettings } from '../../config/configuration.js';
import { PostgresConnection, SqliteConnection } from './connection.js';
import { migrations } from './migrations/index.js';
import type { DatabaseKind, Sql } from './sql.js';

const MIGRATION_LOCK = 7_416_001;

/** The database cannot be used; the message is one line that says why. */
export class DatabaseUnavailableError extends Error {}

function sqliteOptions(file: string, readonly: boolean): DataSourceOptions {
  return {
    type: 'better-sqlite3',
    database: file,
    readonly,
    fileMustExist: readonly,
    prepareDatabase: (db: BetterSqlite3.Database) => {
      db.pragma('busy_timeout = 5000');
      if (readonly) return;
      db.pragma('journal_mode = WAL');
      // In WAL mode better-sqlite3 silently runs synchronous=NORMAL, which may lose an acknowledged commit.
      db.pragma('synchronous = FULL');
      db.pragma('foreign_keys = ON');
      // Without it `insert or replace` removes a row of an append-only table and its trigger stays silent.
      db.pragma('recursive_triggers = ON');
    },
  };
}

function postgresOptions(url: string, readonly: boolean): DataSourceOptions {
  const extra = readonly ? { options: '-c default_transaction_read_only=on' } : {};
  return { type: 'postgres', url, poolSize: 10, extra };
}

/** How the data source is made, for the application and for the TypeORM command line alike. */
export function dataSourceOptions(settings: DatabaseSettings, readonly = false): DataSourceOptions {
  const connection =
    settings.kind === 'sqlite'
      ? sqliteOptions(settings.file, readonly)
      : postgresOptions(settings.url, readonly);
  return {
    ...connection,
    entities: readonly ? [] : getMetadataArgsStorage().tables.map((table) => table.target as () => unknown),
    migrations: [...migrations],
    migrationsTableName: 'schema_migrations',
    logging: false,
  };
}

/**
 * The two ways into the database: `writer`, which only the unit of work uses, and `read`, which never sees an
 * uncommitted row and cannot write. On SQLite the reader is a connection of its own, because TypeORM shares one
 * connection and plain reads on it see other people's unfinished work. On PostgreSQL it is a pool of its own, so
 * that writers who wait for each other never keep a reader waiting, least of all one of their own.
 */
export class Database {
  private constructor(
    readonly kind: DatabaseKind,
    readonly writer: DataSource,
    private readonly reader: DataSource,
    private readonly sqliteReader: SqliteConnection | null,
  ) {}

  /**
   * Opens the database, migrates it to the newest schema and checks that it is durable.
   *
   * @throws DatabaseUnavailableError when it cannot be opened, migrated or trusted.
   */
  static async open(settings: DatabaseSettings): Promise<Database> {
    const opened: DataSource[] = [];
    const open = async (readonly: boolean): Promise<DataSource> => {
      const dataSource = await new DataSource(dataSourceOptions(settings, readonly)).initialize();
      opened.push(dataSource);
      return dataSource;
    };
    try {
      if (settings.kind === 'sqlite') makeFolder(dirname(settings.file));
      const writer = await open(false);
      if (settings.kind === 'postgres') {
        await migratePostgres(writer);
        return new Database('postgres', writer, await open(true), null);
      }
      await migrateSqlite(writer);
      await assertDurable(writer);
      // From here on the writer waits for other processes without stopping the event loop: see SqliteWriter.
      await writer.query('pragma busy_timeout = 0');
      const reader = await open(true);
      return new Database('sqlite', writer, reader, await SqliteConnection.of(reader));
    } catch (error) {
      for (const dataSource of opened) await dataSource.destroy().catch(() => undefined);
      throw new DatabaseUnavailableError(`The database cannot be opened: ${reasonOf(error)}`, {
        cause: error,
      });
    }
  }

  /** Rows as plain objects, committed ones only. Rows are raw: days and instants are text, flags 0 or 1. */
  async read<Row>(query: Sql): Promise<Row[]> {
    const { text, params } = query.render(this.kind);
    if (this.sqliteReader) return this.sqliteReader.rows(text, params) as Row[];
    const connection = await PostgresConnection.of(this.reader);
    try {
      return (await connection.rows(text, params)) as Row[];
    } finally {
      await connection.release();
    }
  }

  /** The first row, or null. */
  async readOne<Row>(query: Sql): Promise<Row | null> {
    return (await this.read<Row>(query))[0] ?? null;
  }

  async close(): Promise<void> {
    if (this.reader.isInitialized) await this.reader.destroy();
    if (this.writer.isInitialized) await this.writer.destroy();
  }
}

/** One level only: for a path that cannot exist, Node's recursive `mkdir` may try for ever. */
function makeFolder(folder: string): void {
  if (!existsSync(folder)) mkdirSync(folder);
}

/** One line. A refused connection to a name with two addresses has no message of its own. */
function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return (message || code || String(error)).split('\n', 1)[0] ?? '';
}

/** Two processes may open a new file at once: one migrates, the other waits for it and finds nothing to do. */
async function migrateSqlite(writer: DataSource): Promise<void> {
  // SQLite ignores this inside a transaction, and a table that is rebuilt must not empty those that refer to it.
  await writer.query('pragma foreign_keys = OFF');
  await writer.query('begin immediate');
  try {
    await writer.runMigrations({ transaction: 'none' });
    const broken = await writer.query<unknown[]>('pragma foreign_key_check');
    if (broken.length > 0) throw new Error('a migration left rows that refer to nothing');
    await writer.query('commit');
  } catch (error) {
    await writer.query('rollback').catch(() => undefined);
    throw error;
  }
  await writer.query('pragma foreign_keys = ON');
}

/** Several nodes may start at once: one migrates, the others wait. The lock lives on a connection of its own. */
async function migratePostgres(writer: DataSource): Promise<void> {
  const lock = writer.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await writer.runMigrations({ transaction: 'each' });
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await lock.release();
  }
}

async function assertDurable(writer: DataSource): Promise<void> {
  const [synchronous] = await writer.query<{ synchronous: number }[]>('pragma synchronous');
  const [keys] = await writer.query<{ foreign_keys: number }[]>('pragma foreign_keys');
  const [journal] = await writer.query<{ journal_mode: string }[]>('pragma journal_mode');
  if (synchronous?.synchronous !== 2 || keys?.foreign_keys !== 1 || journal?.journal_mode !== 'wal') {
    throw new Error('SQLite did not accept synchronous=FULL, foreign_keys=ON and journal_mode=WAL');
  }
}
