import { Entity } from 'typeorm';
import { IdColumn, TextColumn, WholeColumn } from '../../platform/database/columns.js';

/** One review of everybody or of a panel, and how far it has come (EXIT-3). */
@Entity('exit_runs')
export class ExitRunEntity {
  @IdColumn() id!: string;
  @TextColumn('cause') cause!: 'nightly' | 'on request';
  @TextColumn('on_day') onDay!: string;
  /** Null for everybody. */
  @TextColumn('panel') panel!: string | null;
  @WholeColumn('policy_version') policyVersion!: number;
  /** `running`, `finished` or `failed`. */
  @TextColumn('status') status!: string;
  @WholeColumn('total') total!: number;
  @WholeColumn('done') done!: number;
  @WholeColumn('due') due!: number;
  @WholeColumn('held') held!: number;
  @WholeColumn('changed') changed!: number;
  /** The last person looked at, from whom it goes on after an interruption. */
  @TextColumn('last_id') lastId!: string | null;
  @TextColumn('started_at') startedAt!: string;
  @TextColumn('started_by') startedBy!: string;
  @TextColumn('touched_at') touchedAt!: string;
  @TextColumn('finished_at') finishedAt!: string | null;
}
