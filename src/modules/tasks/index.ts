export { TasksModule } from './tasks.module.js';
export { Tasks, type AddedTask, type NewTask } from './tasks.service.js';
export { mayHandOutTasks, mayReadTask, mayReadTasks } from './tasks.policy.js';
export type { TypedTask } from './domain/read-task.js';
export { TASK_LIMITS } from './domain/task-limits.js';
export { TASK_STATUSES, timingOf, type TaskStatus, type TaskTiming } from './domain/task-state.js';
