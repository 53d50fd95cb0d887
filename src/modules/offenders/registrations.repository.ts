import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { RegistrationEntity } from './registration.entity.js';

@Injectable()
export class RegistrationsRepository {
  async add(
    tx: Tx,
    registration: Omit<RegistrationEntity, 'id' | 'recordedAt' | 'recordedBy'>,
  ): Promise<string> {
    const id = newId();
    await tx.insert(RegistrationEntity, {
      id,
      ...registration,
      recordedAt: tx.at,
      recordedBy: tx.actor.name,
    });
    return id;
  }

  /** The episode somebody is in, or null. */
  async open(tx: Tx, offenderId: string): Promise<{ id: string; startedOn: string | null } | null> {
    return tx.queryOne(
      sql`select id, started_on as "startedOn" from registrations
        where offender_id = ${offenderId} and ended_on is null order by recorded_at desc, id desc limit 1`,
    );
  }

  /** Ends an episode, or lets it go on. */
  async end(tx: Tx, id: string, end: { endedOn: string | null; endReason: string | null }): Promise<void> {
    await tx.update(RegistrationEntity, { id }, end);
  }

  async changeStart(tx: Tx, id: string, startedOn: string): Promise<void> {
    await tx.update(RegistrationEntity, { id }, { startedOn });
  }
}
