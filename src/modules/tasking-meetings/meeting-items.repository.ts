import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import type { ReadRows } from './agenda-rows.queries.js';
import type { EditInput } from './domain/agenda-inputs.js';
import type { BuiltItem } from './domain/build-agenda.js';
import type { ItemState } from './domain/agenda-table.js';
import { MeetingItemEntity } from './meeting-item.entity.js';

export interface MeetingItemRow {
  id: string;
  key: string;
  kind: MeetingItemEntity['kind'];
  section: MeetingItemEntity['section'];
  offenderId: string | null;
  referralId: string | null;
  agendaItemId: string | null;
  summary: string;
  state: ItemState;
  reachedAt: string | null;
  position: number;
  version: number;
}

type Changes = Partial<Omit<MeetingItemEntity, 'id' | 'meetingId' | 'version'>>;

/** What the chair did to a meeting's agenda before it opened. */
export function editsOf(read: ReadRows, meetingId: string): Promise<EditInput[]> {
  return read<EditInput>(
    sql`select i.id, i.key, i.kind, i.offender_id as "offenderId", o.surname || ', ' || o.forename as name,
        i.position, i.carried, i.state, i.summary, i.reason, i.added_by as "addedBy", i.added_at as "addedAt",
        i.taken_off_by as "takenOffBy", i.taken_off_at as "takenOffAt", i.taken_off_reason as "takenOffReason"
      from meeting_items i left join offenders o on o.id = i.offender_id
      where i.meeting_id = ${meetingId} and (o.id is null or o.status <> 'exited')
      order by i.position, i.id`,
  );
}

/** The items of a meeting; whoever changes them has locked the meeting. */
@Injectable()
export class MeetingItems {
  /** In their order. */
  async ofMeeting(tx: Tx, meetingId: string): Promise<MeetingItemRow[]> {
    return tx.query<MeetingItemRow>(
      sql`select id, key, kind, section, offender_id as "offenderId", referral_id as "referralId",
          agenda_item_id as "agendaItemId", summary, state, reached_at as "reachedAt", position, version
        from meeting_items where meeting_id = ${meetingId} order by position, id`,
    );
  }

  /** Is somebody there to be spoken about? Whoever has left the scheme is on no list (LAW-2). */
  async isOnTheList(tx: Tx, offenderId: string): Promise<boolean> {
    const found = await tx.queryOne(
      sql`select 1 as found from offenders where id = ${offenderId} and status <> 'exited'`,
    );
    return found !== null;
  }

  async add(tx: Tx, item: Omit<MeetingItemEntity, 'version'>): Promise<string> {
    await tx.insert(MeetingItemEntity, { ...item, version: 1 });
    return item.id;
  }

  /** Keeps what was built as it stands, in its order, in place of what the chair did to it before. */
  async replace(tx: Tx, meetingId: string, built: readonly BuiltItem[]): Promise<void> {
    await tx.execute(sql`delete from meeting_items where meeting_id = ${meetingId}`);
    let position = 0;
    for (const item of built) {
      position += 1;
      await this.add(tx, { ...rowOf(item), id: item.edit?.id ?? newId(), meetingId, position });
    }
  }

  async change(
    tx: Tx,
    { id, version }: Pick<MeetingItemRow, 'id' | 'version'>,
    changes: Changes,
  ): Promise<void> {
    const changed = await tx.update(MeetingItemEntity, { id, version }, { ...changes, version: version + 1 });
    if (changed !== 1) throw new Error('The item changed although its meeting was locked.');
  }

  /** It has been spoken about; what has been before, or is decided, stays as it is. */
  async markReached(tx: Tx, itemId: string): Promise<void> {
    await tx.execute(
      sql`update meeting_items set state = 'reached', reached_at = ${tx.at}, version = version + 1
        where id = ${itemId} and state = 'waiting'`,
    );
  }

  /** It has been decided over; returns its id, or null where it came too late for this agenda. */
  async markDecided(tx: Tx, meetingId: string, key: string): Promise<string | null> {
    const item = (await this.ofMeeting(tx, meetingId)).find((each) => each.key === key);
    if (!item) return null;
    await tx.execute(
      sql`update meeting_items set state = 'decided', reached_at = coalesce(reached_at, ${tx.at}),
          version = version + 1
        where id = ${item.id} and state <> 'decided'`,
    );
    return item.id;
  }

  /** Settles what a rule put on the agenda and the meeting has spoken about, or its chair has taken off. */
  async settleSpoken(tx: Tx, meetingId: string): Promise<void> {
    await tx.execute(
      sql`update agenda_items set settled_at = ${tx.at}, settled_by = ${tx.actor.name},
          settled_as = 'Spoken about by a meeting', version = version + 1
        where settled_at is null and kind = 'registration' and id in (
          select agenda_item_id from meeting_items
          where meeting_id = ${meetingId} and state in ('reached', 'decided', 'taken-off'))`,
    );
  }
}

/** An item as it is kept. */
export function rowOf(item: BuiltItem): Omit<MeetingItemEntity, 'id' | 'meetingId' | 'position' | 'version'> {
  const { key, kind, section, offenderId, referralId, taskId, agendaItemId, reasons, carried, state } = item;
  const { edit } = item;
  const [first] = reasons;
  return {
    ...{ key, kind, section, offenderId, referralId, taskId, agendaItemId, reasons, carried, state },
    ...{ summary: first?.text ?? '', rule: first?.rule ?? null, reason: first?.detail ?? null },
    ...{ addedBy: edit?.addedBy ?? null, addedAt: edit?.addedAt ?? null },
    ...{ takenOffBy: edit?.takenOffBy ?? null, takenOffAt: edit?.takenOffAt ?? null },
    takenOffReason: edit?.takenOffReason ?? null,
    reachedAt: null,
  };
}
