import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import type { Transfer } from './domain/read-transfer.js';
import { PpoNominationEntity } from './ppo-nomination.entity.js';
import { TransferInEntity } from './transfer-in.entity.js';

/** On what a nomination rests: which intelligence, from where a transfer. */
@Injectable()
export class NominationsRepository {
  /** The open intelligence about a person, the latest first. */
  openIntelligence(tx: Tx, offenderId: string): Promise<{ id: string; grading: string }[]> {
    return tx.query(
      sql`select id, cast(source as text) || assessment as grading from open_intelligence
        where offender_id = ${offenderId} order by dated_on desc, id desc`,
    );
  }

  async addNomination(
    tx: Tx,
    offenderId: string,
    intelligenceId: string,
    nominatedOn: CalendarDay,
  ): Promise<void> {
    const id = newId();
    const said = { recordedAt: tx.at, recordedBy: tx.actor.name };
    await tx.insert(PpoNominationEntity, { id, offenderId, intelligenceId, nominatedOn, ...said });
  }

  /** From where a person came, as it was recorded last. */
  latestTransfer(tx: Tx, offenderId: string): Promise<Transfer | null> {
    return tx.queryOne(
      sql`select from_area as "fromArea", managed_as as "managedAs", transferred_on as "transferredOn"
        from transfers_in where offender_id = ${offenderId} order by recorded_at desc, id desc limit 1`,
    );
  }

  async addTransfer(tx: Tx, offenderId: string, transfer: Transfer): Promise<void> {
    const said = { recordedAt: tx.at, recordedBy: tx.actor.name };
    await tx.insert(TransferInEntity, { id: newId(), offenderId, ...transfer, ...said });
  }
}
