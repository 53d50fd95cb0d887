import type { CalendarDay } from '../../../shared/calendar-day.js';
import { DIFFERENCE_FIELDS, type DifferenceField } from './listed-person.js';

/** Something that gave a person's record values: a change by hand, or an import. */
export interface ValueSource {
  /** ISO instant. */
  at: string;
  fields: readonly DifferenceField[];
  /** The day on which the values were true; null when nobody knows, as with a file that carries no date. */
  on: CalendarDay | null;
}

export type DatesOfValues = Partial<Record<DifferenceField, CalendarDay>>;

/** The day on which each field got the value it has, where that is known. */
export function datesOfValues(sources: readonly ValueSource[]): DatesOfValues {
  const dates: DatesOfValues = {};
  const inOrder = [...sources].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const { fields, on } of inOrder) {
    for (const field of fields) {
      if (on === null) delete dates[field];
      else dates[field] = on;
    }
  }
  return dates;
}

/** Which of the compared fields a kind of history line gives a value, by what it says came after. */
export function fieldsOfHistory(type: string, after: Readonly<Record<string, unknown>>): DifferenceField[] {
  switch (type) {
    case 'offender.created':
      return [...DIFFERENCE_FIELDS];
    case 'offender.registered':
      return ['registeredOn'];
    case 'score.recorded':
      return ['score', 'assessedOn'];
    case 'rag.changed':
    case 'rag.confirmed':
      return ['rag'];
    case 'offender.changed':
    case 'designations.changed':
      return DIFFERENCE_FIELDS.filter((field) => Object.hasOwn(after, field));
    default:
      return [];
  }
}

/** The kinds of history line that give values. */
export const VALUE_HISTORY = [
  'offender.created',
  'offender.registered',
  'offender.changed',
  'designations.changed',
  'score.recorded',
  'rag.changed',
  'rag.confirmed',
] as const;
