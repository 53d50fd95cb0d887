import type { ScopedRequest, ViewedSubject } from '../../platform/access/access.js';
import type { TaskDetails, TaskPage, TaskView } from './task-view.js';

/** A task was read: it is part of the person's record, where it is about somebody. */
export function viewedTask(_request: ScopedRequest, answer: unknown): ViewedSubject {
  return describeTaskView(answer as TaskDetails);
}

export function describeTaskView({ id, offenderId }: Pick<TaskView, 'id' | 'offenderId'>): ViewedSubject {
  if (offenderId === null) return { subjectType: 'task', subjectId: id };
  return { subjectType: 'offender', subjectId: offenderId, detail: { taskId: id } };
}

/** A list of tasks was read: what was asked for, and whose names were shown. */
export function viewedTasks(request: ScopedRequest, answer: unknown): ViewedSubject {
  return describeTasksView(request, (answer as TaskPage).items);
}

export function describeTasksView(request: ScopedRequest, items: readonly TaskView[]): ViewedSubject {
  const { cursor: _cursor, ...filter } = request.query as Record<string, unknown>;
  const shown = [...new Set(items.flatMap(({ offenderId }) => offenderId ?? []))];
  return {
    subjectType: 'cohort',
    subjectId: null,
    detail: { filter, shown, tasks: items.map(({ id }) => id) },
  };
}
