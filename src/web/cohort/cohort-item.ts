import { calendarDay, londonDay, type CalendarDay } from '../../shared/calendar-day.js';
import type { CohortItem as CohortRow } from '../../modules/offenders/index.js';
import type { CohortStatus, RagKey } from '../shell/labels.js';
import type { CohortItem } from './cohort.presenter.js';

const day = (text: string | null): CalendarDay | null => (text === null ? null : calendarDay(text));

/** A row of the list as pages read it: days as days. */
export function toCohortItem(row: CohortRow): CohortItem {
  return {
    ...row,
    dateOfBirth: calendarDay(row.dateOfBirth),
    status: row.status as CohortStatus,
    rag: row.rag as RagKey | null,
    ragSince: row.ragSince === null ? null : londonDay(new Date(row.ragSince)),
    registeredOn: day(row.registeredOn),
    earliestExitOn: day(row.earliestExitOn),
  };
}
