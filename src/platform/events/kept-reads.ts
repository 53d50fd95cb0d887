import type { Database } from '../database/database.js';
import { sql } from '../database/sql.js';

const MOST_KEPT = 200;

/**
 * Keeps what was read until something is committed: every change is an event, so what was read at event number N
 * is right until number N + 1 exists. Each use asks the database for the newest number first, so that another
 * node's changes count at once. Readers share what is kept and do not change it.
 */
export class KeptReads {
  private seq = -1;
  private readonly kept = new Map<string, unknown>();

  constructor(private readonly database: Database) {}

  /** What `read` answers; the key names everything that the answer depends on beside the database. */
  async get<T>(key: readonly unknown[], read: () => Promise<T>): Promise<T> {
    const newest = await this.database.readOne<{ seq: number }>(NEWEST);
    const seq = newest?.seq ?? 0;
    if (seq !== this.seq) {
      this.kept.clear();
      this.seq = seq;
    }
    const name = JSON.stringify(key);
    const known = this.kept.get(name);
    if (known !== undefined) return known as T;
    const answer = await read();
    // Kept only under the number from before the reading: what came between makes the next reader read again.
    if (this.seq === seq) this.keep(name, answer);
    return answer;
  }

  private keep(name: string, answer: unknown): void {
    const [oldest] = this.kept.keys();
    if (this.kept.size >= MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(name, answer);
  }
}

const NEWEST = sql`select seq from events order by seq desc limit 1`;
