import type { CalendarDay } from '../../../shared/calendar-day.js';
import { foldName } from '../../../shared/person-name.js';
import { DIFFERENCE_FIELDS, type DifferenceField, type ListedPerson } from './listed-person.js';
import { nameKey, splitFullName } from './read-name.js';
import type { Candidate } from './row-reading.js';

export type DifferenceValue = string | number | boolean | readonly string[];

/** One field that a row and the list do not agree on, with a proposal (issue 2, point 6). */
export interface Difference {
  field: DifferenceField;
  file: DifferenceValue;
  list: DifferenceValue | null;
  newer: 'file' | 'list' | 'unknown';
  take: 'file' | 'list';
}

/** Facts that time does not change: the newer of two is no likelier, so the list's stands until a person decides. */
const UNCHANGING: readonly DifferenceField[] = ['dateOfBirth', 'gender', 'pncId', 'crn', 'prisonNumber'];
const NAMES: readonly DifferenceField[] = ['surname', 'forename'];

const foldText = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s,]+/g, ' ')
    .trim();
const foldNumber = (text: string): string => text.replace(/[^\d+]/g, '') || foldText(text);

function isSame(field: DifferenceField, file: DifferenceValue, list: DifferenceValue): boolean {
  if (typeof file !== 'string' || typeof list !== 'string') return file === list;
  if (field === 'contactNumber') return foldNumber(file) === foldNumber(list);
  return field === 'address' || field === 'primarySubstance'
    ? foldText(file) === foldText(list)
    : file === list;
}

/** The dates on which the two values were true: the assessment's, else the file's own day against the list's. */
function datesOf(
  field: DifferenceField,
  candidate: Candidate,
  person: ListedPerson,
  savedOn: CalendarDay | null,
): [CalendarDay | null, CalendarDay | null] {
  const setOn = person.setOn?.[field] ?? null;
  if (field === 'rag') return [savedOn, person.ragSince ?? setOn];
  if (field !== 'score' && field !== 'assessedOn') return [savedOn, setOn];
  // TIER-5: the later assessment is the current one. The day a file was saved says nothing against that.
  if (candidate.assessedOn !== null && person.assessedOn !== null)
    return [candidate.assessedOn, person.assessedOn];
  return [candidate.assessedOn ?? savedOn, setOn ?? person.assessedOn];
}

function whichIsNewer([file, list]: [CalendarDay | null, CalendarDay | null]): Difference['newer'] {
  if (file === null || list === null || file === list) return 'unknown';
  return file > list ? 'file' : 'list';
}

function compareAliases(candidate: Candidate, person: ListedPerson): Difference[] {
  const known = new Set([person, ...person.aliases.map(splitFullName)].map(nameKey));
  const file = candidate.aliases.filter((alias) => !known.has(nameKey(splitFullName(alias))));
  // An alias is added, so nothing of the list's is lost by taking it.
  return file.length > 0
    ? [{ field: 'aliases', file, list: person.aliases, newer: 'unknown', take: 'file' }]
    : [];
}

/**
 * Every difference between a row and the person it matches, with the proposal (issue 2, point 6). A blank in the
 * file never overwrites and is no difference; what the list lacks is taken from the file; of two dated values
 * the newer is taken; otherwise the list's stays. A name spelt otherwise (`O’Brien`, `OBrien`) is shown, and the
 * list's spelling stays.
 */
export function comparePerson(
  candidate: Candidate,
  person: ListedPerson,
  savedOn: CalendarDay | null,
): Difference[] {
  return DIFFERENCE_FIELDS.flatMap((field): Difference[] => {
    if (field === 'aliases') return compareAliases(candidate, person);
    const [file, list] = [candidate[field], person[field]];
    if (file === null) return [];
    // The date of another score goes with that score; of the same score, it is news of its own.
    if (field === 'assessedOn' && candidate.score !== person.score) return [];
    if (list === null || list === '') return [{ field, file, list: null, newer: 'unknown', take: 'file' }];
    if (isSame(field, file, list)) return [];
    const newer = whichIsNewer(datesOf(field, candidate, person, savedOn));
    const stays = UNCHANGING.includes(field) || (NAMES.includes(field) && isSameName(file, list));
    return [{ field, file, list, newer, take: newer === 'file' && !stays ? 'file' : 'list' }];
  });
}

const isSameName = (file: DifferenceValue, list: DifferenceValue): boolean =>
  foldName(String(file)) === foldName(String(list));

/** The listed person with every value that is taken from the file. */
export function applyDifferences(
  person: ListedPerson,
  candidate: Candidate,
  differences: readonly Difference[],
): ListedPerson {
  const taken = differences.filter(({ take }) => take === 'file').map(({ field }) => field);
  const simple = taken
    .filter((field) => field !== 'aliases')
    .map((field) => [field, candidate[field]] as const);
  return {
    ...person,
    ...Object.fromEntries(simple),
    ...(taken.includes('score') ? { assessedOn: candidate.assessedOn } : {}),
    ...(taken.includes('rag') ? { ragSince: null } : {}),
    aliases: taken.includes('aliases') ? [...person.aliases, ...addedAliases(differences)] : person.aliases,
  };
}

function addedAliases(differences: readonly Difference[]): readonly string[] {
  return differences.flatMap(({ field, file }) =>
    field === 'aliases' && typeof file === 'object' ? file : [],
  );
}
