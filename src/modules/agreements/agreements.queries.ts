import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { Database } from '../../platform/database/database.js';
import { nothing, sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { calendarDay } from '../../shared/calendar-day.js';
import { forbidden, notFound } from '../../shared/domain-error.js';
import { mayReadAgreements } from './agreements.policy.js';
import { standingOf, type Standing } from './domain/agreement.js';

/** A row of the register of agreements. */
export interface AgreementView extends Standing {
  id: string;
  agency: string;
  agencyName: string;
  startsOn: string;
  endsOn: string | null;
  note: string;
  recordedAt: string;
  recordedBy: string;
  /** The row whose place it took, and why. */
  corrects: string | null;
  reason: string | null;
  /** Says that there was no such agreement. */
  isVoid: boolean;
  /** The row that took its place; null while it stands. */
  correctedBy: string | null;
}

type Row = Omit<AgreementView, 'isVoid' | keyof Standing> & { isVoid: number };

@Injectable()
export class AgreementsQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: ClockService,
  ) {}

  /**
   * The agreements that stand, by agency, the latest first; with `all` every row ever recorded (COH-2).
   *
   * @throws DomainError forbidden.
   */
  async list(actor: Actor, all = false): Promise<AgreementView[]> {
    if (!mayReadAgreements(actor)) throw forbidden();
    const standing = all ? nothing : sql` where a.is_void = 0 and later.id is null`;
    const rows = await this.database.read<Row>(
      sql`select a.id, a.partner as agency, g.name as "agencyName", a.starts_on as "startsOn",
          a.ends_on as "endsOn", a.note, a.recorded_at as "recordedAt", a.recorded_by as "recordedBy", a.corrects,
          a.reason, a.is_void as "isVoid", later.id as "correctedBy"
        from sharing_agreements a join agencies g on g.key = a.partner
          left join sharing_agreements later on later.corrects = a.id${standing}
        order by g.name, a.starts_on desc, a.recorded_at desc, a.id desc`,
    );
    const today = this.clock.today();
    return rows.map((row) => {
      const endsOn = row.endsOn === null ? null : calendarDay(row.endsOn);
      const standingNow = standingOf({ startsOn: calendarDay(row.startsOn), endsOn }, today);
      return { ...row, ...standingNow, isVoid: row.isVoid === 1 };
    });
  }

  /**
   * One row, whether it stands or not.
   *
   * @throws DomainError forbidden; not-found.
   */
  async get(actor: Actor, id: string): Promise<AgreementView> {
    const found = (await this.list(actor, true)).find((row) => row.id === id);
    if (!found) throw notFound('The agreement');
    return found;
  }
}
