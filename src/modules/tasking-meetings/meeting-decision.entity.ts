import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, TextColumn, WholeColumn } from '../../platform/database/columns.js';
import type { Dissent } from './domain/read-dissent.js';

/** What a meeting decided, with everything it rested on as it stood (REF-6); never changed. */
@Entity('meeting_decisions')
export class MeetingDecisionEntity {
  @IdColumn() id!: string;
  @TextColumn('meeting_id') meetingId!: string;
  @TextColumn('referral_id') referralId!: string | null;
  /** Which submission of the referral. */
  @WholeColumn('submission') submission!: number | null;
  @TextColumn('offender_id') offenderId!: string | null;
  @TextColumn('outcome') outcome!: string;
  @TextColumn('reason') reason!: string;
  @TextColumn('information_needed') informationNeeded!: string | null;
  @TextColumn('next_review_on') nextReviewOn!: string | null;
  @TextColumn('rule') rule!: string;
  /** The agencies present (MEET-2). */
  @JsonColumn('agencies') agencies!: readonly string[];
  /** Which of them said no, in their words. */
  @JsonColumn('dissent') dissent!: readonly Dissent[] | null;
  /** The item of the agenda under which it was made; null where it was on none. */
  @TextColumn('item_id') itemId!: string | null;
  @JsonColumn('facts') facts!: object;
  @WholeColumn('policy_version') policyVersion!: number;
  @TextColumn('decided_at') decidedAt!: string;
  @TextColumn('decided_by') decidedBy!: string;
  @TextColumn('decided_by_id') decidedById!: string;
}
