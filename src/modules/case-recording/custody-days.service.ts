import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { CONFIGURATION } from '../../config/config.module.js';
import type { Configuration } from '../../config/configuration.js';
import { RecurringWork } from '../../platform/recurring-work.js';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { formatDay } from '../../shared/calendar-day.js';
import { CustodyRepository, endedByTransfer, isInCustody, type StandingSpell } from '../case-facts/index.js';
import { OffenderRecords, type OffenderRow } from '../offenders/index.js';
import { EligibilityService, REVIEWER } from '../ogrs-tiering/index.js';
import { CASE_RECORDING_EVENTS } from './case-recording.events.js';
import { CustodyDaysQueries } from './custody-days.queries.js';
import { FactRecording, type SavedFact, type UnchangedFact } from './fact-recording.service.js';
import { InvolvementChanges } from './involvement-changes.service.js';

const AFTER_START_MS = 4_000;

type Begun = SavedFact<{ begun: number }> | UnchangedFact<{ begun: number }>;

/**
 * Begins every time in custody that was due, on its day (EXCL-2): the list shows it, and a transfer ends the time in
 * custody before it. Looks every hour, first just after midnight, and when the product starts.
 */
@Injectable()
export class CustodyDays implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly recurring: RecurringWork;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: OffenderRecords,
    private readonly repository: CustodyRepository,
    private readonly queries: CustodyDaysQueries,
    private readonly recording: FactRecording,
    private readonly involvement: InvolvementChanges,
    private readonly eligibility: EligibilityService,
    private readonly clock: ClockService,
    @Inject(CONFIGURATION) { nightly }: Configuration,
  ) {
    this.recurring = new RecurringWork('CustodyDays', nightly, () => this.beginDue());
  }

  onApplicationBootstrap(): void {
    this.recurring.begin(AFTER_START_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.recurring.end();
  }

  @Cron('2 * * * *', { name: 'custody-days', timeZone: 'Europe/London' })
  look(): void {
    this.recurring.look();
  }

  /** Twice is the same as once, on however many nodes; returns for how many people something began. */
  async beginDue(): Promise<number> {
    const policy = await this.eligibility.policyToday();
    let begun = 0;
    for (const id of await this.queries.begunBy(this.clock.today())) {
      begun += await this.unitOfWork.run(REVIEWER, async (tx) => {
        const offender = await this.records.load(tx, id);
        const begin = (): Promise<Begun> =>
          this.involvement.watch(tx, offender, () => this.begin(tx, offender));
        return (await this.recording.keep(tx, offender, begin, policy)).begun;
      });
    }
    return begun;
  }

  /** Nothing begins when another node was first, or somebody has recorded it meanwhile. */
  private async begin(tx: Tx, offender: OffenderRow): Promise<Begun> {
    const today = this.clock.today();
    const spells = await this.repository.standing(tx, offender.id);
    const moved = endedByTransfer(spells, today);
    if (!isInCustody(spells, today) || (moved === null && offender.inCustody === 1)) {
      return { fact: { begun: 0 }, isUnchanged: true };
    }
    if (moved) {
      const change = { corrects: moved.spell.id, isVoid: false, reason: null };
      await this.repository.add(tx, offender.id, { ...moved.spell, to: moved.to }, change);
    }
    const now = spells.filter(({ from, to }) => to === null && from <= today).at(-1);
    return {
      fact: { begun: 1 },
      event: CASE_RECORDING_EVENTS.custodyChanged,
      summary: now ? describe(now, moved?.spell ?? null) : '',
      rule: 'EXCL-2',
      detail: { before: moved && { ...moved.spell }, after: now ? { ...now } : null },
      changes: { inCustody: true },
    };
  }
}

function describe({ establishment, from }: StandingSpell, before: StandingSpell | null): string {
  return before === null
    ? `In custody as was due: ${establishment}, since ${formatDay(from)}`
    : `Transferred as was due: from ${before.establishment} to ${establishment} on ${formatDay(from)}`;
}
