import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, TextColumn, WholeColumn } from '../../platform/database/columns.js';
import type { Answers } from './domain/answers.js';
import type { Step } from './domain/question.js';

/** Questions and answers as they were shown when the form was sent, with what the rules said of it then. */
@Entity('referral_submissions')
export class ReferralSubmissionEntity {
  @IdColumn() id!: string;
  @TextColumn('referral_id') referralId!: string;
  @WholeColumn('number') number!: number;
  @JsonColumn('questions') questions!: readonly Step[];
  @JsonColumn('answers') answers!: Answers;
  @JsonColumn('assessment') assessment!: object;
  @WholeColumn('policy_version') policyVersion!: number;
  @TextColumn('submitted_at') submittedAt!: string;
  @TextColumn('submitted_by') submittedBy!: string;
  @TextColumn('submitted_by_id') submittedById!: string;
}
