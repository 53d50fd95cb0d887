import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

const RETRY_MS = 1_000;

/**
 * Wakes a node when another node has committed: LISTEN on a connection of its own, opened again whenever it
 * is cut. A notification lost meanwhile costs the feed's next look at the clock, and never an event.
 */
export class PostgresWake {
  private client: pg.Client | null = null;
  private stopped = false;

  constructor(
    private readonly url: string,
    private readonly wake: () => void,
    private readonly reportFault: (error: unknown) => void,
  ) {}

  /** Resolves when listening; a connection that cannot be had is tried again in the background. */
  async start(): Promise<void> {
    if (this.stopped) return;
    const client = new pg.Client({ connectionString: this.url, keepAlive: true });
    client.on('error', () => this.reconnect(client));
    client.on('end', () => this.reconnect(client));
    client.on('notification', this.wake);
    this.client = client;
    try {
      await client.connect();
      await client.query('listen iom_events');
      this.wake();
    } catch (error) {
      if (!this.stopped) this.reportFault(error);
      this.reconnect(client);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.client?.end().catch(() => undefined);
  }

  private reconnect(lost: pg.Client): void {
    if (this.stopped || this.client !== lost) return;
    this.client = null;
    lost.end().catch(() => undefined);
    void pause(RETRY_MS, undefined, { ref: false }).then(() => this.start());
  }
}
