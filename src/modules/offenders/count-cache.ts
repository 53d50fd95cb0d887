import type { Database } from '../../platform/database/database.js';
import { sql, type Sql } from '../../platform/database/sql.js';

const MOST_ENTRIES = 200;

/**
 * How many rows a filter holds, counted anew only after something was committed: every change is an event, so
 * a count taken at event number N is right until number N + 1 exists.
 */
export class CountCache {
  private seq = -1;
  private readonly counts = new Map<string, number>();

  constructor(private readonly database: Database) {}

  async count(where: Sql): Promise<number> {
    const head = await this.database.readOne<{ seq: number }>(
      sql`select seq from events order by seq desc limit 1`,
    );
    const seq = head?.seq ?? 0;
    if (seq !== this.seq) {
      this.counts.clear();
      this.seq = seq;
    }
    const { text, params } = where.render(this.database.kind);
    const key = JSON.stringify([text, params]);
    const known = this.counts.get(key);
    if (known !== undefined) return known;
    const row = await this.database.readOne<{ n: number }>(
      sql`select cast(count(*) as integer) as n from offenders o where ${where}`,
    );
    const count = row?.n ?? 0;
    // Kept only under the number read before counting: what came between makes the next reader count again.
    if (this.seq === seq && this.counts.size < MOST_ENTRIES) this.counts.set(key, count);
    return count;
  }
}
