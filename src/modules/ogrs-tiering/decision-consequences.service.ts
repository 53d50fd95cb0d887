import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import { Notices } from '../notices/index.js';
import { OffenderRecords, type OffenderRow, type RegistrationRoute } from '../offenders/index.js';
import type { PolicyVersion } from '../partnership/index.js';
import { Agenda } from '../tasking-meetings/index.js';
import type { Consequences } from './domain/decision-consequences.js';
import type { EligibilityReason } from './domain/eligibility.js';

export interface RegistrationAnswer {
  id: string;
  route: RegistrationRoute;
  rule: string;
  reason: string;
  registeredOn: CalendarDay;
}

const tierWords = (tier: number | null): string => (tier === null ? 'no tier' : `tier ${tier}`);

/** Does what follows from a decision, inside its unit of work: registration, notice to the co-ordinator, agenda. */
@Injectable()
export class DecisionConsequences {
  constructor(
    private readonly records: OffenderRecords,
    private readonly notices: Notices,
    private readonly agenda: Agenda,
    private readonly clock: ClockService,
  ) {}

  async carryOut(
    tx: Tx,
    offender: OffenderRow,
    { register, exclusionFound, exclusionLifted, tierChanged }: Consequences,
    policy: PolicyVersion,
  ): Promise<RegistrationAnswer | null> {
    if (exclusionFound) await this.bringToPanel(tx, offender, exclusionFound);
    if (exclusionLifted) {
      const as = 'The exclusion holds no longer';
      await this.agenda.withdraw(tx, { offenderId: offender.id, kind: 'exclusion', as });
    }
    if (tierChanged) {
      const { from, to } = tierChanged;
      const summary = `Tier changed from ${tierWords(from)} to ${tierWords(to)}; nobody leaves the scheme by it`;
      await this.notify(tx, offender, { kind: 'tier-changed', summary, rule: 'TIER-6' });
    }
    return register ? this.register(tx, offender, register, policy) : null;
  }

  private async register(
    tx: Tx,
    offender: OffenderRow,
    { route, reason: { rule, text } }: NonNullable<Consequences['register']>,
    policy: PolicyVersion,
  ): Promise<RegistrationAnswer> {
    const registeredOn = this.clock.today();
    const { exitMonths } = policy.content;
    const registration = { route, rule, reason: text, startedOn: registeredOn, exitMonths };
    const { id } = await this.records.register(tx, offender, registration);
    const summary = 'Registered automatically';
    await this.notify(tx, offender, { kind: 'registered', summary: `${summary}: ${text}`, rule });
    await this.agenda.put(tx, {
      ...{ panel: offender.panel, meetingKind: 'tasking', kind: 'registration' },
      ...{ offender, summary, rule, reason: text },
    });
    return { id, route, rule, reason: text, registeredOn };
  }

  /** EXCL-4: on the next panel agenda for removal, and never removed silently. */
  private async bringToPanel(
    tx: Tx,
    offender: OffenderRow,
    { rule, text }: EligibilityReason,
  ): Promise<void> {
    const summary = 'Registered, and now excluded: for the panel to decide on removal';
    await this.agenda.put(tx, {
      ...{ panel: offender.panel, meetingKind: 'panel', kind: 'exclusion' },
      ...{ offender, summary, rule: 'EXCL-4', reason: `${rule}: ${text}` },
    });
    await this.notify(tx, offender, {
      kind: 'exclusion-found',
      summary: `${summary}. ${text}`,
      rule: 'EXCL-4',
    });
  }

  private notify(
    tx: Tx,
    offender: OffenderRow,
    notice: { kind: 'registered' | 'tier-changed' | 'exclusion-found'; summary: string; rule: string },
  ): Promise<unknown> {
    return this.notices.raise(tx, { panel: offender.panel, role: 'coordinator', offender, ...notice });
  }
}
