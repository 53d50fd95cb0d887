import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { SavedViewEntity } from './saved-view.entity.js';

export interface SavedViewRow {
  id: string;
  name: string;
}

@Injectable()
export class SavedViewsRepository {
  /** The user's views, which nobody else changes until this unit of work ends. */
  async ofUser(tx: Tx): Promise<SavedViewRow[]> {
    await tx.query(sql`select id from users where id = ${tx.actor.id}${tx.forUpdate}`);
    return tx.query(sql`select id, name from saved_views where user_id = ${tx.actor.id}`);
  }

  async add(tx: Tx, view: { name: string; filter: Record<string, string> }): Promise<string> {
    const id = newId();
    await tx.insert(SavedViewEntity, { id, userId: tx.actor.id, ...view, savedAt: tx.at });
    return id;
  }

  async change(
    tx: Tx,
    id: string,
    changes: { name?: string; filter?: Record<string, string> },
  ): Promise<void> {
    await tx.update(SavedViewEntity, { id, userId: tx.actor.id }, { ...changes, savedAt: tx.at });
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.execute(sql`delete from saved_views where id = ${id} and user_id = ${tx.actor.id}`);
  }
}
