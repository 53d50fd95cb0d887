import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, TextColumn } from '../../platform/database/columns.js';

/** How a time on the scheme ended, or that it did so in error (EXIT-5); never changed. */
@Entity('exit_endings')
export class ExitEndingEntity {
  @IdColumn() id!: string;
  @TextColumn('offender_id') offenderId!: string;
  @TextColumn('registration_id') registrationId!: string;
  @TextColumn('ending') ending!: string;
  @TextColumn('on_day') onDay!: string;
  @TextColumn('reason') reason!: string;
  /** Null where no meeting decides: a death, a move away. */
  @TextColumn('meeting_id') meetingId!: string | null;
  /** The ending that was made in error. */
  @TextColumn('reverses') reverses!: string | null;
  /** Those whose part in the person ended with it. */
  @JsonColumn('agencies') agencies!: readonly string[];
  @TextColumn('at') at!: string;
  @TextColumn('by_name') byName!: string;
  @TextColumn('by_id') byId!: string;
  @TextColumn('agency') agency!: string;
}
