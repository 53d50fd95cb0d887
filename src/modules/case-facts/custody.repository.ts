import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../shared/domain-error.js';
import { CustodySpellEntity } from './custody-spell.entity.js';
import type { CustodySpell } from './domain/read-custody.js';
import { alreadySettled, recordedNow, type Correction } from './recorded.js';

/** A row that takes another's place. */
export interface CustodyChange extends Correction {
  isVoid: boolean;
}

export interface StandingSpell extends CustodySpell {
  id: string;
}

const FIRST: CustodyChange = { corrects: null, isVoid: false, reason: null };

@Injectable()
export class CustodyRepository {
  /**
   * A person's times in custody that stand, the first first. The person's row is locked, so they stand until the
   * unit of work ends.
   */
  standing(tx: Tx, offenderId: string): Promise<StandingSpell[]> {
    return tx.query<StandingSpell>(
      sql`select id, establishment, from_day as "from", to_day as "to", release_due as "releaseDue"
        from current_custody where offender_id = ${offenderId} order by from_day, id`,
    );
  }

  /**
   * One of them, and the others.
   *
   * @throws DomainError not-found, also for another person's; conflict when it was corrected or withdrawn.
   */
  async load(
    tx: Tx,
    offenderId: string,
    id: string,
  ): Promise<{ spell: StandingSpell; others: StandingSpell[] }> {
    const standing = await this.standing(tx, offenderId);
    const spell = standing.find((each) => each.id === id);
    if (spell) return { spell, others: standing.filter((each) => each !== spell) };
    const settled = await tx.queryOne(
      sql`select 1 as found from custody_spells where id = ${id} and offender_id = ${offenderId}`,
    );
    if (!settled) throw notFound('The time in custody');
    throw alreadySettled('This time in custody has been changed or withdrawn.');
  }

  /** Adds a row; with a `change`, in the place of the one it corrects. Returns its id. */
  async add(tx: Tx, offenderId: string, spell: CustodySpell, change: CustodyChange = FIRST): Promise<string> {
    const id = newId();
    const { establishment, from, to, releaseDue } = spell;
    await tx.insert(CustodySpellEntity, {
      id,
      offenderId,
      establishment,
      from,
      to,
      releaseDue,
      ...change,
      ...recordedNow(tx),
    });
    return id;
  }
}
