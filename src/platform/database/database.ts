import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { DataSource, getMetadataArgsStorage, type DataSourceOptions } from 'typeorm';
import type { DatabaseSettings } from '../../config/configuration.js';
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
    statementCacheSize: 200,
    prepareDatabase: (db: BetterSqlite3.Database) => {
      db.pragma('busy_timeout = 5000');
      if (readonly) return;
      db.pragma('journal_mode = WAL');
      // In WAL mode better-sqlite3 silently runs synchronous=NORMAL, which may lose an acknowledged commit.
      db.pragma('synchronous = FULL');
      db.pragma('foreign_keys = ON');
    },
  } as DataSourceOptions;
}

/** How the data source is made, for the application and for the TypeORM command line alike. */
export function dataSourceOptions(settings: DatabaseSettings, readonly = false): DataSourceOptions {
  const connection =
    settings.kind === 'sqlite'
      ? sqliteOptions(settings.file, readonly)
      : ({ type: 'postgres', url: settings.url, poolSize: 12 } satisfies DataSourceOptions);
  return {
    ...connection,
    entities: getMetadataArgsStorage().tables.map((table) => table.target as () => unknown),
    migrations: [...migrations],
    migrationsTableName: 'schema_migrations',
    logging: false,
  } as DataSourceOptions;
}

/**
 * The two ways into the database: `writer`, which only the unit of work uses, and `read`, which never sees an
 * uncommitted row. On SQLite the reader is a read-only connection of its own, because TypeORM shares one
 * connection and plain reads on it see other people's unfinished work.
 */
export class Database {
  private constructor(
    readonly kind: DatabaseKind,
    readonly writer: DataSource,
    private readonly reader: DataSource,
  ) {}

  /**
   * Opens the database, migrates it to the newest schema and checks that it is durable.
   *
   * @throws DatabaseUnavailableError when it cannot be opened, migrated or trusted.
   */
  static async open(settings: DatabaseSettings): Promise<Database> {
    try {
      if (settings.kind === 'sqlite') mkdirSync(dirname(settings.file), { recursive: true });
      const writer = await new DataSource(dataSourceOptions(settings)).initialize();
      await migrate(writer, settings.kind);
      if (settings.kind === 'postgres') return new Database('postgres', writer, writer);
      await assertDurable(writer);
      const reader = await new DataSource(dataSourceOptions(settings, true)).initialize();
      return new Database('sqlite', writer, reader);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new DatabaseUnavailableError(`The database cannot be opened: ${reason}`, { cause: error });
    }
  }

  /** Rows as plain objects, committed ones only. Rows are raw: days and instants are text, flags 0 or 1. */
  async read<Row>(query: Sql): Promise<Row[]> {
    const { text, params } = query.render(this.kind);
    return (await this.reader.query(text, params)) as Row[];
  }

  /** The first row, or null. */
  async readOne<Row>(query: Sql): Promise<Row | null> {
    return (await this.read<Row>(query))[0] ?? null;
  }

  async close(): Promise<void> {
    if (this.reader !== this.writer && this.reader.isInitialized) await this.reader.destroy();
    if (this.writer.isInitialized) await this.writer.destroy();
  }
}

async function migrate(writer: DataSource, kind: DatabaseKind): Promise<void> {
  if (kind === 'sqlite') {
    await writer.runMigrations({ transaction: 'each' });
    return;
  }
  // Several nodes may start at once: one migrates, the others wait. The lock lives on a connection of its own.
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
  const [synchronous] = (await writer.query('pragma synchronous')) as { synchronous: number }[];
  const [keys] = (await writer.query('pragma foreign_keys')) as { foreign_keys: number }[];
  const [journal] = (await writer.query('pragma journal_mode')) as { journal_mode: string }[];
  if (synchronous?.synchronous !== 2 || keys?.foreign_keys !== 1 || journal?.journal_mode !== 'wal') {
    throw new Error('SQLite did not accept synchronous=FULL, foreign_keys=ON and journal_mode=WAL');
  }
}
