import type { Actor, Role } from '../../shared/actor.js';
import { mayOpenCohort, seesWholeCohort } from '../sharing/index.js';
import type { TaskStatus } from './domain/task-state.js';

/** Who can be given a task: whoever can open the list of tasks. */
export const OWNER_ROLES: readonly Role[] = ['coordinator', 'offender-manager', 'chair', 'partner'];

/** What a policy needs to know of a task. */
export interface TaskSubject {
  ownerAgency: string;
  createdById: string;
  status: TaskStatus;
  /** What a rule has handed out is ended by what the rule asks for, and by nothing else (EXIT-6). */
  kind: string | null;
}

const NOTHING = {
  ...{ finish: false, reassign: false, handOn: false, change: false, cancel: false, reopen: false },
};

/** May this person read tasks at all: those who see the cohort every panel's, a partner those of their agency? */
export const mayReadTasks = (actor: Actor): boolean => mayOpenCohort(actor);

/** May this person hand out tasks (MEET-6)? A meeting hands them out below the quorum too (MEET-2). */
export const mayHandOutTasks = (actor: Actor): boolean => seesWholeCohort(actor);

/** May this person read this one? A partner is not told that another agency has one (LAW-4). */
export const mayReadTask = (actor: Actor, { ownerAgency }: Pick<TaskSubject, 'ownerAgency'>): boolean =>
  seesWholeCohort(actor) || (mayReadTasks(actor) && actor.agency === ownerAgency);

/** What somebody may do with a task now. */
export interface TaskPermissions {
  /** Say that it is done, and note how it goes. */
  finish: boolean;
  /** Give it to somebody else of the agency. */
  reassign: boolean;
  /** Give it to another agency, which may open the person's record while it has it. */
  handOn: boolean;
  /** Change what is to be done and by when. */
  change: boolean;
  cancel: boolean;
  reopen: boolean;
}

/**
 * Chairs, co-ordinators and whoever handed it out decide about it; the agency does it. A partner cannot reopen one:
 * it would open the person's record to their agency again (LAW-4).
 */
export function whatMayBeDone(actor: Actor, task: TaskSubject): TaskPermissions {
  if (task.kind === 'ppo-removal') return NOTHING;
  const seesAll = seesWholeCohort(actor);
  const runs = actor.role === 'coordinator' || actor.role === 'chair';
  const decides = seesAll && (runs || task.createdById === actor.id);
  const does = mayReadTask(actor, task) && actor.agency === task.ownerAgency;
  const isOpen = task.status === 'open';
  return {
    finish: isOpen && (decides || does),
    reassign: isOpen && (decides || does),
    handOn: isOpen && decides,
    change: isOpen && decides,
    cancel: isOpen && decides,
    reopen: !isOpen && (decides || (does && seesAll)),
  };
}
