import type BetterSqlite3 from 'better-sqlite3';
import type pg from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import type { DatabaseKind } from './sql.js';

/**
 * What is needed of a connection. The drivers are spoken to directly: TypeORM's own `query` costs more than a
 * statement on SQLite, gives `update … returning` another shape on PostgreSQL, and its errors carry parameters.
 */
export interface Connection {
  readonly kind: DatabaseKind;
  /** Whose connection it is; knows the entities. */
  readonly dataSource: DataSource;
  /** Runs a statement and gives the rows it returns: on SQLite at once. */
  rows(text: string, params: unknown[]): Promise<unknown[]> | unknown[];
  /** Runs a statement and gives the number of rows it touched: on SQLite at once. */
  touched(text: string, params: unknown[]): Promise<number> | number;
}

const MOST_STATEMENTS = 500;

/** The one connection of an SQLite data source: every statement runs at once, within the call. */
export class SqliteConnection implements Connection {
  readonly kind = 'sqlite';
  private readonly statements = new Map<string, BetterSqlite3.Statement>();

  private constructor(
    readonly dataSource: DataSource,
    private readonly db: BetterSqlite3.Database,
  ) {}

  static async of(dataSource: DataSource): Promise<SqliteConnection> {
    const db = (await dataSource.createQueryRunner().connect()) as BetterSqlite3.Database;
    return new SqliteConnection(dataSource, db);
  }

  get inTransaction(): boolean {
    return this.db.inTransaction;
  }

  rows(text: string, params: unknown[]): unknown[] {
    const statement = this.prepare(text);
    if (statement.reader) return statement.all(params);
    statement.run(params);
    return [];
  }

  touched(text: string, params: unknown[]): number {
    const statement = this.prepare(text);
    return statement.reader ? statement.all(params).length : statement.run(params).changes;
  }

  /** Runs a statement without parameters that brings the transaction further. */
  step(text: string): void {
    this.prepare(text).run();
  }

  private prepare(text: string): BetterSqlite3.Statement {
    const known = this.statements.get(text);
    if (known) return known;
    const statement = this.db.prepare(text);
    if (this.statements.size >= MOST_STATEMENTS) this.statements.clear();
    this.statements.set(text, statement);
    return statement;
  }
}

/** One connection of a PostgreSQL pool, until it is released. */
export class PostgresConnection implements Connection {
  readonly kind = 'postgres';

  private constructor(
    readonly dataSource: DataSource,
    private readonly runner: QueryRunner,
    private readonly client: pg.PoolClient,
  ) {}

  static async of(dataSource: DataSource): Promise<PostgresConnection> {
    const runner = dataSource.createQueryRunner();
    return new PostgresConnection(dataSource, runner, (await runner.connect()) as pg.PoolClient);
  }

  async rows(text: string, params: unknown[]): Promise<unknown[]> {
    return (await this.client.query<Record<string, unknown>>(text, params)).rows;
  }

  async touched(text: string, params: unknown[]): Promise<number> {
    return (await this.client.query(text, params)).rowCount ?? 0;
  }

  /** Begins a transaction whose statements, and whose pauses between them, the server itself bounds. */
  async begin(milliseconds: number): Promise<void> {
    await this.client.query(`begin isolation level read committed;
      set local statement_timeout = ${milliseconds};
      set local idle_in_transaction_session_timeout = ${2 * milliseconds}`);
  }

  /** @throws when the server rolled back instead, which it does without an error after a failed statement. */
  async commit(): Promise<void> {
    const { command } = await this.client.query('commit');
    if (command !== 'COMMIT') throw new Error('The database refused to commit: a statement had failed.');
  }

  /** Takes everything back; a connection that cannot even do that is lost, and its transaction with it. */
  async rollback(): Promise<void> {
    await this.client.query('rollback').catch(() => undefined);
  }

  async release(): Promise<void> {
    await this.runner.release();
  }
}
