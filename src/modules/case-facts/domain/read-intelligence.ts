import type { CalendarDay } from '../../../shared/calendar-day.js';
import { badInput, type FieldError } from '../../../shared/domain-error.js';
import {
  isAssessment,
  isHandling,
  isSource,
  type IntelligenceAssessment,
  type IntelligenceHandling,
  type IntelligenceSource,
} from './intelligence-grading.js';
import { readDay, readOptionalDay } from './read-day.js';
import { readText } from './read-text.js';

/** What was sent, of any shape. */
export interface TypedIntelligence {
  date?: unknown;
  text?: unknown;
  source?: unknown;
  assessment?: unknown;
  handling?: unknown;
  conditions?: unknown;
  sharedWith?: unknown;
  reviewOn?: unknown;
}

/** Police intelligence with its 3x5x2 grading (INT-1). */
export interface Intelligence {
  date: CalendarDay;
  text: string;
  source: IntelligenceSource;
  assessment: IntelligenceAssessment;
  handling: IntelligenceHandling;
  /** Under which it may be shared; with handling C only. */
  conditions: string | null;
  /** Keys of the agencies it names; with handling C only. */
  sharedWith: string[];
  /** The last day on which it counts as current (INT-2). */
  reviewOn: CalendarDay | null;
}

const RULE = 'INT-1';
const LONGEST_TEXT = 4_000;
const LONGEST_CONDITIONS = 1_000;

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/**
 * Reads police intelligence with its grading (INT-1). No message repeats what was sent (INT-4).
 *
 * @throws DomainError bad-input with one entry for each field that cannot be used.
 */
export function readIntelligence(
  typed: TypedIntelligence,
  { today, agencies }: { today: CalendarDay; agencies: readonly string[] },
): Intelligence {
  const errors: FieldError[] = [];
  const refuse = (field: keyof Intelligence, message: string, rule = RULE): void => {
    errors.push({ field, message, rule });
  };
  const date = readDay(typed.date, { field: 'date', called: 'Date of the intelligence', rule: RULE }, errors);
  if (date !== null && date > today) {
    refuse('date', 'Date of the intelligence must be today or in the past');
  }
  const text = readText(
    typed.text,
    {
      field: 'text',
      called: 'Intelligence',
      whenEmpty: 'Enter the intelligence',
      longest: LONGEST_TEXT,
      rule: RULE,
    },
    errors,
  );
  const { source, assessment, handling } = typed;
  if (!isSource(source)) refuse('source', 'Choose how reliable the source is: 1, 2 or 3');
  if (!isAssessment(assessment)) refuse('assessment', 'Choose how the information is known: A, B, C, D or E');
  if (!isHandling(handling)) refuse('handling', 'Choose how it may be handled: P or C');
  const conditions = readConditions(typed, errors);
  const sharedWith = readSharing(typed, agencies, refuse);
  const reviewOn = readOptionalDay(
    typed.reviewOn,
    { field: 'reviewOn', called: 'Review date', rule: 'INT-2' },
    errors,
  );
  if (date !== null && reviewOn !== null && reviewOn <= date) {
    refuse('reviewOn', 'Review date must be after the date of the intelligence', 'INT-2');
  }
  if (errors.length > 0 || date === null) throw badInput(errors);
  return {
    date,
    text,
    source: source as IntelligenceSource,
    assessment: assessment as IntelligenceAssessment,
    handling: handling as IntelligenceHandling,
    conditions,
    sharedWith,
    reviewOn,
  };
}

/** INT-1: handling C states its conditions; P has none. */
function readConditions({ handling, conditions }: TypedIntelligence, errors: FieldError[]): string | null {
  if (handling === 'C') {
    return readText(
      conditions,
      {
        field: 'conditions',
        called: 'Conditions',
        whenEmpty: 'Enter the conditions under which it may be shared',
        longest: LONGEST_CONDITIONS,
        rule: RULE,
      },
      errors,
    );
  }
  if (handling === 'P' && !isNothing(conditions)) {
    const message = 'Conditions belong to handling C only: choose C, or leave them empty';
    errors.push({ field: 'conditions', message, rule: RULE });
  }
  return null;
}

/** INT-4: handling C may name agencies, which then see it; P is open to whoever may open the record. */
function readSharing(
  { handling, sharedWith }: TypedIntelligence,
  agencies: readonly string[],
  refuse: (field: keyof Intelligence, message: string, rule?: string) => void,
): string[] {
  if (sharedWith === undefined || sharedWith === null) return [];
  if (!Array.isArray(sharedWith) || sharedWith.some((agency) => !agencies.includes(agency as string))) {
    refuse('sharedWith', 'Choose agencies of the partnership', 'INT-4');
    return [];
  }
  if (handling === 'P' && sharedWith.length > 0) {
    refuse('sharedWith', 'Agencies are named with handling C only: choose C, or name none', 'INT-4');
  }
  return [...new Set(sharedWith as string[])];
}
