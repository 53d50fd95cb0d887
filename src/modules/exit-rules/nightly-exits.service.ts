import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { CONFIGURATION } from '../../config/config.module.js';
import type { Configuration } from '../../config/configuration.js';
import { RecurringWork } from '../../platform/recurring-work.js';
import { ExitRuns } from './exit-runs.service.js';

const AFTER_START_MS = 8_000;

/**
 * EXIT-3: the review runs every day by itself. Looks every hour, first just after the night's re-assessment, whether it
 * has been: after days switched off the next start catches up.
 */
@Injectable()
export class NightlyExits implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly recurring: RecurringWork;
  private readonly logger = new Logger('NightlyExits');

  constructor(
    private readonly runs: ExitRuns,
    @Inject(CONFIGURATION) { nightly }: Configuration,
  ) {
    this.recurring = new RecurringWork('NightlyExits', nightly, () => this.run());
  }

  onApplicationBootstrap(): void {
    this.recurring.begin(AFTER_START_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    this.runs.stop();
    await this.recurring.end();
  }

  @Cron('10 * * * *', { name: 'exit-review', timeZone: 'Europe/London' })
  look(): void {
    this.recurring.look();
  }

  private async run(): Promise<void> {
    const run = await this.runs.runNightly();
    if (run) this.logger.log(`Reviewed the exits of ${run.done} people, ${run.changed} changed.`);
  }
}
