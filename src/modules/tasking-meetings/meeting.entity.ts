import { Entity } from 'typeorm';
import { IdColumn, TextColumn, WholeColumn } from '../../platform/database/columns.js';
import type { CalledAs, MeetingStatus } from './domain/meeting-decision.js';

/** A meeting of a panel, from the call to its close. */
@Entity('meetings')
export class MeetingEntity {
  @IdColumn() id!: string;
  @TextColumn('panel') panel!: string;
  @TextColumn('kind') kind!: CalledAs;
  @TextColumn('starts_at') startsAt!: string;
  @TextColumn('status') status!: MeetingStatus;
  @TextColumn('opened_at') openedAt!: string | null;
  /** When its agenda was set down; null before it opens. */
  @TextColumn('agenda_set_at') agendaSetAt!: string | null;
  @TextColumn('closed_at') closedAt!: string | null;
  /** Who has the chair: whoever opened it, or took it over since. */
  @TextColumn('chair_id') chairId!: string | null;
  @TextColumn('chair_name') chairName!: string | null;
  /** The series that called it; null for one that was called by itself. */
  @TextColumn('series_id') seriesId!: string | null;
  /** The day that the series meant. */
  @TextColumn('series_day') seriesDay!: string | null;
  @TextColumn('cancelled_at') cancelledAt!: string | null;
  @TextColumn('cancelled_by') cancelledBy!: string | null;
  @TextColumn('cancel_reason') cancelReason!: string | null;
  /** The agenda item that everybody sees. */
  @TextColumn('focus_item_id') focusItemId!: string | null;
  @TextColumn('created_at') createdAt!: string;
  @TextColumn('created_by') createdBy!: string;
  @WholeColumn('version') version!: number;
}
