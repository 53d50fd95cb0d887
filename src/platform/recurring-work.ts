import { Logger } from '@nestjs/common';

/**
 * Work that is looked for soon after the start and at every turn of the clock: one run at a time, and a fault is logged
 * and ends nothing. What runs twice, here or on another node, has to be the same as once: that is the work's own care.
 */
export class RecurringWork {
  private readonly logger: Logger;
  private running: Promise<void> = Promise.resolve();
  private waiting: NodeJS.Timeout | null = null;

  constructor(
    name: string,
    private readonly isOn: boolean,
    private readonly work: () => Promise<unknown>,
  ) {
    this.logger = new Logger(name);
  }

  /** Looks for the first time after a while, in milliseconds, so that the start is not held up. */
  begin(afterMs: number): void {
    if (this.isOn) this.waiting = setTimeout(() => this.look(), afterMs).unref();
  }

  /** Does the work when the run before has ended; nothing while it is switched off. */
  look(): void {
    if (!this.isOn) return;
    this.running = this.running.then(() => this.run());
  }

  /** Begins nothing more, and resolves when what runs has ended. */
  async end(): Promise<void> {
    if (this.waiting) clearTimeout(this.waiting);
    await this.running;
  }

  private async run(): Promise<void> {
    try {
      await this.work();
    } catch (error) {
      this.logger.error(error);
    }
  }
}
