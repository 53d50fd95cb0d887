import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, TextColumn, WholeColumn } from '../../platform/database/columns.js';
import type { AgendaReason } from './domain/agenda-reason.js';
import type { ItemKind, ItemState, SectionKey } from './domain/agenda-table.js';

/** One item of a meeting's agenda: until the meeting opens what its chair did to it, then the item as it stood. */
@Entity('meeting_items')
export class MeetingItemEntity {
  @IdColumn() id!: string;
  @TextColumn('meeting_id') meetingId!: string;
  /** 0 where the rules decide. */
  @WholeColumn('position') position!: number;
  /** What it is about, the same in every meeting: `referral:ID`, `exit:OFFENDER`, `person:OFFENDER`, `added:ID`. */
  @TextColumn('key') key!: string;
  @TextColumn('kind') kind!: ItemKind;
  @TextColumn('section') section!: SectionKey;
  @TextColumn('offender_id') offenderId!: string | null;
  @TextColumn('referral_id') referralId!: string | null;
  @TextColumn('task_id') taskId!: string | null;
  @TextColumn('agenda_item_id') agendaItemId!: string | null;
  @TextColumn('summary') summary!: string;
  @TextColumn('rule') rule!: string | null;
  @TextColumn('reason') reason!: string | null;
  @JsonColumn('reasons') reasons!: readonly AgendaReason[];
  /** How many meetings before have left it over (MEET-4). */
  @WholeColumn('carried') carried!: number;
  @TextColumn('state') state!: ItemState;
  @TextColumn('added_by') addedBy!: string | null;
  @TextColumn('added_at') addedAt!: string | null;
  @TextColumn('taken_off_by') takenOffBy!: string | null;
  @TextColumn('taken_off_at') takenOffAt!: string | null;
  @TextColumn('taken_off_reason') takenOffReason!: string | null;
  @TextColumn('reached_at') reachedAt!: string | null;
  @WholeColumn('version') version!: number;
}
