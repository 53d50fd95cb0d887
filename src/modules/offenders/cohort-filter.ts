import { parseCalendarDay, type CalendarDay } from '../../shared/calendar-day.js';
import { badInput, type FieldError } from '../../shared/domain-error.js';
import type { Pathway } from '../../shared/pathway.js';
import type { CohortSort } from './cohort-sorts.js';

/** What a reader of the list asks for. */
export interface CohortFilter {
  panel?: string | undefined;
  rag?: string | undefined;
  tier?: string | undefined;
  status?: string | undefined;
  /** The route by which somebody is registered. */
  route?: string | undefined;
  /** The outcome of the latest decision; somebody never assessed needs information. */
  eligibility?: string | undefined;
  /** `in` custody, or `out` of it. */
  custody?: string | undefined;
  /** In custody, and due for release within so many days from today. */
  releaseWithin?: number | undefined;
  /** A pathway on which somebody has a need that is not met yet. */
  need?: Pathway | undefined;
  /** Only those whose status nobody has set or confirmed for as long as the policy says (LAW-5). */
  stale?: boolean | undefined;
  /** Only those whose current contact is the reader. */
  mine?: boolean | undefined;
  q?: string | undefined;
  /** The list as it stood at the end of this day. */
  asAt?: string | undefined;
  sort?: CohortSort | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

/** What is asked of the present only: nothing keeps how it stood on an earlier day. */
const PRESENT_ONLY = {
  eligibility: 'Eligibility',
  releaseWithin: 'A release that is due',
  need: 'Needs',
  stale: 'Whether a status is due to be confirmed',
  mine: 'Whose contact somebody is',
} as const satisfies Partial<Record<keyof CohortFilter, string>>;

/**
 * The day whose list is asked for; null for the list as it is now.
 *
 * @throws DomainError bad-input naming `asAt` and each part of the filter that only the present list has.
 */
export function readAsAt(filter: CohortFilter, today: CalendarDay): CalendarDay | null {
  const { asAt } = filter;
  if (asAt === undefined) return null;
  const errors: FieldError[] = [];
  const refuse = (field: string, message: string): number => errors.push({ field, message, rule: 'COH-2' });
  const day = parseCalendarDay(asAt);
  if (day === null) refuse('asAt', 'The day must be a real date, such as 2014-06-03');
  else if (day > today) refuse('asAt', 'The day must be today or in the past');
  for (const [part, words] of Object.entries(PRESENT_ONLY)) {
    const asked = filter[part as keyof typeof PRESENT_ONLY];
    if (asked !== undefined && asked !== false) {
      refuse(part, `${words} can be asked of the present list only`);
    }
  }
  if (errors.length > 0) throw badInput(errors);
  return day;
}
