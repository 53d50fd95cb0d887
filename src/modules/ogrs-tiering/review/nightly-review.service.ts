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
import { ReassessmentService } from './reassessment.service.js';

const AFTER_START_MS = 5_000;

/**
 * Looks every hour, first just after midnight, whether the night's re-assessment of the day has been: a day on
 * which nothing ran is caught up when the product starts again.
 */
@Injectable()
export class NightlyReview implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('NightlyReview');
  private running: Promise<void> = Promise.resolve();
  private waiting: NodeJS.Timeout | null = null;

  constructor(
    private readonly reassessment: ReassessmentService,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  onApplicationBootstrap(): void {
    if (this.configuration.nightly) this.waiting = setTimeout(() => this.look(), AFTER_START_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.waiting) clearTimeout(this.waiting);
    this.reassessment.stop();
    await this.running;
  }

  @Cron('5 * * * *', { name: 'nightly-review', timeZone: 'Europe/London' })
  look(): void {
    if (!this.configuration.nightly) return;
    this.running = this.running.then(() => this.run());
  }

  private async run(): Promise<void> {
    try {
      const run = await this.reassessment.runNightly();
      if (run) this.logger.log(`Re-assessed ${run.done} people, ${run.changed} changed.`);
    } catch (error) {
      this.logger.error(error);
    }
  }
}
