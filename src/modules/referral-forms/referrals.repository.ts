import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { rawSql, sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Role } from '../../shared/actor.js';
import { notFound } from '../../shared/domain-error.js';
import { searchTextOf } from './domain/about-person.js';
import type { Answers } from './domain/answers.js';
import type { AgencyKind, Step } from './domain/question.js';
import { ReferralHistoryEntity } from './referral-history.entity.js';
import { ReferralMailboxEntity } from './referral-mailbox.entity.js';
import { ReferralSubmissionEntity } from './referral-submission.entity.js';
import { ReferralEntity } from './referral.entity.js';
import type { ReferralDecisionView } from './referral-view.js';

/** A referral as a use case decides over it. */
export type ReferralRow = Omit<ReferralEntity, 'searchText'>;

type StoredRow = Omit<ReferralRow, 'answers' | 'decision' | 'possibleMatches'> & {
  answers: string;
  decision: string | null;
  possibleMatches: string | null;
};

/** The row's columns, each under its name in {@link ReferralRow}. */
export const REFERRAL_COLUMNS = rawSql(`r.id, r.status, r.owner_id as "ownerId", r.owner_name as "ownerName",
  r.agency, r.agency_kind as "agencyKind", r.answers, r.offender_id as "offenderId", r.panel, r.mailbox,
  r.possible_matches as "possibleMatches", r.started_at as "startedAt", r.changed_at as "changedAt",
  r.submitted_at as "submittedAt", r.decided_at as "decidedAt", r.decision, r.version`);

export function toReferralRow({ answers, decision, possibleMatches, ...row }: StoredRow): ReferralRow {
  return {
    ...row,
    answers: JSON.parse(answers) as Answers,
    decision: decision === null ? null : (JSON.parse(decision) as ReferralDecisionView),
    possibleMatches: possibleMatches === null ? null : (JSON.parse(possibleMatches) as string[]),
  };
}

export type { StoredRow as StoredReferral };

@Injectable()
export class ReferralsRepository {
  /** The users who are somebody's offender manager on a day (REF-6). */
  async offenderManagersOf(tx: Tx, offenderId: string, today: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      sql`select distinct u.id from current_contacts c join users u on u.id = c.user_id
        where c.offender_id = ${offenderId} and c.kind = 'offender-manager' and c.from_day <= ${today}
          and (c.to_day is null or c.to_day >= ${today}) and u.active = 1 and u.role = 'offender-manager'
        order by u.id`,
    );
    return rows.map(({ id }) => id);
  }

  async add(
    tx: Tx,
    draft: { agencyKind: AgencyKind; answers: Answers; offenderId: string | null },
  ): Promise<string> {
    const id = newId();
    await tx.insert(ReferralEntity, {
      id,
      ...draft,
      status: 'draft',
      ownerId: tx.actor.id,
      ownerName: tx.actor.name,
      agency: tx.actor.agency,
      panel: null,
      mailbox: null,
      possibleMatches: null,
      searchText: searchTextOf(draft.answers),
      startedAt: tx.at,
      changedAt: tx.at,
      submittedAt: null,
      decidedAt: null,
      decision: null,
      version: 1,
    });
    return id;
  }

  /**
   * The referral, locked until this unit of work ends.
   *
   * @throws DomainError not-found.
   */
  async load(tx: Tx, id: string): Promise<ReferralRow> {
    const row = await tx.queryOne<StoredRow>(
      sql`select ${REFERRAL_COLUMNS} from referrals r where r.id = ${id}${tx.forUpdate}`,
    );
    if (!row) throw notFound('The referral');
    return toReferralRow(row);
  }

  /** Changes a locked referral and returns its new version. */
  async change(tx: Tx, row: ReferralRow, changes: Partial<ReferralEntity>): Promise<number> {
    const { id, version } = row;
    const search = changes.answers ? { searchText: searchTextOf(changes.answers) } : {};
    const next = { ...changes, ...search, changedAt: tx.at, version: version + 1 };
    const changed = await tx.update(ReferralEntity, { id, version }, next);
    if (changed !== 1) throw new Error('The referral changed although it was locked.');
    return next.version;
  }

  /** Says who a referral is about. Its author's version stays: they are not told of it (LAW-4). */
  async identify(tx: Tx, { id, version }: ReferralRow, offenderId: string): Promise<void> {
    await tx.update(ReferralEntity, { id, version }, { offenderId, possibleMatches: null });
  }

  /** Freezes questions and answers as they are shown, and returns which copy it is. */
  async freeze(
    tx: Tx,
    referralId: string,
    form: { questions: readonly Step[]; answers: Answers; assessment: object; policyVersion: number },
  ): Promise<number> {
    const number = (await this.lastSubmission(tx, referralId)) + 1;
    await tx.insert(ReferralSubmissionEntity, {
      id: newId(),
      referralId,
      number,
      ...form,
      submittedAt: tx.at,
      submittedBy: tx.actor.name,
      submittedById: tx.actor.id,
    });
    return number;
  }

  /** The number of the last frozen copy; 0 when there is none. */
  async lastSubmission(tx: Tx, referralId: string): Promise<number> {
    const row = await tx.queryOne<{ n: number | null }>(
      sql`select max(number) as n from referral_submissions where referral_id = ${referralId}`,
    );
    return row?.n ?? 0;
  }

  async addHistory(
    tx: Tx,
    line: Pick<ReferralHistoryEntity, 'referralId' | 'type' | 'summary' | 'reason' | 'detail'>,
  ): Promise<void> {
    const { id: actorId, name: actorName, agency } = tx.actor;
    await tx.insert(ReferralHistoryEntity, { id: newId(), ...line, at: tx.at, actorId, actorName, agency });
  }

  /** Does another referral of this person still wait? */
  async isReferredElsewhere(tx: Tx, offenderId: string, except: string): Promise<boolean> {
    const other = await tx.queryOne(
      sql`select 1 as found from referrals where offender_id = ${offenderId} and id <> ${except}
        and status in ('submitted', 'deferred') limit 1`,
    );
    return other !== null;
  }

  /** Holds back whoever else acts as this user, so that one key makes one draft. */
  async lockUser(tx: Tx): Promise<void> {
    await tx.query(sql`select id from users where id = ${tx.actor.id}${tx.forUpdate}`);
  }

  async findKey(tx: Tx, key: string): Promise<{ fingerprint: string; referralId: string } | null> {
    return tx.queryOne(
      sql`select fingerprint, referral_id as "referralId" from idempotency_keys
        where user_id = ${tx.actor.id} and key = ${key}`,
    );
  }

  async keepKey(tx: Tx, key: string, fingerprint: string, referralId: string): Promise<void> {
    await tx.execute(
      sql`insert into idempotency_keys (user_id, key, fingerprint, referral_id, at)
        values (${tx.actor.id}, ${key}, ${fingerprint}, ${referralId}, ${tx.at})`,
    );
  }

  /** A user of the same agency who may be handed a referral. */
  async findColleague(tx: Tx, username: string): Promise<{ id: string; name: string; role: Role } | null> {
    return tx.queryOne(
      sql`select id, name, role from users where username = ${username} and agency = ${tx.actor.agency}
        and active = 1 and id <> ${tx.actor.id}`,
    );
  }

  async addMailbox(tx: Tx, mailbox: ReferralMailboxEntity): Promise<void> {
    await tx.insert(ReferralMailboxEntity, mailbox);
  }
}
