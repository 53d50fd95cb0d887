import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { CONFIGURATION } from '../../../config/config.module.js';
import type { Configuration } from '../../../config/configuration.js';
import { RecurringWork } from '../../../platform/recurring-work.js';
import { ReassessmentService } from './reassessment.service.js';

const AFTER_START_MS = 5_000;

/**
 * Looks every hour, first just after midnight, whether the night's re-assessment of the day has been: a day on
 * which nothing ran is caught up when the product starts again.
 */
@Injectable()
export class NightlyReview implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly recurring: RecurringWork;
  private readonly logger = new Logger('NightlyReview');

  constructor(
    private readonly reassessment: ReassessmentService,
    @Inject(CONFIGURATION) { nightly }: Configuration,
  ) {
    this.recurring = new RecurringWork('NightlyReview', nightly, () => this.run());
  }

  onApplicationBootstrap(): void {
    this.recurring.begin(AFTER_START_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    this.reassessment.stop();
    await this.recurring.end();
  }

  @Cron('5 * * * *', { name: 'nightly-review', timeZone: 'Europe/London' })
  look(): void {
    this.recurring.look();
  }

  private async run(): Promise<void> {
    const run = await this.reassessment.runNightly();
    if (run) this.logger.log(`Re-assessed ${run.done} people, ${run.changed} changed.`);
  }
}
