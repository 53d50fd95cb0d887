import type { ListedPerson } from './listed-person.js';
import { nameKey, splitFullName } from './read-name.js';
import type { Candidate } from './row-reading.js';

/** How a row is known to be somebody, the surest first (REF-7). */
export const MATCHED_BY = ['pnc-id', 'crn', 'prison-number', 'name-and-date-of-birth'] as const;
export type MatchedBy = (typeof MATCHED_BY)[number];

/** A field that says the row and the listed person are two people. */
export interface Contradiction {
  field: 'pncId' | 'crn' | 'prisonNumber' | 'name-and-date-of-birth';
  message: string;
}

export interface PersonMatch {
  person: ListedPerson;
  by: MatchedBy;
  contradictions: Contradiction[];
}

/** Who a row is: nobody listed, one person, or a question that only a user answers (REF-7). */
export interface MatchOutcome {
  proposal: 'new' | 'merge' | 'decide';
  /** Everyone it may be, the surest first; on `merge` the first is the one. */
  matches: PersonMatch[];
  /** On `decide`, why, in plain words. */
  reasons: string[];
}

type Identified = Pick<ListedPerson, 'pncId' | 'crn' | 'prisonNumber'>;
type Named = Pick<ListedPerson, 'surname' | 'forename' | 'aliases' | 'dateOfBirth'>;

const IDENTIFIERS = [
  ['pncId', 'pnc-id', 'PNC ID'],
  ['crn', 'crn', 'CRN'],
  ['prisonNumber', 'prison-number', 'prison number'],
] as const;

/** Every full name somebody goes under, folded, aliases included; a nickname alone is no full name. */
function foldedNames({ surname, forename, aliases }: Named): string[] {
  return [{ surname, forename }, ...aliases.map(splitFullName)]
    .map(nameKey)
    .filter((key) => key.includes('|'));
}

function nameKeys(person: Named): string[] {
  if (person.dateOfBirth === null) return [];
  return foldedNames(person).map((name) => `name-and-date-of-birth:${name}|${person.dateOfBirth}`);
}

const identifierKeys = (person: Identified): string[] =>
  IDENTIFIERS.flatMap(([field, by]) => (person[field] === null ? [] : [`${by}:${person[field]}`]));

/** The listed people by everything they may be known by: built once, asked for every row. */
export class PeopleIndex {
  private readonly people = new Map<string, ListedPerson[]>();

  constructor(listed: Iterable<ListedPerson> = []) {
    for (const person of listed) this.add(person);
  }

  /** Adds somebody, as a row that makes a new person does for the rows after it. */
  add(person: ListedPerson): void {
    for (const key of new Set([...identifierKeys(person), ...nameKeys(person)]))
      this.people.set(key, [...(this.people.get(key) ?? []), person]);
  }

  /** Replaces somebody by the same person with other values. */
  replace(before: ListedPerson, after: ListedPerson): void {
    for (const key of new Set([...identifierKeys(before), ...nameKeys(before)]))
      this.people.set(
        key,
        (this.people.get(key) ?? []).filter(({ id }) => id !== before.id),
      );
    this.add(after);
  }

  /** Everyone known by a key, the surest key first, each person once. */
  find(keys: readonly string[]): Map<ListedPerson, MatchedBy> {
    const found = new Map<ListedPerson, MatchedBy>();
    for (const key of keys) {
      const by = MATCHED_BY.find((each) => key.startsWith(`${each}:`));
      for (const person of this.people.get(key) ?? []) if (by && !found.has(person)) found.set(person, by);
    }
    return found;
  }
}

function findContradictions(candidate: Candidate, person: ListedPerson, by: MatchedBy): Contradiction[] {
  const different: Contradiction[] = IDENTIFIERS.flatMap(([field, , name]) => {
    const [file, list] = [candidate[field], person[field]];
    if (file === null || list === null || file === list) return [];
    return [{ field, message: `The ${name} in the file is ${file}, on the list ${list}` }];
  });
  if (by === 'name-and-date-of-birth' || person.dateOfBirth === null) return different;
  const listedNames = foldedNames(person);
  const sharesName = foldedNames(candidate).some((name) => listedNames.includes(name));
  if (sharesName || candidate.dateOfBirth === person.dateOfBirth) return different;
  const message = 'The number is the same, but neither the name nor the date of birth is';
  return [...different, { field: 'name-and-date-of-birth', message }];
}

/**
 * Finds who a row may be: by PNC ID, CRN, prison number, or surname, forename and date of birth, aliases
 * included (REF-7). Nobody is merged without a person deciding where identifiers contradict each other, where
 * they lead to two people, or where a name and date of birth fit more than one.
 */
export function matchPerson(candidate: Candidate, index: PeopleIndex): MatchOutcome {
  const found = index.find([...identifierKeys(candidate), ...nameKeys(candidate)]);
  const matches = [...found].map(([person, by]) => ({
    person,
    by,
    contradictions: findContradictions(candidate, person, by),
  }));
  const identified = matches.filter(({ by }) => by !== 'name-and-date-of-birth');
  // Somebody found by number is not made doubtful by a namesake born on the same day.
  const inQuestion = identified.length > 0 ? identified : matches;
  const reasons = inQuestion.flatMap(({ contradictions }) => contradictions.map(({ message }) => message));
  if (identified.length > 1) reasons.unshift(`Its numbers lead to ${identified.length} people on the list`);
  else if (inQuestion.length > 1)
    reasons.unshift(`${inQuestion.length} people on the list have this name and date of birth`);
  if (matches.length === 0) return { proposal: 'new', matches, reasons };
  return { proposal: reasons.length > 0 ? 'decide' : 'merge', matches, reasons };
}
