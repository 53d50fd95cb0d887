import { setImmediate as nextTurn } from 'node:timers/promises';
import { chainAuditRow, CHAIN_START, type AuditRow, type ChainHead } from './audit-chain.js';
import type { Tx } from './tx.js';
import type { CommittedEvent, NewEvent } from '../events/event.js';
import { Sql, sql } from './sql.js';

/** Rows appended before the event loop gets a turn. */
const BREATHE_AFTER = 400;

/** One lock for the last statements of every unit of work on PostgreSQL: it makes the two orders total. */
const APPEND_LOCK = 7_416_002;

/** Where the audit chain and the event sequence end. */
export interface RecordHeads {
  audit: ChainHead;
  eventSeq: number;
}

/** Reads both ends as this transaction sees them. */
export async function readHeads(tx: Tx): Promise<RecordHeads> {
  const heads = await tx.queryOne<{ seq: number | null; hash: string; eventSeq: number | null }>(
    sql`select (select seq from audit_entries order by seq desc limit 1) as seq,
      (select hash from audit_entries order by seq desc limit 1) as hash,
      (select seq from events order by seq desc limit 1) as "eventSeq"`,
  );
  const audit = heads && heads.seq !== null ? { seq: heads.seq, hash: heads.hash } : CHAIN_START;
  return { audit, eventSeq: heads?.eventSeq ?? 0 };
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
  await insertAll(tx, AUDIT_ENTRIES, entries);
  await insertAll(tx, EVENTS, events);
  if (tx.kind === 'postgres' && events.length > 0) await tx.query(sql`select pg_notify('iom_events', '')`);
  return { audit, eventSeq: heads.eventSeq + events.length };
}

/** A table that rows are appended to, and the texts of its insert by the number of rows. */
interface AppendedTable {
  into: string;
  texts: Map<number, readonly string[]>;
}

const AUDIT_ENTRIES: AppendedTable = {
  into: `insert into audit_entries (seq, at, actor_id, actor_name, agency, from_address, action, subject_type,
    subject_id, detail, purpose, recipients, previous_hash, hash) values `,
  texts: new Map(),
};
const EVENTS: AppendedTable = {
  into: 'insert into events (seq, at, type, panel, version, subjects, offender_id, agency, for_user) values ',
  texts: new Map(),
};

function auditValues(row: AuditRow): unknown[] {
  const who = [row.actorId, row.actorName, row.agency, row.fromAddress];
  const what = [row.action, row.subjectType, row.subjectId, row.detail, row.purpose, row.recipients];
  return [row.seq, row.at, ...who, ...what, row.previousHash, row.hash];
}

function eventValues(event: NewEvent, seq: number, at: string): unknown[] {
  const { type, panel, version, ...subjects } = event;
  const { offenderId, agency, forUser } = subjects;
  return [seq, at, type, panel, version, JSON.stringify(subjects), offenderId, agency, forUser];
}

/** One statement a row where each costs nothing but its preparation; a few large ones where each is a round trip. */
async function insertAll(tx: Tx, table: AppendedTable, rows: unknown[][]): Promise<void> {
  const step = tx.kind === 'sqlite' ? 1 : 200;
  for (let start = 0; start < rows.length; start += step) {
    const some = rows.slice(start, start + step);
    await tx.execute(new Sql(insertTexts(table, some), some.flat()));
    // A whole list brought at once is thousands of rows: others are answered in between.
    if ((start + step) % BREATHE_AFTER === 0) await nextTurn();
  }
}

/** Around the values of so many rows: `insert … values (`, `, `, `), (`, `)`. */
function insertTexts({ into, texts }: AppendedTable, rows: unknown[][]): readonly string[] {
  const known = texts.get(rows.length);
  if (known) return known;
  const between = rows.map((row) => row.slice(1).map(() => ', '));
  const made = between.flatMap((commas, index) => [index === 0 ? `${into}(` : '), (', ...commas]).concat(')');
  texts.set(rows.length, made);
  return made;
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
