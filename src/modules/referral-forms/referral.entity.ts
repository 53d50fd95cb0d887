import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, TextColumn, WholeColumn } from '../../platform/database/columns.js';
import type { Answers } from './domain/answers.js';
import type { AgencyKind } from './domain/question.js';
import type { ReferralStatus } from './domain/referral-life.js';
import type { ReferralDecisionView } from './referral-view.js';

/** A referral from its first draft (REF-5). Names are in the answers; what was submitted is frozen beside it. */
@Entity('referrals')
export class ReferralEntity {
  @IdColumn() id!: string;
  @TextColumn('status') status!: ReferralStatus;
  @TextColumn('owner_id') ownerId!: string;
  @TextColumn('owner_name') ownerName!: string;
  @TextColumn('agency') agency!: string;
  @TextColumn('agency_kind') agencyKind!: AgencyKind;
  @JsonColumn('answers') answers!: Answers;
  @TextColumn('offender_id') offenderId!: string | null;
  @TextColumn('panel') panel!: string | null;
  /** The key of the area's mailbox (REF-4). */
  @TextColumn('mailbox') mailbox!: string | null;
  /** Known people who may be meant, for the co-ordinator to say (REF-7). */
  @JsonColumn('possible_matches') possibleMatches!: readonly string[] | null;
  @TextColumn('search_text') searchText!: string;
  @TextColumn('started_at') startedAt!: string;
  @TextColumn('changed_at') changedAt!: string;
  @TextColumn('submitted_at') submittedAt!: string | null;
  @TextColumn('decided_at') decidedAt!: string | null;
  @JsonColumn('decision') decision!: ReferralDecisionView | null;
  @WholeColumn('version') version!: number;
}
