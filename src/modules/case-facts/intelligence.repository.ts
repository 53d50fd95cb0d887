import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../shared/domain-error.js';
import type { Intelligence } from './domain/read-intelligence.js';
import { IntelligenceClosureEntity } from './intelligence-closure.entity.js';
import { IntelligenceEntity } from './intelligence.entity.js';
import { alreadySettled, recordedNow } from './recorded.js';

@Injectable()
export class IntelligenceRepository {
  /** Adds an item and returns its id. */
  async add(tx: Tx, offenderId: string, intelligence: Intelligence): Promise<string> {
    const id = newId();
    await tx.insert(IntelligenceEntity, { id, offenderId, ...intelligence, ...recordedNow(tx) });
    return id;
  }

  /**
   * Closes an open item of this person (INT-2). The person's row is locked, so only one of two closes it.
   *
   * @throws DomainError not-found, also for another person's; conflict when it is closed already.
   */
  async close(tx: Tx, offenderId: string, id: string, reason: string): Promise<void> {
    const row = await tx.queryOne<{ closed: string | null }>(
      sql`select c.intelligence_id as closed
        from intelligence f left join intelligence_closures c on c.intelligence_id = f.id
        where f.id = ${id} and f.offender_id = ${offenderId}`,
    );
    if (!row) throw notFound('The intelligence');
    if (row.closed !== null) throw alreadySettled('This intelligence has been closed.');
    await tx.insert(IntelligenceClosureEntity, { intelligenceId: id, reason, ...recordedNow(tx) });
  }
}
