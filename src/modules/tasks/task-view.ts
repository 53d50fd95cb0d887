import type { TaskStatus, TaskTiming } from './domain/task-state.js';
import type { TaskChange, TaskHistoryType } from './task-history.entity.js';

/** A task as a list shows it to one reader. */
export interface TaskView {
  id: string;
  panel: string;
  /** What a rule hands out, such as `ppo-removal` (EXIT-6). */
  kind: string | null;
  action: string;
  ownerAgency: string;
  /** Null where it is for whoever of the agency takes it. */
  owner: { id: string; name: string; isMe: boolean; hasLeft: boolean } | null;
  dueOn: string;
  status: TaskStatus;
  /** Null of a task that is closed. */
  timing: TaskTiming | null;
  /** Null where it is about nobody, or about somebody whom the reader may not see (any more). */
  offenderId: string | null;
  /** `Surname, Forename`, as they are called now; null where `offenderId` is. */
  name: string | null;
  /** They have left the scheme (LAW-2). */
  hasLeftScheme: boolean;
  /** The meeting that handed it out, where the reader may know of it. */
  meeting: { id: string; kind: string; startsAt: string } | null;
  note: string | null;
  createdAt: string;
  createdBy: string;
  closedAt: string | null;
  closedBy: string | null;
  version: number;
}

export interface TaskHistoryLine {
  at: string;
  by: string;
  agency: string;
  type: TaskHistoryType;
  changes: TaskChange[];
  note: string | null;
}

/** One task, with what became of it, the latest last. */
export interface TaskDetails extends TaskView {
  history: TaskHistoryLine[];
  may: TaskDetailsPermissions;
}

export type TaskDetailsPermissions = Record<
  'finish' | 'reassign' | 'handOn' | 'change' | 'cancel' | 'reopen',
  boolean
>;

export interface TaskPage {
  readonly items: readonly TaskView[];
  readonly nextCursor: string | null;
  readonly total: number;
}
