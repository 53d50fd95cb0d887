import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { nothing, sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { calendarDay } from '../../shared/calendar-day.js';
import type { Agreement } from './domain/read-agreement.js';
import { SharingAgreementEntity } from './sharing-agreement.entity.js';

/** An agreement that stands: no later row has taken its place. */
export interface StandingAgreement extends Agreement {
  id: string;
}

type Row = Omit<StandingAgreement, 'startsOn' | 'endsOn'> & { startsOn: string; endsOn: string | null };

@Injectable()
export class AgreementsRepository {
  /** Adds an agreement; in the place of another one when it `corrects` it. Returns its id. */
  async add(
    tx: Tx,
    { agency: partner, startsOn, endsOn, note }: Agreement,
    change: { corrects: string; reason: string; isVoid: boolean } | null = null,
    id = newId(),
  ): Promise<string> {
    const { corrects = null, reason = null, isVoid = false } = change ?? {};
    await tx.insert(SharingAgreementEntity, {
      id,
      ...{ partner, startsOn, endsOn, note },
      corrects,
      isVoid,
      reason,
      recordedAt: tx.at,
      recordedBy: tx.actor.name,
      recordedById: tx.actor.id,
      agency: tx.actor.agency,
    });
    return id;
  }

  /** The agreements that stand, of one agency or of all; of one, nobody else changes them until this work ends. */
  async standing(tx: Tx, agency: string | null = null): Promise<StandingAgreement[]> {
    if (agency !== null) await tx.query(sql`select key from agencies where key = ${agency}${tx.forUpdate}`);
    const rows = await tx.query<Row>(
      sql`select id, partner as agency, starts_on as "startsOn", ends_on as "endsOn", note
        from current_sharing_agreements${agency === null ? nothing : sql` where partner = ${agency}`}
        order by partner, starts_on`,
    );
    return rows.map((row) => ({
      ...row,
      startsOn: calendarDay(row.startsOn),
      endsOn: row.endsOn === null ? null : calendarDay(row.endsOn),
    }));
  }

  /** Whose agreement a row is, whether it stands or not; null when there is none. */
  async agencyOf(tx: Tx, id: string): Promise<string | null> {
    const row = await tx.queryOne<{ partner: string }>(
      sql`select partner from sharing_agreements where id = ${id}`,
    );
    return row?.partner ?? null;
  }
}
