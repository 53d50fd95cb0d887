import { setImmediate as nextTurn } from 'node:timers/promises';
import { listSql, nothing, sql } from '../database/sql.js';
import { toCommittedEvent, type EventRow } from '../database/append-records.js';
import type { Database } from '../database/database.js';
import type { CommittedEvent } from './event.js';

export type EventListener = (event: CommittedEvent) => void;

const BATCH = 500;
const POLL_MS = 1_000;

/**
 * Tells listeners of committed events, each once and in order. The table is the source; a commit, a
 * notification or the clock only wakes the reader: the clock for what another process has written to the same
 * SQLite file, for a notification that was lost and for a read that failed.
 */
export class EventFeed {
  private readonly listeners: EventListener[] = [];
  private reading: Promise<void> | null = null;
  private again = false;
  private last = 0;
  private running = false;
  private poll: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly reportFault: (error: unknown) => void,
  ) {}

  /** The number of the last event that listeners have been told of. */
  get lastSeq(): number {
    return this.last;
  }

  /** Begins after the newest event there is. */
  async start(): Promise<void> {
    this.last = await this.newestSeq();
    this.running = true;
    this.poll = setInterval(() => this.wake(), POLL_MS).unref();
    this.wake();
  }

  stop(): void {
    this.running = false;
    clearInterval(this.poll);
  }

  /** Resolves when everything noticed so far has been told. */
  async settle(): Promise<void> {
    while (this.reading) await this.reading;
  }

  listen(listener: EventListener): void {
    this.listeners.push(listener);
  }

  /** Reads what is new, soon; before the start and after the end it does nothing. */
  wake(): void {
    if (!this.running) return;
    if (this.reading) {
      this.again = true;
      return;
    }
    this.reading = this.read().finally(() => {
      this.reading = null;
      if (this.again) {
        this.again = false;
        this.wake();
      }
    });
  }

  /** The number of the newest committed event; 0 when there is none. */
  async newestSeq(): Promise<number> {
    const row = await this.database.readOne<{ seq: number }>(
      sql`select seq from events order by seq desc limit 1`,
    );
    return row?.seq ?? 0;
  }

  /**
   * Up to `limit` events after a number, in order: of the given panels, and for the given user alone; of all when
   * no panels are given.
   */
  async after(
    seq: number,
    limit: number,
    panels: readonly string[] | null = null,
    forUser: string | null = null,
  ): Promise<CommittedEvent[]> {
    const heard = sql`(for_user is null and panel in (${listSql(panels ?? [])}) or for_user = ${forUser})`;
    const where = panels === null ? nothing : sql` and ${heard}`;
    const rows = await this.database.read<EventRow>(
      sql`select seq, at, type, panel, version, subjects from events where seq > ${seq}${where}
        order by seq limit ${limit}`,
    );
    return rows.map(toCommittedEvent);
  }

  private async read(): Promise<void> {
    try {
      for (;;) {
        const events = await this.after(this.last, BATCH);
        for (const event of events) {
          this.last = event.seq;
          for (const listener of this.listeners) this.tell(listener, event);
        }
        if (events.length < BATCH || !this.running) return;
        // After a large commit the rest waits its turn.
        await nextTurn();
      }
    } catch (error) {
      this.reportFault(error);
    }
  }

  /** One listener's fault is its own: the others and the later events still go out. */
  private tell(listener: EventListener, event: CommittedEvent): void {
    try {
      listener(event);
    } catch (error) {
      this.reportFault(error);
    }
  }
}
