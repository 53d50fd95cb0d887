import { tidyName } from '../../../shared/person-name.js';

export interface Alias {
  surname: string;
  forename: string;
}

/** Reads an alias typed as `SURNAME, Forename` or `Forename Surname`; a single word is a forename or nickname. */
export function readAlias(typed: string): Alias | null {
  const text = tidyName(typed);
  if (text === '') return null;
  if (text.includes(',')) {
    const [surname = '', forename = ''] = text.split(',', 2).map(tidyName);
    return { surname, forename };
  }
  const words = text.split(' ');
  const surname = words.length > 1 ? (words.pop() ?? '') : '';
  return { surname, forename: words.join(' ') };
}
