import { Injectable } from '@nestjs/common';
import { AuthQueries } from '../modules/auth/index.js';
import { OffenderCorrections, OffenderRecords, OffendersQueries } from '../modules/offenders/index.js';
import { PartnershipQueries } from '../modules/partnership/index.js';
import { ClockService } from '../platform/clock.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { addDays } from '../shared/calendar-day.js';
import { actorOf } from './demonstration-actor.js';
import { makeDice } from './dice.js';

const REASON = 'Registered on the panel’s spreadsheet before this list was kept';

/** Days on the scheme: most for some months, some past their six months, a few for more than four years (COH-5). */
function inventDays(dice: ReturnType<typeof makeDice>, index: number): number {
  if (index % 10 === 9) return 4 * 365 + 30 + dice(400);
  return index % 2 === 0 ? 190 + dice(500) : 20 + dice(150);
}

/** Lets the invented cohort have been on the scheme for as long as a panel's people are. */
@Injectable()
export class DemonstrationRegistrations {
  constructor(
    private readonly users: AuthQueries,
    private readonly offenders: OffendersQueries,
    private readonly partnership: PartnershipQueries,
    private readonly records: OffenderRecords,
    private readonly corrections: OffenderCorrections,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: ClockService,
  ) {}

  async invent(): Promise<void> {
    const users = await this.users.listUsers();
    const { content } = await this.partnership.policyOn(this.clock.today());
    const { exitMonths } = content;
    const dice = makeDice();
    const someone = actorOf(users, 'coordinator.chesterfield');
    const { items } = await this.offenders.list(someone, { status: 'registered', limit: 200 });
    for (const [index, { id, panel }] of items.entries()) {
      const startedOn = addDays(this.clock.today(), -inventDays(dice, index));
      await this.unitOfWork.run(actorOf(users, `coordinator.${panel}`), async (tx) => {
        const offender = await this.records.load(tx, id);
        await this.corrections.correctStart(tx, offender, { startedOn, reason: REASON, exitMonths });
      });
    }
  }
}
