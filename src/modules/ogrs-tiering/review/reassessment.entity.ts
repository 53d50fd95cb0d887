import { Entity } from 'typeorm';
import { IdColumn, TextColumn, WholeColumn } from '../../../platform/database/columns.js';

export type ReassessmentCause = 'nightly' | 'asked' | 'command';

/** One run of the rules over everybody, and how far it has come. */
@Entity('reassessments')
export class ReassessmentEntity {
  @IdColumn() id!: string;
  @TextColumn('cause') cause!: ReassessmentCause;
  @TextColumn('on_day') onDay!: string;
  @WholeColumn('policy_version') policyVersion!: number;
  /** `running`, `finished` or `failed`. */
  @TextColumn('status') status!: string;
  @WholeColumn('total') total!: number;
  @WholeColumn('done') done!: number;
  @WholeColumn('changed') changed!: number;
  @WholeColumn('registered') registered!: number;
  /** The last person looked at, from whom it goes on after an interruption. */
  @TextColumn('last_id') lastId!: string | null;
  @TextColumn('started_at') startedAt!: string;
  @TextColumn('started_by') startedBy!: string;
  @TextColumn('touched_at') touchedAt!: string;
  @TextColumn('finished_at') finishedAt!: string | null;
}
