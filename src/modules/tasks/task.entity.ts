import { Entity } from 'typeorm';
import { IdColumn, TextColumn, WholeColumn } from '../../platform/database/columns.js';
import type { TaskStatus } from './domain/task-state.js';

/** What an agency is to do (MEET-6). The row is how it stands; how it came to that is in its history. */
@Entity('tasks')
export class TaskEntity {
  @IdColumn() id!: string;
  @TextColumn('panel') panel!: string;
  /** The meeting that handed it out. */
  @TextColumn('meeting_id') meetingId!: string | null;
  @TextColumn('meeting_item_id') meetingItemId!: string | null;
  @TextColumn('offender_id') offenderId!: string | null;
  /** What a rule hands out, such as `ppo-removal` (EXIT-6); null for what people hand out. */
  @TextColumn('kind') kind!: string | null;
  @TextColumn('action') action!: string;
  @TextColumn('owner_agency') ownerAgency!: string;
  @TextColumn('owner_id') ownerId!: string | null;
  @TextColumn('owner_name') ownerName!: string | null;
  /** Since when the agency has it to do: it has a part in the person as long. */
  @TextColumn('owned_since') ownedSince!: string;
  @TextColumn('due_on') dueOn!: string;
  @TextColumn('status') status!: TaskStatus;
  /** What came of it, or why it was cancelled. */
  @TextColumn('note') note!: string | null;
  @TextColumn('created_at') createdAt!: string;
  @TextColumn('created_by') createdBy!: string;
  @TextColumn('created_by_id') createdById!: string;
  @TextColumn('closed_at') closedAt!: string | null;
  @TextColumn('closed_by') closedBy!: string | null;
  /** The due dates of which the owner has been told that they are near, and that they have passed. */
  @TextColumn('told_due_soon_for') toldDueSoonFor!: string | null;
  @TextColumn('told_overdue_for') toldOverdueFor!: string | null;
  @WholeColumn('version') version!: number;
}
