import { Entity } from 'typeorm';
import { IdColumn, TextColumn } from '../../platform/database/columns.js';

/** A panel has kept somebody who was due, until its next review (EXIT-4); never changed. */
@Entity('exit_retentions')
export class ExitRetentionEntity {
  @IdColumn() id!: string;
  @TextColumn('offender_id') offenderId!: string;
  @TextColumn('registration_id') registrationId!: string;
  @TextColumn('meeting_id') meetingId!: string;
  @TextColumn('reason') reason!: string;
  @TextColumn('next_review_on') nextReviewOn!: string;
  @TextColumn('at') at!: string;
  @TextColumn('by_name') byName!: string;
  @TextColumn('by_id') byId!: string;
}
