import type { EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Actor } from '../../shared/actor.js';
import type { NewAuditEntry } from './audit-chain.js';
import type { Connection } from './connection.js';
import type { NewEvent } from '../events/event.js';
import {
  joinSql,
  nothing,
  rawSql,
  sql,
  toParam,
  type DatabaseKind,
  type RenderedSql,
  type Sql,
} from './sql.js';

type Entity<Row extends ObjectLiteral> = EntityTarget<Row>;

/**
 * One open unit of work: the only way to write. Whatever was recorded and announced is appended when the
 * work has returned, in the same transaction as the state it speaks of.
 */
export class Tx {
  readonly kind: DatabaseKind;
  readonly audit: NewAuditEntry[] = [];
  readonly events: NewEvent[] = [];
  /** Appended to a `select` that decides what to write: locks the rows on PostgreSQL; SQLite has one writer. */
  readonly forUpdate: Sql;
  /** What the first failed statement threw. It dooms the unit, even where the work caught it, on both databases. */
  failure: Error | null = null;
  private closed = false;

  constructor(
    private readonly connection: Connection,
    /** Who is acting. */
    readonly actor: Actor,
    /** When, as an ISO 8601 instant; one for everything in this unit of work. */
    readonly at: string,
  ) {
    this.kind = connection.kind;
    this.forUpdate = this.kind === 'postgres' ? LOCKING : nothing;
  }

  /** Rows as plain objects, this unit of work's own changes included. */
  async query<Row>(query: Sql): Promise<Row[]> {
    const connection = this.open();
    const { text, params } = query.render(this.kind);
    try {
      return (await connection.rows(text, params)) as Row[];
    } catch (error) {
      throw this.fail(error);
    }
  }

  /** The first row, or null. */
  async queryOne<Row>(query: Sql): Promise<Row | null> {
    return (await this.query<Row>(query))[0] ?? null;
  }

  /** Runs a statement and returns how many rows it touched. */
  execute(query: Sql): Promise<number> {
    return this.touch(() => query.render(this.kind));
  }

  /** Adds one row of an entity. */
  async insert<Row extends ObjectLiteral>(entity: Entity<Row>, row: Row): Promise<void> {
    await this.touch(() => {
      const metadata = this.metadata(entity);
      const params = metadata.columns.map((column) => toParam(column.getEntityValue(row, true)));
      return { text: insertText(metadata, this.kind), params };
    });
  }

  /**
   * Changes the named properties of the rows that match, and returns how many there were: with a `version` in
   * `where`, 0 means that somebody else changed the row meanwhile.
   */
  update<Row extends ObjectLiteral>(
    entity: Entity<Row>,
    where: Partial<Row>,
    changes: Partial<Row>,
  ): Promise<number> {
    const metadata = this.metadata(entity);
    const table = rawSql(metadata.tableName);
    const set = assignments(metadata, changes);
    if (set.length === 0) return Promise.resolve(0);
    return this.touch(() =>
      sql`update ${table} set ${joinSql(set, ', ')} where ${conditions(metadata, where)}`.render(this.kind),
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

  private open(): Connection {
    if (this.closed) throw new Error('This unit of work has ended; nothing more can be written through it.');
    return this.connection;
  }

  private async touch(statement: () => RenderedSql): Promise<number> {
    const connection = this.open();
    const { text, params } = statement();
    try {
      return await connection.touched(text, params);
    } catch (error) {
      throw this.fail(error);
    }
  }

  private fail(error: unknown): Error {
    this.failure ??= error as Error;
    return error as Error;
  }

  private metadata(entity: Entity<ObjectLiteral>): EntityMetadata {
    return this.connection.dataSource.getMetadata(entity);
  }
}

const LOCKING = rawSql(' for update');

const insertTexts = new WeakMap<EntityMetadata, string>();

/** The statement that adds a row of an entity, written once. */
function insertText(metadata: EntityMetadata, kind: DatabaseKind): string {
  const known = insertTexts.get(metadata);
  if (known) return known;
  const { tableName, columns } = metadata;
  const names = columns.map((column) => column.databaseName).join(', ');
  const places = columns.map((_, index) => (kind === 'postgres' ? `$${index + 1}` : '?')).join(', ');
  const text = `insert into ${tableName} (${names}) values (${places})`;
  insertTexts.set(metadata, text);
  return text;
}

function assignments(metadata: EntityMetadata, values: ObjectLiteral): Sql[] {
  return metadata.columns
    .filter((column) => values[column.propertyName] !== undefined)
    .map((column) => sql`${rawSql(column.databaseName)} = ${column.getEntityValue(values, true) as unknown}`);
}

/** @throws TypeError for an undefined value, which would otherwise widen the update to rows nobody meant. */
function conditions(metadata: EntityMetadata, where: ObjectLiteral): Sql {
  const missing = Object.keys(where).find((name) => where[name] === undefined);
  if (missing !== undefined || Object.keys(where).length === 0) {
    throw new TypeError(`An update of ${metadata.tableName} needs a value for ${missing ?? 'its rows'}.`);
  }
  const pieces = metadata.columns
    .filter((column) => column.propertyName in where)
    .map((column) => {
      const name = rawSql(column.databaseName);
      const value = column.getEntityValue(where, true) as unknown;
      return value === null ? sql`${name} is null` : sql`${name} = ${value}`;
    });
  return joinSql(pieces, ' and ');
}
