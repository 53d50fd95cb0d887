import { setImmediate as nextTurn } from 'node:timers/promises';
import { nothing, sql, type Sql } from '../database/sql.js';
import { toCommittedEvent, type EventRow } from '../database/append-records.js';
import type { Database } from '../database/database.js';
import type { CommittedEvent } from './event.js';

export type EventListener = (event: CommittedEvent) => void;

/** Reads what listeners have to know of some events; nobody is told of the first of them before. */
export type EventPreparation = (events: readonly CommittedEvent[]) => Promise<void>;

const BATCH = 500;
const POLL_MS = 1_000;

/**
 * Tells listeners of committed events, each once and in order. The table is the source; a commit, a
 * notification or the clock only wakes the reader: the clock for what another process has written to the same
 * SQLite file, for a notification that was lost and for a read that failed.
 */
export class EventFeed {
  private readonly listeners: EventListener[] = [];
  private readonly preparations: EventPreparation[] = [];
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

  /** Has something read for each batch before it is told; when it cannot be, the batch is read and told later. */
  prepare(preparation: EventPreparation): void {
    this.preparations.push(preparation);
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

  /** Up to `limit` events after a number, in order: all, or those of the events `e` that meet a condition. */
  async after(seq: number, limit: number, condition: Sql | null = null): Promise<CommittedEvent[]> {
    const where = condition === null ? nothing : sql` and ${condition}`;
    const rows = await this.database.read<EventRow>(
      sql`select e.seq, e.at, e.type, e.panel, e.version, e.subjects from events e where e.seq > ${seq}${where}
        order by e.seq limit ${limit}`,
    );
    return rows.map(toCommittedEvent);
  }

  private async read(): Promise<void> {
    try {
      for (;;) {
        const events = await this.after(this.last, BATCH);
        if (events.length > 0) for (const prepare of this.preparations) await prepare(events);
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
