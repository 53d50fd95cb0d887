import { Entity } from 'typeorm';
import {
  FlagColumn,
  IdColumn,
  JsonColumn,
  TextColumn,
  WholeColumn,
} from '../../platform/database/columns.js';

/** Why somebody was reviewed: because a day had passed, because somebody asked, or because a fact had changed. */
export type ExitReviewCause = 'nightly' | 'on request' | 'fact' | 'decision';

/** What the rules said of somebody's exit, and on what it rested (EXIT-3); never changed. */
@Entity('exit_reviews')
export class ExitReviewEntity {
  @IdColumn() id!: string;
  @TextColumn('offender_id') offenderId!: string;
  @TextColumn('registration_id') registrationId!: string;
  /** The day for which it was asked. */
  @TextColumn('reviewed_on') reviewedOn!: string;
  @TextColumn('state') state!: string;
  @TextColumn('earliest_exit_on') earliestExitOn!: string | null;
  @JsonColumn('blockers') blockers!: readonly object[];
  @JsonColumn('inputs') inputs!: object;
  @TextColumn('digest') digest!: string;
  @WholeColumn('policy_version') policyVersion!: number;
  @TextColumn('cause') cause!: ExitReviewCause;
  /** False where another day than that of the review was asked about: nothing follows from it. */
  @FlagColumn('is_standing') isStanding!: boolean;
  @TextColumn('at') at!: string;
  @TextColumn('by_name') byName!: string;
  @TextColumn('by_id') byId!: string;
}
