import { completedYears, formatDay, type CalendarDay } from '../../../shared/calendar-day.js';
import type { FieldError } from '../../../shared/domain-error.js';

export interface RowDates {
  dateOfBirth: CalendarDay | null;
  assessedOn: CalendarDay | null;
  registeredOn: CalendarDay | null;
  removedOn: CalendarDay | null;
}

type DateField = keyof RowDates;
type LaterField = Exclude<DateField, 'dateOfBirth'>;

export interface DateFindings {
  errors: FieldError[];
  warnings: { field: DateField; message: string }[];
}

const LATER: readonly (readonly [LaterField, string, string | null])[] = [
  ['assessedOn', 'OGRS assessment', 'TIER-5'],
  ['registeredOn', 'registration', null],
  ['removedOn', 'removal', null],
];
/** Outside these ages a date of birth is more likely mistyped than true; ten is the age of criminal responsibility. */
const LIKELY_AGES = { from: 10, to: 75 };

/** Errors of one date that must lie between birth and today. */
function checkLater(
  dates: RowDates,
  today: CalendarDay,
  [field, name, rule]: (typeof LATER)[number],
): FieldError[] {
  const date = dates[field];
  const withRule = (message: string): FieldError[] => [{ field, message, ...(rule ? { rule } : {}) }];
  if (date === null) return [];
  if (date > today) return withRule(`Date of ${name} ${formatDay(date)} is in the future`);
  if (dates.dateOfBirth !== null && date < dates.dateOfBirth)
    return withRule(
      `Date of ${name} ${formatDay(date)} is before the date of birth ${formatDay(dates.dateOfBirth)}`,
    );
  return [];
}

function checkBirth(born: CalendarDay, today: CalendarDay, typed: string): DateFindings {
  const refuse = (message: string): DateFindings => ({
    errors: [{ field: 'dateOfBirth', message }],
    warnings: [],
  });
  if (born > today) return refuse(`Date of birth ${formatDay(born)} is in the future`);
  const age = completedYears(born, today);
  if (age > 120) return refuse(`Date of birth ${formatDay(born)} would make the person ${age}`);
  if (age >= LIKELY_AGES.from && age <= LIKELY_AGES.to) return { errors: [], warnings: [] };
  const message = `Date of birth ${typed} is read as ${formatDay(born)}, which makes the person ${age}: check the year`;
  return { errors: [], warnings: [{ field: 'dateOfBirth', message }] };
}

/**
 * Checks a row's dates against today and each other: no birth, assessment (TIER-5), registration or removal in
 * the future, nothing before birth, no removal before registration (issue 2, point 6).
 */
export function checkDates(dates: RowDates, today: CalendarDay, typedBirth: string): DateFindings {
  const { dateOfBirth: born, registeredOn, removedOn } = dates;
  const birth = born === null ? { errors: [], warnings: [] } : checkBirth(born, today, typedBirth);
  const later = LATER.flatMap((which) => checkLater(dates, today, which));
  const order: FieldError[] =
    registeredOn !== null && removedOn !== null && removedOn < registeredOn
      ? [
          {
            field: 'removedOn',
            message: `Date of removal ${formatDay(removedOn)} is before the date of registration ${formatDay(registeredOn)}`,
          },
        ]
      : [];
  const gone: DateFindings['warnings'] =
    removedOn === null
      ? []
      : [
          {
            field: 'removedOn',
            message: `Removed from the scheme on ${formatDay(removedOn)}, says the file`,
          },
        ];
  return { errors: [...birth.errors, ...later, ...order], warnings: [...birth.warnings, ...gone] };
}
