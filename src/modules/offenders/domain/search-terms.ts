import { readCrn, readPrisonNumber } from '../../../shared/case-reference.js';
import { readPncId } from '../../../shared/pnc-id.js';
import { foldName } from '../../../shared/person-name.js';

export interface SearchablePerson {
  surname: string;
  forename: string;
  pncId: string | null;
  crn: string | null;
  prisonNumber: string | null;
  dateOfBirth: string;
  aliases: readonly { surname: string; forename: string }[];
}

const words = (name: string): string[] => name.split(/[\s'’‘`-]+/).map(foldName);

function nameTerms({ surname, forename }: { surname: string; forename: string }): string[] {
  return [surname, forename, surname + forename, forename + surname]
    .map(foldName)
    .concat(words(surname), words(forename));
}

/** `1979/0163001B` → the spellings people type: with the full year or two digits, padded or not, or the serial alone, padded or not. */
function pncTerms(pncId: string): string[] {
  const [year = '', serial = ''] = pncId.toLowerCase().split('/');
  const short = serial.replace(/^0+(?=\d)/, '');
  return [year + serial, year.slice(2) + serial, year + short, year.slice(2) + short, serial, short];
}

/** Everything a person can be found by: each a folded word of which a search types the beginning. */
export function searchTerms(person: SearchablePerson): string[] {
  const terms = [person, ...person.aliases].flatMap(nameTerms);
  if (person.pncId) terms.push(...pncTerms(person.pncId));
  if (person.crn) terms.push(person.crn.toLowerCase());
  if (person.prisonNumber) terms.push(person.prisonNumber.toLowerCase());
  terms.push(person.dateOfBirth.replaceAll('-', ''));
  return [...new Set(terms)].filter((term) => term !== '');
}

/** `3/6/1979`, `03.06.1979` → `19790603`, so that a date of birth finds people too. */
function readDay(text: string): string | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (!match) return null;
  const [, day = '', month = '', year = ''] = match;
  return year + month.padStart(2, '0') + day.padStart(2, '0');
}

/** An identifier in any usual spelling, spaces within it included, as one beginning; null when it is none. */
function readIdentifier(text: string, thisYear: number): string | null {
  const pnc = readPncId(text, thisYear);
  if (pnc.ok) return pnc.pncId.replace('/', '').toLowerCase();
  return (readCrn(text) ?? readPrisonNumber(text))?.toLowerCase() ?? null;
}

/**
 * What must all be found for a person to match what was typed: each a list of beginnings of which one is enough.
 * An identifier is looked for as such, and as it was typed: `13001B` may be the serial of another PNC ID.
 */
export function searchPrefixes(typed: string, thisYear: number): string[][] {
  const text = typed.trim();
  const day = readDay(text);
  if (day !== null) return [[day]];
  const identifier = readIdentifier(text, thisYear);
  if (identifier !== null) return [[...new Set([identifier, foldName(text)])]];
  const pieces = text.split(/[\s,]+/).map(foldName);
  return [...new Set(pieces)]
    .filter((piece) => piece !== '')
    .slice(0, 8)
    .map((piece) => [piece]);
}
