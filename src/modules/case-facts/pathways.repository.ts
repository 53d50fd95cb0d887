import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../shared/domain-error.js';
import { PathwayEntity } from './pathway.entity.js';
import type { Pathway } from './domain/read-pathway.js';
import { alreadySettled, chooseRow, FIRST, recordedNow, type Change, type Chosen } from './recorded.js';

export interface StandingPathway extends Pathway {
  id: string;
}

@Injectable()
export class PathwaysRepository {
  /** A person's pathways that stand, the first first. The person's row is locked, so they stand until the unit of work ends. */
  async standing(tx: Tx, offenderId: string): Promise<StandingPathway[]> {
    const rows = await tx.query<Omit<StandingPathway, 'details'> & { details: string }>(
      sql`select id, pathway, need, provider_agency as "providerAgency", provider, status, from_day as "from",
          to_day as "to", details
        from current_pathways where offender_id = ${offenderId} order by from_day, id`,
    );
    return rows.map((row) => ({ ...row, details: JSON.parse(row.details) as Pathway['details'] }));
  }

  /**
   * One of them, and the others.
   *
   * @throws DomainError not-found, also for another person's; conflict when it was changed or withdrawn.
   */
  async load(tx: Tx, offenderId: string, id: string): Promise<Chosen<StandingPathway>> {
    const chosen = chooseRow(await this.standing(tx, offenderId), id);
    if (chosen) return chosen;
    const settled = await tx.queryOne(
      sql`select 1 as found from pathways where id = ${id} and offender_id = ${offenderId}`,
    );
    if (!settled) throw notFound('The pathway');
    throw alreadySettled('This pathway has been changed or withdrawn.');
  }

  /** Adds a row; with a `change`, in the place of the one it corrects. Returns its id. */
  async add(tx: Tx, offenderId: string, pathway: Pathway, change: Change = FIRST): Promise<string> {
    const id = newId();
    await tx.insert(PathwayEntity, { ...pathway, id, offenderId, ...change, ...recordedNow(tx) });
    return id;
  }
}
