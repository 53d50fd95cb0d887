import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { CONFIGURATION } from '../../config/config.module.js';
import type { Configuration } from '../../config/configuration.js';
import { RecurringWork } from '../../platform/recurring-work.js';
import { ClockService } from '../../platform/clock.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { formatDay } from '../../shared/calendar-day.js';
import { systemActor } from '../../shared/system-actor.js';
import { Notices } from '../notices/index.js';
import { AgreementsRepository } from './agreements.repository.js';
import { endingSoon } from './domain/agreement.js';

/**
 * Warns administrators a month before an agreement ends without another to follow it. Looks when the product starts
 * and every hour, first just after midnight; each end is told of once, however many nodes look.
 */
@Injectable()
export class AgreementWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly recurring: RecurringWork;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: AgreementsRepository,
    private readonly notices: Notices,
    private readonly clock: ClockService,
    @Inject(CONFIGURATION) { nightly }: Configuration,
  ) {
    this.recurring = new RecurringWork('AgreementWatch', nightly, () => this.warn());
  }

  onApplicationBootstrap(): void {
    this.recurring.look();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.recurring.end();
  }

  @Cron('5 * * * *', { name: 'agreement-watch', timeZone: 'Europe/London' })
  look(): void {
    this.recurring.look();
  }

  /** Raises what has not been raised yet; returns how many notices that were. */
  async warn(): Promise<number> {
    const today = this.clock.today();
    return this.unitOfWork.run(systemActor('Agreement watch'), async (tx) => {
      let raised = 0;
      const standing = await this.repository.standing(tx);
      for (const agreement of standing) {
        const { id, agency } = agreement;
        const others = standing.filter((other) => other !== agreement && other.agency === agency);
        const endsOn = endingSoon(agreement, others, today);
        if (endsOn === null) continue;
        const summary = `The sharing agreement ends on ${formatDay(endsOn)} and none follows it: from the next day the agency’s workers see nobody`;
        const onceKey = `agreement-ending:${agency}:${endsOn}`;
        if (!(await this.notices.raiseOnce(tx, { kind: 'agreement-ending', agency, summary, onceKey })))
          continue;
        const detail = { agency, endsOn };
        tx.record({ action: 'agreement.ending-told', subjectType: 'agreement', subjectId: id, detail });
        raised += 1;
      }
      return raised;
    });
  }
}
