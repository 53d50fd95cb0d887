import { Entity } from 'typeorm';
import { IdColumn, TextColumn } from '../../platform/database/columns.js';

/** One episode on the scheme: re-entry after an exit is another (EXIT-5). */
@Entity('registrations')
export class RegistrationEntity {
  @IdColumn() id!: string;
  @TextColumn('offender_id') offenderId!: string;
  @TextColumn('route') route!: string;
  @TextColumn('rule') rule!: string;
  @TextColumn('reason') reason!: string;
  @TextColumn('started_on') startedOn!: string | null;
  @TextColumn('ended_on') endedOn!: string | null;
  @TextColumn('end_reason') endReason!: string | null;
  @TextColumn('recorded_at') recordedAt!: string;
  @TextColumn('recorded_by') recordedBy!: string;
}
