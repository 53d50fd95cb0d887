import { formatDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { badInput, type FieldError } from '../../../shared/domain-error.js';
import { readDay } from './read-day.js';
import { readOptionalText } from './read-text.js';

export const DRUG_TEST_RESULTS = ['positive', 'negative'] as const;
export type DrugTestResult = (typeof DRUG_TEST_RESULTS)[number];

/** What was sent, of any shape. */
export interface TypedDrugTest {
  sampleDate?: unknown;
  result?: unknown;
  substance?: unknown;
}

export interface DrugTest {
  /** The day that counts: a positive test holds an exit back for six months from it (EXIT-2). */
  sampleDate: CalendarDay;
  result: DrugTestResult;
  /** What was found or, with a negative result, tested for; null when it is not known. */
  substance: string | null;
}

const RULE = 'EXIT-2';
const LONGEST_SUBSTANCE = 200;

const isResult = (value: unknown): value is DrugTestResult =>
  (DRUG_TEST_RESULTS as readonly unknown[]).includes(value);

/** Do two entries speak of the same test? Recorded twice by one press of a button, it is one. */
export const isSameTest = (one: DrugTest, other: DrugTest): boolean =>
  one.sampleDate === other.sampleDate &&
  one.result === other.result &&
  one.substance?.toLowerCase() === other.substance?.toLowerCase();

/**
 * Reads a drug test. EXIT-1: a positive one within the six months holds an exit back. EXIT-2: it counts on the
 * sample date, which is in the person's life and not in the future.
 *
 * @throws DomainError bad-input with one entry for each field that cannot be used.
 */
export function readDrugTest(
  typed: TypedDrugTest,
  {
    dateOfBirth,
    today,
    others,
  }: { dateOfBirth: CalendarDay; today: CalendarDay; others: readonly DrugTest[] },
): DrugTest {
  const errors: FieldError[] = [];
  const sampleDate = readDay(
    typed.sampleDate,
    { field: 'sampleDate', called: 'Date of the sample', rule: RULE },
    errors,
  );
  const refuseDate = (message: string): void =>
    void errors.push({ field: 'sampleDate', message, rule: RULE });
  if (sampleDate !== null && sampleDate > today)
    refuseDate('Date of the sample must be today or in the past');
  if (sampleDate !== null && sampleDate < dateOfBirth) {
    refuseDate(`Date of the sample cannot be before the date of birth, ${formatDay(dateOfBirth)}`);
  }
  const { result } = typed;
  if (!isResult(result)) {
    errors.push({ field: 'result', message: 'Choose positive or negative', rule: 'EXIT-1' });
  }
  const substance = readOptionalText(
    typed.substance,
    { field: 'substance', called: 'Substance', longest: LONGEST_SUBSTANCE, rule: 'EXIT-1' },
    errors,
  );
  if (errors.length > 0 || sampleDate === null || !isResult(result)) throw badInput(errors);
  const test: DrugTest = { sampleDate, result, substance };
  if (others.some((other) => isSameTest(other, test))) refuseDate('This test is recorded already');
  if (errors.length > 0) throw badInput(errors);
  return test;
}
