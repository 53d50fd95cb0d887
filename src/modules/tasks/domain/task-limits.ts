/** What a task may be (MEET-6), and when it says something of its due date. */
export const TASK_LIMITS = {
  /** Characters. */
  longestAction: 500,
  longestNote: 2_000,
  /** A task that is not due within this is a plan, not a task. */
  monthsAhead: 12,
  /** It is due soon on its due date and on so many days before. */
  dueSoonDays: 2,
} as const;
