import type { EntityMetadata, EntityTarget, ObjectLiteral, QueryRunner } from 'typeorm';
import type { Actor } from '../../shared/actor.js';
import type { NewAuditEntry } from './audit-chain.js';
import type { NewEvent } from '../events/event.js';
import { joinSql, nothing, rawSql, sql, type DatabaseKind, type Sql } from './sql.js';

type Entity<Row extends ObjectLiteral> = EntityTarget<Row>;

/**
 * One open unit of work: the only way to write. Whatever was recorded and announced is appended when the
 * work has returned, in the same transaction as the state it speaks of.
 */
export class Tx {
  readonly audit: NewAuditEntry[] = [];
  readonly events: NewEvent[] = [];
  /** Appended to a `select` that decides what to write: locks the rows on PostgreSQL; SQLite has one writer. */
  readonly forUpdate: Sql;
  private closed = false;

  constructor(
    readonly kind: DatabaseKind,
    private readonly runner: QueryRunner,
    /** Who is acting. */
    readonly actor: Actor,
    /** When, as an ISO 8601 instant; one for everything in this unit of work. */
    readonly at: string,
  ) {
    this.forUpdate = kind === 'postgres' ? rawSql(' for update') : nothing;
  }

  /** Rows as plain objects, this unit of work's own changes included. */
  async query<Row>(query: Sql): Promise<Row[]> {
    const { text, params } = query.render(this.kind);
    return (await this.open().query(text, params)) as Row[];
  }

  /** The first row, or null. */
  async queryOne<Row>(query: Sql): Promise<Row | null> {
    return (await this.query<Row>(query))[0] ?? null;
  }

  /** Runs a statement and returns how many rows it touched. */
  async execute(query: Sql): Promise<number> {
    const { text, params } = query.render(this.kind);
    const result = await this.open().query(text, params, true);
    return result.affected ?? 0;
  }

  /** Adds one row of an entity. */
  async insert<Row extends ObjectLiteral>(entity: Entity<Row>, row: Row): Promise<void> {
    const { tableName, columns } = this.metadata(entity);
    const names = columns.map((column) => rawSql(column.databaseName));
    const values = columns.map((column) => sql`${column.getEntityValue(row, true) as unknown}`);
    await this.execute(
      sql`insert into ${rawSql(tableName)} (${joinSql(names, ', ')}) values (${joinSql(values, ', ')})`,
    );
  }

  /**
   * Changes the named properties of the rows that match, and returns how many there were: with a `version` in
   * `where`, 0 means that somebody else changed the row meanwhile.
   */
  async update<Row extends ObjectLiteral>(
    entity: Entity<Row>,
    where: Partial<Row>,
    changes: Partial<Row>,
  ): Promise<number> {
    const metadata = this.metadata(entity);
    const set = this.assignments(metadata, changes);
    if (set.length === 0) return 0;
    const conditions = this.assignments(metadata, where);
    return this.execute(
      sql`update ${rawSql(metadata.tableName)} set ${joinSql(set, ', ')} where ${joinSql(conditions, ' and ')}`,
    );
  }

  /** Says who did what to whom; it joins the hash chain of the audit log when the work has returned. */
  record(entry: NewAuditEntry): void {
    this.open();
    this.audit.push(entry);
  }

  /** Announces what happened; it gets its sequence number when the work has returned. */
  announce(event: NewEvent): void {
    this.open();
    this.events.push(event);
  }

  /** Ends it: whatever still holds this object can write no more. */
  close(): void {
    this.closed = true;
  }

  private open(): QueryRunner {
    if (this.closed) throw new Error('This unit of work has ended; nothing more can be written through it.');
    return this.runner;
  }

  private metadata(entity: Entity<ObjectLiteral>): EntityMetadata {
    return this.runner.connection.getMetadata(entity);
  }

  private assignments(metadata: EntityMetadata, values: ObjectLiteral): Sql[] {
    return metadata.columns
      .filter((column) => values[column.propertyName] !== undefined)
      .map((column) => {
        const value = column.getEntityValue(values, true) as unknown;
        return sql`${rawSql(column.databaseName)} = ${value}`;
      });
  }
}
