/** What this module announces. */
export const TASK_EVENTS = { changed: 'task.changed' } as const;
