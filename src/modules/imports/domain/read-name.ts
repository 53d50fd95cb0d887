import { foldName, tidyName, unshoutName } from '../../../shared/person-name.js';
import { refuse, type Reading } from './reading.js';

/** A person's name in its two parts; either may be missing from a file. */
export interface NameParts {
  surname: string;
  forename: string;
}

/** Words that belong to the surname behind them: `Ana de la Cruz`. */
const PARTICLES = new Set([
  'de',
  'da',
  'del',
  'della',
  'der',
  'den',
  'di',
  'du',
  'la',
  'le',
  'van',
  'von',
  'bin',
  'ibn',
  'al',
  'el',
  'st',
  'st.',
  'ap',
  'mac',
]);

const isShouted = (word: string): boolean =>
  word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();

/**
 * Parts a full name: `SURNAME, Forename`, `Forename SURNAME`, `SURNAME Forename` or `Forename Surname` (issue 2,
 * point 6). A single word is a surname without a forename.
 */
export function splitFullName(text: string): NameParts {
  const name = tidyName(text);
  const comma = name.indexOf(',');
  if (comma >= 0) return { surname: name.slice(0, comma).trim(), forename: name.slice(comma + 1).trim() };
  const words = name.split(' ');
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  if (words.length < 2) return { surname: name, forename: '' };
  if (isShouted(first) && !isShouted(last)) {
    const end = words.findIndex((word) => !isShouted(word));
    return { surname: words.slice(0, end).join(' '), forename: words.slice(end).join(' ') };
  }
  let start = words.length - 1;
  while (start > 1 && belongsToSurname(words[start - 1] ?? '', last, first)) start -= 1;
  return { surname: words.slice(start).join(' '), forename: words.slice(0, start).join(' ') };
}

function belongsToSurname(word: string, last: string, first: string): boolean {
  return PARTICLES.has(word.toLowerCase()) || (isShouted(last) && isShouted(word) && !isShouted(first));
}

/** The form in which full names are compared, the parts kept apart: `Li|An` is not `Lia|N`. */
export function nameKey({ surname, forename }: NameParts): string {
  return [surname, forename].map(foldName).filter(Boolean).join('|');
}

/** Reads one part of a name. Capitals become normal case, which is said; a name without a letter is refused. */
export function readNamePart(text: string, part: 'surname' | 'forename'): Reading<string> {
  const typed = tidyName(text);
  if (typed === '') return refuse(`Enter a ${part}: no ${part} on this row`);
  if (!/\p{L}/u.test(typed)) return refuse(`Enter a ${part}: “${typed}” is not a name`);
  const value = unshoutName(typed);
  if (value !== typed) return { value, warning: `${typed} is written ${value}: check the capitals` };
  return /[^\p{L}\p{M}\s'’.-]/u.test(typed)
    ? { value, warning: `“${typed}” is kept as it is: is it a name?` }
    : { value };
}

/** Reads aliases: several in one cell stand apart by `;`, `/`, `|`, a new line or `aka`. */
export function readAliases(text: string): string[] {
  const parts = text
    .split(/[;|/\n\r]+|(?:^|\s)a\.?k\.?a\.?(?=\s|:)/i)
    .map((part) => tidyName(part.replace(/^[:\s]+/, '')));
  return [...new Set(parts.filter((part) => /\p{L}/u.test(part)))];
}
