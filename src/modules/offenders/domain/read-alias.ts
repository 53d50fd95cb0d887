import { tidyName } from '../../../shared/person-name.js';

export interface Alias {
  surname: string;
  forename: string;
}

/** Reads an alias typed as `SURNAME, Forename` or `Forename Surname`; a single word is a forename or nickname. */
export function readAlias(typed: string): Alias | null {
  const text = tidyName(typed);
  if (text === '') return null;
  const comma = text.indexOf(',');
  if (comma >= 0) {
    const alias = { surname: tidyName(text.slice(0, comma)), forename: tidyName(text.slice(comma + 1)) };
    return alias.surname === '' && alias.forename === '' ? null : alias;
  }
  const words = text.split(' ');
  const surname = words.length > 1 ? (words.pop() ?? '') : '';
  return { surname, forename: words.join(' ') };
}
