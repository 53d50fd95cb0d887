import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, TextColumn, WholeColumn } from '../../platform/database/columns.js';
import type { Weekday } from '../../shared/week.js';
import type { CalledAs } from './domain/meeting-decision.js';
import type { Rhythm, WeekOfMonth } from './domain/series-days.js';

/** How several meetings came to be called at once (MEET-1, MEET-3); each of them stands by itself. */
@Entity('meeting_series')
export class MeetingSeriesEntity {
  @IdColumn() id!: string;
  @TextColumn('panel') panel!: string;
  @TextColumn('kind') kind!: CalledAs;
  @TextColumn('rhythm') rhythm!: Rhythm;
  @JsonColumn('weekdays') weekdays!: readonly Weekday[];
  /** Of a monthly series: 1 to 4, or -1 for the last. */
  @WholeColumn('week_of_month') weekOfMonth!: WeekOfMonth | null;
  /** What clocks in London show: `09:30`. */
  @TextColumn('time') time!: string;
  @TextColumn('from_day') fromDay!: string;
  @TextColumn('until_day') untilDay!: string;
  @TextColumn('created_at') createdAt!: string;
  @TextColumn('created_by') createdBy!: string;
  @TextColumn('created_by_id') createdById!: string;
  /** The first day on which there is none any more. */
  @TextColumn('ended_from') endedFrom!: string | null;
  @TextColumn('ended_at') endedAt!: string | null;
  @TextColumn('ended_by') endedBy!: string | null;
  @TextColumn('end_reason') endReason!: string | null;
  @WholeColumn('version') version!: number;
}
