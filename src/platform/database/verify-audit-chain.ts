import { CHAIN_START, hashAuditRow, type AuditRow, type ChainHead } from './audit-chain.js';
import type { Database } from './database.js';
import { nothing, sql } from './sql.js';

/** What the verification of the audit log found. */
export interface ChainVerification {
  ok: boolean;
  /** How many entries stand whole, counted from the first. */
  entries: number;
  /** The last of them: kept elsewhere, it later proves that nothing was cut off or rewritten. */
  head: ChainHead;
  /** The number of the first entry that does not fit; null when all do. */
  brokenAt: number | null;
  reason?: string;
}

const BATCH = 1000;

/**
 * Verifies the audit log from its first entry to its last, a batch at a time. A changed, removed or inserted
 * entry breaks the chain by itself; an end cut off, or a log rewritten as a whole, is found only with the help of
 * a head that was kept elsewhere.
 */
export async function verifyAuditChain(
  database: Database,
  knownHead?: ChainHead,
): Promise<ChainVerification> {
  let head = CHAIN_START;
  let entries = 0;
  const broken = (brokenAt: number, reason: string): ChainVerification => ({
    ok: false,
    entries,
    head,
    brokenAt,
    reason,
  });
  for (;;) {
    const rows = await readBatch(database, entries === 0 ? null : head.seq);
    for (const row of rows) {
      const reason = findFault(row, head, knownHead);
      if (reason !== null) return broken(Math.min(row.seq, head.seq + 1), reason);
      head = { seq: row.seq, hash: row.hash };
      entries += 1;
    }
    if (rows.length < BATCH) break;
  }
  if (knownHead && head.seq < knownHead.seq) {
    return broken(
      head.seq + 1,
      `the log ends before entry ${knownHead.seq}, which is known to have been there`,
    );
  }
  return { ok: true, entries, head, brokenAt: null };
}

function findFault(row: AuditRow, head: ChainHead, knownHead?: ChainHead): string | null {
  const expected = head.seq + 1;
  if (row.seq > expected) return `entry ${expected} is missing`;
  if (row.seq < expected) return `entry ${row.seq} was inserted`;
  if (row.previousHash !== head.hash) return `entry ${row.seq} does not follow the one before it`;
  if (row.hash !== hashAuditRow(row)) return `entry ${row.seq} is not what was written`;
  if (row.seq === knownHead?.seq && row.hash !== knownHead.hash) {
    return `entry ${row.seq} is not the one that is known to have been there: the log was rewritten`;
  }
  return null;
}

/** The next entries; the first batch has no lower bound, so that an entry numbered 0 or less is met as well. */
async function readBatch(database: Database, after: number | null): Promise<AuditRow[]> {
  const where = after === null ? nothing : sql`where seq > ${after}`;
  return database.read<AuditRow>(
    sql`select seq, at, actor_id as "actorId", actor_name as "actorName", agency, from_address as "fromAddress",
      action, subject_type as "subjectType", subject_id as "subjectId", detail, purpose, recipients,
      previous_hash as "previousHash", hash
      from audit_entries ${where} order by seq limit ${BATCH}`,
  );
}
