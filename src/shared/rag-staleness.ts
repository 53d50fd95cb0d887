import { addDays, endOfDay, type CalendarDay } from './calendar-day.js';
import { RAG_STATUSES, type RagStatus } from './rag.js';

/** How many days after its last confirmation each status is stale (LAW-5): the policy's `ragStaleAfterDays`. */
export type StaleAfterDays = Readonly<Record<RagStatus, number>>;

/**
 * LAW-5: for each status the instant, in ISO 8601, such that whatever was last confirmed before it is stale today.
 * A status is stale from the day on which so many full days have passed, as months are counted (EXCL-2): one of 14
 * days, confirmed at any hour of 1 June, on 15 June.
 */
export function staleBefore(after: StaleAfterDays, today: CalendarDay): Record<RagStatus, string> {
  const entries = RAG_STATUSES.map((status): [RagStatus, string] => [
    status,
    endOfDay(addDays(today, -after[status])).toISOString(),
  ]);
  return Object.fromEntries(entries) as Record<RagStatus, string>;
}

/** LAW-5: has nobody confirmed this status for too long? Where there is none, there is nothing to confirm. */
export function isStale(
  { rag, ragConfirmedAt }: { rag: RagStatus | null; ragConfirmedAt: string | null },
  after: StaleAfterDays,
  today: CalendarDay,
): boolean {
  if (rag === null) return false;
  return ragConfirmedAt === null || ragConfirmedAt < staleBefore(after, today)[rag];
}
