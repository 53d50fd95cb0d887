import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { joinSql, sql } from '../../platform/database/sql.js';
import { verifyAuditChain, type ChainVerification } from '../../platform/database/verify-audit-chain.js';
import type { ChainHead } from '../../platform/database/audit-chain.js';
import { addDays, parseCalendarDay } from '../../shared/calendar-day.js';
import { startOfDay } from './domain/start-of-day.js';
import { badInput } from '../../shared/domain-error.js';

export interface AuditFilter {
  /** A subject's id; views of the list in which they were shown are found too. */
  subject?: string | undefined;
  /** A person's id, user name or name. */
  actor?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  cursor?: string | undefined;
}

export interface AuditView {
  seq: number;
  at: string;
  actorId: string;
  actor: string;
  agency: string;
  from: string;
  action: string;
  subjectType: string;
  subjectId: string | null;
  detail: Record<string, unknown> | null;
  purpose: string | null;
  recipients: string | null;
}

const PAGE = 50;
const LARGEST_SEQ = 2 ** 31 - 1;

@Injectable()
export class AuditQueries {
  constructor(private readonly database: Database) {}

  /**
   * A page of the log, the latest first.
   *
   * @throws DomainError bad-input for a day or a cursor that is none.
   */
  async list(filter: AuditFilter): Promise<{ items: AuditView[]; nextCursor: string | null }> {
    const rows = await this.database.read<Omit<AuditView, 'detail'> & { detail: string | null }>(
      sql`select seq, at, actor_id as "actorId", actor_name as "actor", agency, from_address as "from", action,
          subject_type as "subjectType", subject_id as "subjectId", detail, purpose, recipients
        from audit_entries where ${joinSql(conditions(filter), ' and ')} order by seq desc limit ${PAGE + 1}`,
    );
    const items = rows.slice(0, PAGE).map((row) => ({
      ...row,
      detail: row.detail === null ? null : (JSON.parse(row.detail) as Record<string, unknown>),
    }));
    return { items, nextCursor: rows.length > PAGE ? String(items.at(-1)?.seq ?? '') : null };
  }

  /** Recomputes the whole chain; with an earlier head kept elsewhere, a cut-off end and a full rewrite show too. */
  verify(knownHead?: ChainHead): Promise<ChainVerification> {
    return verifyAuditChain(this.database, knownHead);
  }
}

function conditions({ subject, actor, from, to, cursor }: AuditFilter) {
  const all = [sql`seq > 0`];
  if (subject) {
    all.push(sql`(subject_id = ${subject} or (subject_type = 'cohort' and detail like ${`%"${subject}"%`}))`);
  }
  if (actor) {
    const name = actor.toLowerCase();
    const users = sql`select id from users where username = ${name}`;
    all.push(sql`(actor_id = ${actor} or lower(actor_name) = ${name} or actor_id in (${users}))`);
  }
  if (from) all.push(sql`at >= ${startOfDay(readDay('from', from))}`);
  if (to) all.push(sql`at < ${startOfDay(addDays(readDay('to', to), 1))}`);
  if (cursor) {
    if (!/^\d{1,10}$/.test(cursor) || Number(cursor) > LARGEST_SEQ)
      throw badInput([{ field: 'cursor', message: 'Start again from the first page' }]);
    all.push(sql`seq < ${Number(cursor)}`);
  }
  return all;
}

function readDay(field: string, text: string) {
  const day = parseCalendarDay(text);
  if (day === null) throw badInput([{ field, message: `${field} must be a day like 2014-06-03` }]);
  return day;
}
