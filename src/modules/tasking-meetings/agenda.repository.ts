import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { nothing, sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { AgendaItemEntity } from './agenda-item.entity.js';
import type { AgendaKind, MeetingKind } from './domain/agenda-kind.js';

export interface WaitingItem {
  id: string;
  panel: string;
  meetingKind: MeetingKind;
  version: number;
}

export interface WaitingFor {
  offenderId: string;
  kind: AgendaKind;
  /** One referral of the person. */
  referralId?: string | null | undefined;
}

type NewItem = Pick<
  AgendaItemEntity,
  'panel' | 'meetingKind' | 'kind' | 'offenderId' | 'referralId' | 'summary' | 'rule' | 'reason'
>;

@Injectable()
export class AgendaRepository {
  /** A person's unsettled items of a kind, or those of one referral, locked until this unit of work ends. */
  async waiting(tx: Tx, { offenderId, kind, referralId = null }: WaitingFor): Promise<WaitingItem[]> {
    const ofReferral = referralId === null ? nothing : sql` and referral_id = ${referralId}`;
    return tx.query<WaitingItem>(
      sql`select id, panel, meeting_kind as "meetingKind", version from agenda_items
        where offender_id = ${offenderId} and kind = ${kind} and settled_at is null${ofReferral}
        order by raised_at, id${tx.forUpdate}`,
    );
  }

  /** `county` or `city`. */
  async areaOf(tx: Tx, panel: string): Promise<string> {
    const row = await tx.queryOne<{ area: string }>(sql`select area from panels where key = ${panel}`);
    if (!row) throw new Error('An agenda item names a panel that is none.');
    return row.area;
  }

  async add(tx: Tx, item: NewItem): Promise<void> {
    await tx.insert(AgendaItemEntity, {
      id: newId(),
      ...item,
      raisedAt: tx.at,
      raisedBy: tx.actor.name,
      settledAt: null,
      settledBy: null,
      settledAs: null,
      version: 1,
    });
  }

  async settle(tx: Tx, { id, version }: WaitingItem, settledAs: string): Promise<void> {
    const changes = { settledAt: tx.at, settledBy: tx.actor.name, settledAs, version: version + 1 };
    const changed = await tx.update(AgendaItemEntity, { id, version }, changes);
    if (changed !== 1) throw new Error('The item changed although it was locked.');
  }
}
