import type { Choice } from '../shell/form-errors.js';

/** The 3x5x2 grading in plain words (INT-1): each mark, what it means, and what that is in practice. */
export const SOURCE_CHOICES: readonly Choice[] = [
  { value: '1', text: '1: Reliable', hint: { text: 'The source has been relied on before and was right.' } },
  { value: '2', text: '2: Untested', hint: { text: 'The source is new, or nobody can say yet.' } },
  { value: '3', text: '3: Not reliable', hint: { text: 'There is reason to doubt the source.' } },
];

export const ASSESSMENT_CHOICES: readonly Choice[] = [
  { value: 'A', text: 'A: Known directly', hint: { text: 'The source saw or heard it first-hand.' } },
  {
    value: 'B',
    text: 'B: Known indirectly, but corroborated',
    hint: { text: 'The source was told it, and something independent supports it.' },
  },
  {
    value: 'C',
    text: 'C: Known indirectly',
    hint: { text: 'The source was told it, and nothing independent supports it.' },
  },
  { value: 'D', text: 'D: Not known', hint: { text: 'Nobody can tell how the source came to know it.' } },
  {
    value: 'E',
    text: 'E: Suspected to be false',
    hint: { text: 'There is reason to think it mistaken or invented.' },
  },
];

export const HANDLING_CHOICES: readonly Choice[] = [
  {
    value: 'P',
    text: 'P: Lawful sharing permitted',
    hint: { text: 'Everybody who may open this record can read it.' },
  },
  {
    value: 'C',
    text: 'C: Lawful sharing permitted with conditions',
    hint: { text: 'Only police, and the agencies ticked below, can read it. Say under which conditions.' },
  },
];

const wordsOf = (choices: readonly Choice[], mark: string): string => {
  const text = choices.find(({ value }) => value === mark)?.text ?? mark;
  return text.replace(/^\w: /, '').toLowerCase();
};

/** `1B: reliable source; known indirectly, but corroborated`. */
export const gradingWords = ({ source, assessment }: { source: number; assessment: string }): string =>
  `${source}${assessment}: ${wordsOf(SOURCE_CHOICES, String(source))} source; ${wordsOf(ASSESSMENT_CHOICES, assessment)}`;

/** `P: lawful sharing permitted`. */
export const handlingWords = (handling: string): string =>
  `${handling}: ${wordsOf(HANDLING_CHOICES, handling)}`;
