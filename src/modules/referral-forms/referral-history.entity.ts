import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, TextColumn } from '../../platform/database/columns.js';

/** One line of what happened to a referral (COH-2). */
@Entity('referral_history')
export class ReferralHistoryEntity {
  @IdColumn() id!: string;
  @TextColumn('referral_id') referralId!: string;
  @TextColumn('at') at!: string;
  @TextColumn('actor_id') actorId!: string;
  @TextColumn('actor_name') actorName!: string;
  @TextColumn('agency') agency!: string;
  @TextColumn('type') type!: string;
  @TextColumn('summary') summary!: string;
  @TextColumn('reason') reason!: string | null;
  @JsonColumn('detail') detail!: object | null;
}
