import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { composeLetter, hasLetter, type LetterFacts } from './compose-letter.js';

const FACTS: LetterFacts = {
  name: 'Lee Morgan',
  startedOn: calendarDay('2014-06-03'),
  endedOn: calendarDay('2014-12-03'),
  panelName: 'Chesterfield',
  writtenOn: calendarDay('2014-12-05'),
};
const wordsOf = (facts: LetterFacts): string => {
  const { title, date, greeting, parts, closing, signedBy } = composeLetter(facts);
  const body = parts.flatMap(({ heading, paragraphs }) => [heading ?? '', ...paragraphs]);
  return [title, date, greeting, ...body, closing, signedBy].join('\n');
};

describe('the letter to somebody who has left by the six-month rule (EXIT-5)', () => {
  it.each([
    ['what they have achieved', 'This letter is to recognise that you have completed your time'],
    ['from when to when', 'You were on it from 3 June 2014 to 3 December 2014.'],
    ['who has agreed to it', 'The Chesterfield panel looked at how the last six months have gone'],
    ['what happens now', 'You are no longer on the scheme'],
    ['what does not change', 'If you are on licence or have a court order, that does not change'],
    ['whom to ring', 'ring the police on 101 and ask for the IOM co-ordinator for the Chesterfield panel'],
    ['how coming back would be', 'It would be a new start with a date of its own'],
    ['to whom', 'Dear Lee Morgan,'],
    ['when', '5 December 2014'],
    ['from whom', 'IOM co-ordinator, Chesterfield panel'],
  ])('says %s', (_, words) => {
    expect(wordsOf(FACTS)).toContain(words);
  });

  it('says only when it ended where nobody recorded when it began (EXIT-2)', () => {
    const words = wordsOf({ ...FACTS, startedOn: null });
    expect(words).toContain('Your time on it ended on 3 December 2014.');
    expect(words).not.toMatch(/from .* to \d/);
  });

  it('tells of no rule, status, intelligence, test or offence, and calls nobody a PPO', () => {
    expect(wordsOf(FACTS)).not.toMatch(
      /EXIT-|\b(red|amber|green|RAG|PPO|MAPPA|intelligence|drug|test|convict\w*|charged?|arrest\w*|OGRS|tier)\b/i,
    );
  });

  it.each([
    ['exited', 'six-months', true],
    ['not-registered', 'six-months', true],
    ['registered', 'six-months', false],
    ['exited', 'excluded', false],
    ['exited', 'long-custody', false],
    ['exited', 'transferred-out', false],
    ['exited', 'died', false],
  ])('for somebody who is %s after an ending %s: %s', (status, ending, there) => {
    expect(hasLetter(status, { ending, takenBack: null })).toBe(there);
  });

  it('is not there after an exit made in error, nor for whoever has never left', () => {
    expect(hasLetter('exited', { ending: 'six-months', takenBack: {} })).toBe(false);
    expect(hasLetter('exited', undefined)).toBe(false);
  });
});
