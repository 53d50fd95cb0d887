import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { Database } from '../../platform/database/database.js';
import { nothing, sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { notFound } from '../../shared/domain-error.js';
import { OffendersQueries } from '../offenders/index.js';
import { andSharedWith } from '../sharing/index.js';
import { maySeeIntelligenceText } from './case-facts.policy.js';
import { isCurrent } from './domain/intelligence-grading.js';
import { alreadySettled, RECORDED_COLUMNS, type Recorded } from './recorded.js';
import { requireStanding, unflag, type Flagged, type Standing } from './standing.js';

export interface OffenceView extends Standing {
  offenceDate: string;
  category: string;
  outcome: 'charge' | 'conviction';
  outcomeDate: string;
}

export interface CustodyView extends Standing {
  establishment: string;
  from: string;
  to: string | null;
  releaseDue: string | null;
}

/** An item of intelligence, for whoever may see its text (INT-4). */
export interface IntelligenceView extends Recorded {
  id: string;
  date: string;
  text: string;
  source: number;
  assessment: string;
  handling: string;
  conditions: string | null;
  sharedWith: string[];
  reviewOn: string | null;
  /** INT-2, today. */
  isCurrent: boolean;
  closure: { reason: string; closedAt: string; closedBy: string } | null;
}

export interface IntelligencePicture {
  /** Only what this reader may see: the others are not there. */
  items: IntelligenceView[];
  /** INT-4: does current police intelligence bear on the status? Nothing more is told of what is not shown. */
  bearsOnStatus: boolean;
}

interface IntelligenceRow extends Omit<IntelligenceView, 'sharedWith' | 'isCurrent' | 'closure'> {
  sharedWith: string;
  closedAt: string | null;
  closedBy: string | null;
  closeReason: string | null;
}

/** Offences, custody and intelligence as they are read: under the reader's rights, who must be able to open the record. */
@Injectable()
export class CaseFactsQueries {
  constructor(
    private readonly database: Database,
    private readonly offenders: OffendersQueries,
    private readonly clock: ClockService,
  ) {}

  /**
   * A person's offences, the latest first: those that stand, or with `all` every row ever recorded (COH-2).
   *
   * @throws DomainError not-found.
   */
  async offences(actor: Actor, id: string, all = false): Promise<OffenceView[]> {
    await this.offenders.get(actor, id);
    const standing = all ? nothing : sql` and f.is_void = 0 and later.id is null`;
    const rows = await this.database.read<Flagged<OffenceView>>(
      sql`select f.id, f.offence_date as "offenceDate", f.category, f.outcome, f.outcome_date as "outcomeDate",
          f.is_void as "isVoid", later.id as "correctedBy", ${RECORDED_COLUMNS}
        from offences f left join offences later on later.corrects = f.id
        where f.offender_id = ${id}${standing}
        order by f.outcome_date desc, f.offence_date desc, f.recorded_at desc, f.id desc`,
    );
    return unflag<OffenceView>(rows);
  }

  /**
   * A person's times in custody, the latest first: those that stand, or with `all` every row ever recorded (COH-2).
   *
   * @throws DomainError not-found.
   */
  async custody(actor: Actor, id: string, all = false): Promise<CustodyView[]> {
    await this.offenders.get(actor, id);
    const standing = all ? nothing : sql` and f.is_void = 0 and later.id is null`;
    const rows = await this.database.read<Flagged<CustodyView>>(
      sql`select f.id, f.establishment, f.from_day as "from", f.to_day as "to", f.release_due as "releaseDue",
          f.is_void as "isVoid", later.id as "correctedBy", ${RECORDED_COLUMNS}
        from custody_spells f left join custody_spells later on later.corrects = f.id
        where f.offender_id = ${id}${standing}
        order by f.from_day desc, f.recorded_at desc, f.id desc`,
    );
    return unflag<CustodyView>(rows);
  }

  /**
   * An offence of this person that stands.
   *
   * @throws DomainError not-found; conflict when it was corrected or withdrawn.
   */
  async offence(actor: Actor, offenderId: string, id: string): Promise<OffenceView> {
    return requireStanding(await this.offences(actor, offenderId, true), id, 'offence');
  }

  /**
   * A time in custody of this person that stands.
   *
   * @throws DomainError not-found; conflict when it was corrected, withdrawn or ended.
   */
  async spell(actor: Actor, offenderId: string, id: string): Promise<CustodyView> {
    return requireStanding(await this.custody(actor, offenderId, true), id, 'time in custody');
  }

  /** Names of establishments recorded for people open to this reader, for whoever types one. */
  async establishments(actor: Actor): Promise<string[]> {
    const rows = await this.database.read<{ name: string }>(
      sql`select distinct k.establishment as name from current_custody k join offenders o on o.id = k.offender_id
        where 1 = 1${andSharedWith(actor, this.clock.today())} order by k.establishment`,
    );
    return rows.map(({ name }) => name);
  }

  /**
   * What this reader may see of a person's intelligence, the latest first (INT-4).
   *
   * @throws DomainError not-found.
   */
  async intelligence(actor: Actor, id: string): Promise<IntelligencePicture> {
    await this.offenders.get(actor, id);
    const rows = await this.database.read<IntelligenceRow>(
      sql`select f.id, f.dated_on as "date", f.content as "text", f.source, f.assessment, f.handling, f.conditions,
          f.shared_with as "sharedWith", f.review_on as "reviewOn", f.recorded_at as "recordedAt",
          f.recorded_by as "recordedBy", f.agency, c.recorded_at as "closedAt", c.recorded_by as "closedBy",
          c.reason as "closeReason"
        from intelligence f left join intelligence_closures c on c.intelligence_id = f.id
        where f.offender_id = ${id} order by f.dated_on desc, f.recorded_at desc, f.id desc`,
    );
    const items = rows.map((row) => this.toIntelligence(row));
    return {
      items: items.filter((item) => maySeeIntelligenceText(item, actor)),
      bearsOnStatus: items.some((item) => item.isCurrent),
    };
  }

  /**
   * One item that this reader may see and nobody has closed.
   *
   * @throws DomainError not-found, also for what they may not see (LAW-4); conflict when it is closed.
   */
  async openIntelligence(actor: Actor, offenderId: string, id: string): Promise<IntelligenceView> {
    const { items } = await this.intelligence(actor, offenderId);
    const item = items.find((each) => each.id === id);
    if (!item) throw notFound('The intelligence');
    if (item.closure !== null) throw alreadySettled('This intelligence has been closed.');
    return item;
  }

  private toIntelligence(row: IntelligenceRow): IntelligenceView {
    const { closedAt, closedBy, closeReason, sharedWith, ...item } = row;
    return {
      ...item,
      sharedWith: JSON.parse(sharedWith) as string[],
      isCurrent: isCurrent({ ...item, isClosed: closedAt !== null }, this.clock.today()),
      closure: closedAt === null ? null : { reason: closeReason ?? '', closedAt, closedBy: closedBy ?? '' },
    };
  }
}
