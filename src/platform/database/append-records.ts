import { chainAuditRow, CHAIN_START, type AuditRow, type ChainHead } from './audit-chain.js';
import type { Tx } from './tx.js';
import type { CommittedEvent, NewEvent } from '../events/event.js';
import { joinSql, sql, type Sql } from './sql.js';

/** One lock for the last statements of every unit of work on PostgreSQL: it makes the two orders total. */
const APPEND_LOCK = 7_416_002;

/** Where the audit chain and the event sequence end. */
export interface RecordHeads {
  audit: ChainHead;
  eventSeq: number;
}

/** Reads both ends as this transaction sees them. */
export async function readHeads(tx: Tx): Promise<RecordHeads> {
  const audit = await tx.queryOne<ChainHead>(
    sql`select seq, hash from audit_entries order by seq desc limit 1`,
  );
  const event = await tx.queryOne<{ seq: number }>(sql`select seq from events order by seq desc limit 1`);
  return { audit: audit ?? CHAIN_START, eventSeq: event?.seq ?? 0 };
}

/**
 * Appends what a unit of work recorded and announced, as the last statements of its transaction, and returns
 * the new ends. On PostgreSQL one advisory lock is held from here to the commit, so that entries are chained
 * one by one and no reader ever sees a sequence number out of order or with a hole.
 *
 * @throws what a statement of the work threw, even where the work caught it.
 */
export async function appendRecords(tx: Tx, known: RecordHeads | null): Promise<RecordHeads | null> {
  if (tx.failure !== null) throw tx.failure;
  if (tx.audit.length === 0 && tx.events.length === 0) return known;
  if (tx.kind === 'postgres') await tx.query(sql`select pg_advisory_xact_lock(${APPEND_LOCK})`);
  const heads = known ?? (await readHeads(tx));
  let audit = heads.audit;
  const entries = tx.audit.map((entry) => {
    const row = chainAuditRow(audit, entry, entry.actor ?? tx.actor, tx.at);
    audit = { seq: row.seq, hash: row.hash };
    return auditValues(row);
  });
  const events = tx.events.map((event, index) => eventValues(event, heads.eventSeq + index + 1, tx.at));
  await insertAll(tx, AUDIT_INTO, entries);
  await insertAll(tx, EVENTS_INTO, events);
  if (tx.kind === 'postgres' && events.length > 0) await tx.query(sql`select pg_notify('iom_events', '')`);
  return { audit, eventSeq: heads.eventSeq + events.length };
}

const AUDIT_INTO = sql`insert into audit_entries (seq, at, actor_id, actor_name, agency, from_address, action,
  subject_type, subject_id, detail, purpose, recipients, previous_hash, hash) values `;
const EVENTS_INTO = sql`insert into events (seq, at, type, panel, version, subjects) values `;

function auditValues(row: AuditRow): Sql {
  return sql`(${row.seq}, ${row.at}, ${row.actorId}, ${row.actorName}, ${row.agency}, ${row.fromAddress},
    ${row.action}, ${row.subjectType}, ${row.subjectId}, ${row.detail}, ${row.purpose}, ${row.recipients},
    ${row.previousHash}, ${row.hash})`;
}

function eventValues(event: NewEvent, seq: number, at: string): Sql {
  const { type, panel, version, ...subjects } = event;
  return sql`(${seq}, ${at}, ${type}, ${panel}, ${version}, ${JSON.stringify(subjects)})`;
}

/** One statement a row where each costs nothing but its preparation; a few large ones where each is a round trip. */
async function insertAll(tx: Tx, into: Sql, rows: Sql[]): Promise<void> {
  const step = tx.kind === 'sqlite' ? 1 : 200;
  for (let start = 0; start < rows.length; start += step) {
    await tx.execute(sql`${into}${joinSql(rows.slice(start, start + step), ', ')}`);
  }
}

/** An event's row as it is stored. */
export interface EventRow {
  seq: number;
  at: string;
  type: string;
  panel: string | null;
  version: number | null;
  subjects: string;
}

/** A stored event as its readers get it. */
export function toCommittedEvent(row: EventRow): CommittedEvent {
  return {
    seq: row.seq,
    type: row.type as CommittedEvent['type'],
    panel: row.panel,
    ...(JSON.parse(row.subjects) as object),
    ...(row.version === null ? {} : { version: row.version }),
    at: row.at,
  };
}
