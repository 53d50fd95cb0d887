import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { calendarDay, formatDay } from '../../shared/calendar-day.js';
import { badInput } from '../../shared/domain-error.js';
import { OffenderRecords, type OffenderRow } from '../offenders/index.js';
import { EligibilityService } from './eligibility.service.js';

/** A corrected date of birth may not come after what is recorded (TIER-5, EXCL-2), and may change the outcome (EXCL-AGE). */
@Injectable()
export class BirthDateCorrections implements OnModuleInit {
  constructor(
    private readonly records: OffenderRecords,
    private readonly eligibility: EligibilityService,
  ) {}

  onModuleInit(): void {
    this.records.whenBirthDateChanges((tx, offender) => this.check(tx, offender));
  }

  private async check(tx: Tx, offender: OffenderRow): Promise<void> {
    const { id, dateOfBirth } = offender;
    const first = await tx.queryOne<{ assessed: string | null; offended: string | null }>(
      sql`select (select min(assessed_on) from ogrs_scores where offender_id = ${id}) as assessed,
        (select min(offence_date) from current_offences where offender_id = ${id}) as offended`,
    );
    const refuse = (what: string, day: string, rule: string): never => {
      const message = `Date of birth must be before ${what} on ${formatDay(calendarDay(day))}`;
      throw badInput([{ field: 'dateOfBirth', message, rule }]);
    };
    if (first?.assessed && first.assessed < dateOfBirth) refuse('the assessment', first.assessed, 'TIER-5');
    if (first?.offended && first.offended <= dateOfBirth) refuse('the offence', first.offended, 'EXCL-2');
    await this.eligibility.decide(
      tx,
      offender,
      await this.eligibility.policyToday(),
      'date of birth corrected',
    );
  }
}
