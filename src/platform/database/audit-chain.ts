import { createHash } from 'node:crypto';
import type { Actor } from '../../shared/actor.js';

/** What was done to what (LAW-1): collection, alteration, consultation, disclosure, combination or erasure. */
export interface NewAuditEntry {
  /** `subject.past-verb`, the audit name its route declares. */
  action: string;
  subjectType: string;
  subjectId: string | null;
  /** Who did it, where that is not the one whose unit of work this is: views of several people share a commit. */
  actor?: Actor;
  /** What it was before and after, or what was asked for: never free text of intelligence, never erased content. */
  detail?: Record<string, unknown>;
  /** Given only where somebody gave one (LAW-1). */
  purpose?: string;
  /** To whom, for a disclosure. */
  recipients?: string;
}

/** One entry of the log: who, what, when, from where, chained to the one before. */
export interface AuditRow {
  seq: number;
  at: string;
  actorId: string;
  actorName: string;
  agency: string;
  fromAddress: string;
  action: string;
  subjectType: string;
  subjectId: string | null;
  detail: string | null;
  purpose: string | null;
  recipients: string | null;
  previousHash: string;
  hash: string;
}

/** The end of the chain: the last entry's number and hash. */
export interface ChainHead {
  seq: number;
  hash: string;
}

/** Before the first entry. */
export const CHAIN_START: ChainHead = { seq: 0, hash: '0'.repeat(64) };

/** The hash of an entry: SHA-256 over all it says and the hash of the one before. */
export function hashAuditRow(row: Omit<AuditRow, 'hash'>): string {
  const words = [
    row.seq,
    row.at,
    row.actorId,
    row.actorName,
    row.agency,
    row.fromAddress,
    row.action,
    row.subjectType,
    row.subjectId,
    row.detail,
    row.purpose,
    row.recipients,
    row.previousHash,
  ];
  return createHash('sha256').update(JSON.stringify(words)).digest('hex');
}

/**
 * Text as both databases give it back. Half a surrogate pair would be stored as something else than was hashed,
 * and break the chain for ever; PostgreSQL refuses a NUL. (JSON escapes both.)
 */
const storable = (text: string): string => text.replace(/\p{Surrogate}|\0/gu, '\ufffd');

const storableOrNull = (text: string | null | undefined): string | null =>
  text ? storable(text) : (text ?? null);

/** The next entry of the chain. */
export function chainAuditRow(head: ChainHead, entry: NewAuditEntry, actor: Actor, at: string): AuditRow {
  const row = {
    seq: head.seq + 1,
    at,
    actorId: storable(actor.id),
    actorName: storable(actor.name),
    agency: storable(actor.agency),
    fromAddress: storable(actor.from),
    action: storable(entry.action),
    subjectType: storable(entry.subjectType),
    subjectId: storableOrNull(entry.subjectId),
    detail: entry.detail ? JSON.stringify(entry.detail) : null,
    purpose: storableOrNull(entry.purpose),
    recipients: storableOrNull(entry.recipients),
    previousHash: head.hash,
  };
  return { ...row, hash: hashAuditRow(row) };
}
