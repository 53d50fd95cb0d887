import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, TextColumn } from '../../platform/database/columns.js';

export type TaskHistoryType = 'handed-out' | 'changed' | 'done' | 'cancelled' | 'reopened';

/** One value of a task that changed. */
export interface TaskChange {
  field: 'action' | 'ownerAgency' | 'owner' | 'dueOn' | 'status';
  from: string | null;
  to: string | null;
}

/** What somebody did to a task; never changed. */
@Entity('task_history')
export class TaskHistoryEntity {
  @IdColumn() id!: string;
  @TextColumn('task_id') taskId!: string;
  @TextColumn('at') at!: string;
  @TextColumn('actor_id') actorId!: string;
  @TextColumn('actor_name') actorName!: string;
  @TextColumn('agency') agency!: string;
  /** Whose task it was from then on: what happened while another agency had it is not this one's to know (LAW-4). */
  @TextColumn('owner_agency') ownerAgency!: string;
  @TextColumn('type') type!: TaskHistoryType;
  @JsonColumn('changes') changes!: TaskChange[];
  @TextColumn('note') note!: string | null;
}
