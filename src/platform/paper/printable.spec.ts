import { describe, expect, it } from '@jest/globals';
import { PrintableText, sayMarked } from './printable.js';

describe('the letters of a paper', () => {
  it.each([
    ['Renée Brontë, O’Neill – “café” £5 €6', 'Renée Brontë, O’Neill – “café” £5 €6', 0],
    ['Rene\u0301e', 'Renée', 0],
    ['Łukasz Žižka', '[U+0141]ukasz Žižka', 1],
    ['نادية', '[U+0646][U+0627][U+062F][U+064A][U+0629]', 5],
    ['all well 👍', 'all well [U+1F44D]', 1],
    ['one\r\ntwo\rthree\nfour', 'one\ntwo\nthree\nfour', 0],
    ['tab\tstop', 'tab    stop', 0],
    ['non\u2011breaking\u202f5\u200b', 'non-breaking\u00a05', 0],
    ['bell\u0007', 'bell[U+0007]', 1],
    ['', '', 0],
  ])('print %j as %j', (text, printed, marked) => {
    const letters = new PrintableText();
    expect(letters.of(text)).toBe(printed);
    expect(letters.markedCount).toBe(marked);
  });

  it.each([
    [0, null],
    [1, /^One letter .* its number in Unicode/],
    [7, /^7 letters /],
  ])('say at the end that %i are not there', (count, words) => {
    const said = sayMarked(count);
    if (words === null) expect(said).toBeNull();
    else expect(said).toMatch(words);
  });
});
