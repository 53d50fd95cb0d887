import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { CalendarFeedEntity } from './calendar-feed.entity.js';

@Injectable()
export class CalendarFeedsRepository {
  async add(tx: Tx, feed: Pick<CalendarFeedEntity, 'panel' | 'secretHash'>): Promise<string> {
    const id = newId();
    const own = { userId: tx.actor.id, createdAt: tx.at, lastUsedAt: null, revokedAt: null };
    await tx.insert(CalendarFeedEntity, { id, ...feed, ...own });
    return id;
  }

  async countLive(tx: Tx): Promise<number> {
    const row = await tx.queryOne<{ n: number }>(
      sql`select cast(count(*) as integer) as n from calendar_feeds
        where user_id = ${tx.actor.id} and revoked_at is null`,
    );
    return row?.n ?? 0;
  }

  /** The panel of a feed of the acting user that was live until now; null when there is none. */
  async revoke(tx: Tx, id: string): Promise<string | null> {
    const feed = await tx.queryOne<{ panel: string }>(
      sql`select panel from calendar_feeds
        where id = ${id} and user_id = ${tx.actor.id} and revoked_at is null${tx.forUpdate}`,
    );
    if (feed) await tx.update(CalendarFeedEntity, { id }, { revokedAt: tx.at });
    return feed?.panel ?? null;
  }

  async use(tx: Tx, id: string): Promise<void> {
    await tx.update(CalendarFeedEntity, { id }, { lastUsedAt: tx.at });
  }
}
