import type { CalendarDay } from '../../../shared/calendar-day.js';
import type { RagStatus } from './read-words.js';
import type { Candidate } from './row-reading.js';

/** A person already on the list, with what an import compares. Identifiers stand in their canonical form. */
export interface ListedPerson {
  id: string;
  surname: string;
  forename: string;
  /** Each `Surname, Forename`, which no surname of two words makes doubtful, or `Forename Surname`. */
  aliases: readonly string[];
  dateOfBirth: CalendarDay | null;
  gender: string | null;
  pncId: string | null;
  crn: string | null;
  prisonNumber: string | null;
  panel: string | null;
  score: number | null;
  assessedOn: CalendarDay | null;
  rag: RagStatus | null;
  ragSince: CalendarDay | null;
  registeredOn: CalendarDay | null;
  ppo: boolean | null;
  address: string | null;
  contactNumber: string | null;
  primarySubstance: string | null;
  /** The day on which a field got the value it has, where that is known. */
  setOn?: Partial<Record<DifferenceField, CalendarDay>>;
}

/** What may differ between a row and the list, in the order in which it is shown. */
export const DIFFERENCE_FIELDS = [
  'surname',
  'forename',
  'dateOfBirth',
  'gender',
  'pncId',
  'crn',
  'prisonNumber',
  'panel',
  'score',
  'assessedOn',
  'rag',
  'registeredOn',
  'ppo',
  'address',
  'contactNumber',
  'primarySubstance',
  'aliases',
] as const;
export type DifferenceField = (typeof DIFFERENCE_FIELDS)[number];

/** A row's person as the list would hold it: to find somebody twice in one file, or in another still waiting. */
export function listCandidate(candidate: Candidate, id: string, savedOn: CalendarDay | null): ListedPerson {
  const { notes: _notes, removedOn: _removedOn, ...values } = candidate;
  return {
    ...values,
    id,
    ragSince: null,
    ...(savedOn === null
      ? {}
      : { setOn: Object.fromEntries(DIFFERENCE_FIELDS.map((field) => [field, savedOn])) }),
  };
}
