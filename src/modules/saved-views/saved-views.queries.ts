import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { notFound, type FieldError } from '../../shared/domain-error.js';
import { CohortFilters, OffendersQueries } from '../offenders/index.js';

export interface SavedView {
  id: string;
  name: string;
  /** As it was saved: what `GET /offenders` takes. */
  filter: Record<string, string>;
  savedAt: string;
  /** How many people it shows now; null when it cannot be used as it is. */
  count: number | null;
  /** What of it can no longer be used. */
  refused: FieldError[];
}

type Row = Omit<SavedView, 'filter' | 'count' | 'refused'> & { query: string };

/** A reader's own views; everybody else's are not there. */
@Injectable()
export class SavedViewsQueries {
  constructor(
    private readonly database: Database,
    private readonly filters: CohortFilters,
    private readonly offenders: OffendersQueries,
  ) {}

  /** In the order of their names, each with how many it shows now. */
  async list(actor: Actor): Promise<SavedView[]> {
    const rows = await this.database.read<Row>(
      sql`select id, name, query, saved_at as "savedAt" from saved_views where user_id = ${actor.id}
        order by lower(name), id`,
    );
    return Promise.all(rows.map((row) => this.toView(actor, row)));
  }

  /**
   * One of them.
   *
   * @throws DomainError not-found, also for another's.
   */
  async get(actor: Actor, id: string): Promise<SavedView> {
    const row = await this.database.readOne<Row>(
      sql`select id, name, query, saved_at as "savedAt" from saved_views
        where id = ${id} and user_id = ${actor.id}`,
    );
    if (!row) throw notFound('The saved view');
    return this.toView(actor, row);
  }

  private async toView(actor: Actor, { query, ...row }: Row): Promise<SavedView> {
    const saved = JSON.parse(query) as Record<string, string>;
    const { filter, refused } = await this.filters.read(actor, saved);
    const count = refused.length > 0 ? null : await this.offenders.howMany(actor, filter);
    return { ...row, filter: saved, count, refused };
  }
}
