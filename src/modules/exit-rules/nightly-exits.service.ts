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
import { ExitRuns } from './exit-runs.service.js';

const AFTER_START_MS = 8_000;

/**
 * EXIT-3: the review runs every day by itself. Looks every hour, first just after the night's re-assessment, whether it
 * has been: after days switched off the next start catches up.
 */
@Injectable()
export class NightlyExits implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('NightlyExits');
  private running: Promise<void> = Promise.resolve();
  private waiting: NodeJS.Timeout | null = null;

  constructor(
    private readonly runs: ExitRuns,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  onApplicationBootstrap(): void {
    if (this.configuration.nightly) this.waiting = setTimeout(() => this.look(), AFTER_START_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.waiting) clearTimeout(this.waiting);
    this.runs.stop();
    await this.running;
  }

  @Cron('10 * * * *', { name: 'exit-review', timeZone: 'Europe/London' })
  look(): void {
    if (!this.configuration.nightly) return;
    this.running = this.running.then(() => this.run());
  }

  private async run(): Promise<void> {
    try {
      const run = await this.runs.runNightly();
      if (run) this.logger.log(`Reviewed the exits of ${run.done} people, ${run.changed} changed.`);
    } catch (error) {
      this.logger.error(error);
    }
  }
}
