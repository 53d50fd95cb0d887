/*
 * The letters of a PDF's own fonts: Windows-1252. No font is shipped with the product that has more.
 */

/** Those of Windows-1252 that Unicode keeps elsewhere. */
const BEYOND_LATIN = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';

const isPrintable = (letter: string): boolean => {
  const code = letter.codePointAt(0) ?? 0;
  if (letter === '\n' || (code >= 0x20 && code <= 0x7e)) return true;
  return (code >= 0xa0 && code <= 0xff) || BEYOND_LATIN.includes(letter);
};

/** Letters that are the same to a reader: spaces and hyphens of other widths, signs without a shape. */
const SAME: Record<string, string> = {
  '\t': '    ',
  '\r': '\n',
  '\u00ad': '',
  '\u200b': '',
  '\u2010': '-',
  '\u2011': '-',
  '\u2028': '\n',
  '\u2029': '\n',
  '\u202f': '\u00a0',
  '\ufeff': '',
};

/** Makes texts printable, and counts what it could not print: nothing is left out or spelt otherwise unsaid. */
export class PrintableText {
  private marked = 0;

  /** How many letters stand as their number in Unicode. */
  get markedCount(): number {
    return this.marked;
  }

  /** `Łukasz` is `[U+0141]ukasz`. */
  of(text: string): string {
    return print(text, () => (this.marked += 1));
  }
}

/** The same, for measuring what is printed later. */
export const printable = (text: string): string => print(text, () => undefined);

function print(text: string, onMarked: () => void): string {
  const letters = [...text.replaceAll('\r\n', '\n').normalize('NFC')];
  const printOne = (letter: string): string => {
    const same = SAME[letter];
    if (same !== undefined) return same;
    if (isPrintable(letter)) return letter;
    onMarked();
    return `[U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
  };
  return letters.map(printOne).join('');
}

/** What a paper says at its end of letters that it does not have; null when it has them all. */
export function sayMarked(count: number): string | null {
  if (count === 0) return null;
  const many =
    count === 1
      ? 'One letter of this paper cannot be printed and stands as its number'
      : `${count} letters of this paper cannot be printed and stand as their numbers`;
  return `${many} in Unicode, in square brackets. The record on the screen shows what was typed.`;
}
