import { DomainError } from '../../../shared/domain-error.js';
import type { TaskStatus } from './task-state.js';

/** What a task's status can become, and what nobody can make of it. */
const MOVES: Record<TaskStatus, readonly TaskStatus[]> = {
  open: ['done', 'cancelled'],
  // Reopened with a reason: a dated entry, and what was said before stays.
  done: ['open'],
  cancelled: ['open'],
};

const WORDS: Record<TaskStatus, string> = {
  open: 'is open already',
  done: 'has been done already',
  cancelled: 'has been cancelled',
};

/** @throws DomainError conflict when the task is not where it could become that. */
export function moveTask(from: TaskStatus, to: TaskStatus): TaskStatus {
  if (MOVES[from].includes(to)) return to;
  throw notPossible(from);
}

/** @throws DomainError conflict when the task is not open. */
export function requireOpen(status: TaskStatus): void {
  if (status !== 'open') throw notPossible(status);
}

function notPossible(status: TaskStatus): DomainError {
  const next = status === 'open' ? '' : ' Reopen it to change it.';
  const message = `This task ${WORDS[status]}.${next}`;
  return new DomainError({ kind: 'conflict', code: 'TASK.NOT_POSSIBLE', message, rule: 'MEET-6' });
}
