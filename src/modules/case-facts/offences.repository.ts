import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../shared/domain-error.js';
import type { Offence } from './domain/read-offence.js';
import { OffenceEntity } from './offence.entity.js';
import { alreadySettled, recordedNow, type Correction } from './recorded.js';

/** A row that takes another's place. */
export interface OffenceChange extends Correction {
  isVoid: boolean;
}

const FIRST: OffenceChange = { corrects: null, isVoid: false, reason: null };

@Injectable()
export class OffencesRepository {
  /**
   * An offence of this person that stands. The person's row is locked, so it stands until the unit of work ends.
   *
   * @throws DomainError not-found, also for another person's; conflict when it was corrected or withdrawn.
   */
  async load(tx: Tx, offenderId: string, id: string): Promise<Offence> {
    const row = await tx.queryOne<Offence & { stands: number }>(
      sql`select f.offence_date as "offenceDate", f.category, f.outcome, f.outcome_date as "outcomeDate",
          case when c.id is null then 0 else 1 end as stands
        from offences f left join current_offences c on c.id = f.id
        where f.id = ${id} and f.offender_id = ${offenderId}`,
    );
    if (!row) throw notFound('The offence');
    const { stands, ...offence } = row;
    if (stands === 0) throw alreadySettled('This offence has been corrected or withdrawn.');
    return offence;
  }

  /** Adds a row; with a `change`, in the place of the one it corrects. Returns its id. */
  async add(tx: Tx, offenderId: string, offence: Offence, change: OffenceChange = FIRST): Promise<string> {
    const id = newId();
    await tx.insert(OffenceEntity, { id, offenderId, ...offence, ...change, ...recordedNow(tx) });
    return id;
  }
}
