import { Entity } from 'typeorm';
import { IdColumn, TextColumn } from '../../platform/database/columns.js';

/** Which review of somebody stands, so that the next one writes only what is different (EXIT-3). */
@Entity('exit_standings')
export class ExitStandingEntity {
  @IdColumn('offender_id') offenderId!: string;
  @TextColumn('registration_id') registrationId!: string;
  @TextColumn('review_id') reviewId!: string;
  @TextColumn('reviewed_on') reviewedOn!: string;
  @TextColumn('state') state!: string;
  @TextColumn('earliest_exit_on') earliestExitOn!: string | null;
  @TextColumn('digest') digest!: string;
}
