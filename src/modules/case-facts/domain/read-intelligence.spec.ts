import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import type { DomainError, FieldError } from '../../../shared/domain-error.js';
import { ASSESSMENTS, SOURCES } from './intelligence-grading.js';
import { readIntelligence, type TypedIntelligence } from './read-intelligence.js';

const KNOWN = { today: calendarDay('2014-06-03'), agencies: ['police', 'probation-nps', 'housing'] };
const GOOD = { date: '2014-06-01', text: 'Seen near the yard.', source: 1, assessment: 'A', handling: 'P' };
const CONDITIONED = { ...GOOD, handling: 'C', conditions: 'Not to be shown to the subject' };

function refuse(typed: TypedIntelligence): FieldError[] {
  try {
    readIntelligence(typed, KNOWN);
  } catch (error) {
    return (error as DomainError).details.errors ?? [];
  }
  return [];
}

describe('intelligence (INT-1)', () => {
  it('with handling P is read without conditions or agencies', () => {
    expect(readIntelligence({ ...GOOD, text: '  Seen near the yard.\n' }, KNOWN)).toEqual({
      ...GOOD,
      conditions: null,
      sharedWith: [],
      reviewOn: null,
    });
  });

  it('with handling C carries its conditions, and each agency once', () => {
    const sharedWith = ['housing', 'probation-nps', 'housing'];
    expect(readIntelligence({ ...CONDITIONED, sharedWith, reviewOn: '2014-09-01' }, KNOWN)).toEqual({
      ...CONDITIONED,
      sharedWith: ['housing', 'probation-nps'],
      reviewOn: '2014-09-01',
    });
  });

  it.each(SOURCES.flatMap((source) => ASSESSMENTS.map((assessment) => [source, assessment] as const)))(
    'may be graded %i%s with either handling',
    (source, assessment) => {
      expect(refuse({ ...GOOD, source, assessment })).toEqual([]);
      expect(refuse({ ...CONDITIONED, source, assessment })).toEqual([]);
    },
  );

  it.each<[string, TypedIntelligence]>([
    ['of today', { ...GOOD, date: '2014-06-03' }],
    ['to be reviewed the day after it', { ...GOOD, reviewOn: '2014-06-02' }],
    ['of 4,000 characters', { ...GOOD, text: 'x'.repeat(4_000) }],
    ['of one character', { ...GOOD, text: 'x' }],
    ['shared with nobody by name', { ...CONDITIONED, sharedWith: [] }],
    [
      'with nothing said of conditions and agencies',
      { ...GOOD, conditions: null, sharedWith: null, reviewOn: null },
    ],
    ['with P and empty conditions', { ...GOOD, conditions: ' ', sharedWith: [] }],
    ['with conditions of 1,000 characters', { ...CONDITIONED, conditions: 'x'.repeat(1_000) }],
  ])('may be %s', (_, typed) => {
    expect(refuse(typed)).toEqual([]);
  });

  it.each<[string, TypedIntelligence, string, string]>([
    ['of tomorrow', { ...GOOD, date: '2014-06-04' }, 'date', 'INT-1'],
    ['of no real date', { ...GOOD, date: '2014-02-29' }, 'date', 'INT-1'],
    ['without a date', { ...GOOD, date: undefined }, 'date', 'INT-1'],
    ['without a text', { ...GOOD, text: undefined }, 'text', 'INT-1'],
    ['with a blank text', { ...GOOD, text: ' \n\t' }, 'text', 'INT-1'],
    ['with a text that is none', { ...GOOD, text: ['x'] }, 'text', 'INT-1'],
    ['of 4,001 characters', { ...GOOD, text: 'x'.repeat(4_001) }, 'text', 'INT-1'],
    ['with source 0', { ...GOOD, source: 0 }, 'source', 'INT-1'],
    ['with source 4', { ...GOOD, source: 4 }, 'source', 'INT-1'],
    ['with source 1.5', { ...GOOD, source: 1.5 }, 'source', 'INT-1'],
    ['with source "1"', { ...GOOD, source: '1' }, 'source', 'INT-1'],
    ['without a source', { ...GOOD, source: null }, 'source', 'INT-1'],
    ['assessed F', { ...GOOD, assessment: 'F' }, 'assessment', 'INT-1'],
    ['assessed a', { ...GOOD, assessment: 'a' }, 'assessment', 'INT-1'],
    ['assessed AB', { ...GOOD, assessment: 'AB' }, 'assessment', 'INT-1'],
    ['without an assessment', { ...GOOD, assessment: undefined }, 'assessment', 'INT-1'],
    ['handled S', { ...GOOD, handling: 'S' }, 'handling', 'INT-1'],
    ['handled p', { ...GOOD, handling: 'p' }, 'handling', 'INT-1'],
    ['without a handling', { ...GOOD, handling: null }, 'handling', 'INT-1'],
    ['with C and no conditions', { ...GOOD, handling: 'C' }, 'conditions', 'INT-1'],
    ['with C and blank conditions', { ...CONDITIONED, conditions: '  ' }, 'conditions', 'INT-1'],
    ['with conditions too long', { ...CONDITIONED, conditions: 'x'.repeat(1_001) }, 'conditions', 'INT-1'],
    ['with P and conditions', { ...GOOD, conditions: 'None to see' }, 'conditions', 'INT-1'],
    ['with P and conditions of another kind', { ...GOOD, conditions: 3 }, 'conditions', 'INT-1'],
    ['with P and an agency', { ...GOOD, sharedWith: ['housing'] }, 'sharedWith', 'INT-4'],
    [
      'shared with an unknown agency',
      { ...CONDITIONED, sharedWith: ['housing', 'mi5'] },
      'sharedWith',
      'INT-4',
    ],
    ['shared with a text', { ...CONDITIONED, sharedWith: 'housing' }, 'sharedWith', 'INT-4'],
    ['shared with a number', { ...CONDITIONED, sharedWith: [1] }, 'sharedWith', 'INT-4'],
    ['to be reviewed on its own date', { ...GOOD, reviewOn: '2014-06-01' }, 'reviewOn', 'INT-2'],
    ['to be reviewed before it', { ...GOOD, reviewOn: '2014-05-31' }, 'reviewOn', 'INT-2'],
    ['to be reviewed on no real date', { ...GOOD, reviewOn: 'never' }, 'reviewOn', 'INT-2'],
  ])('may not be %s', (_, typed, field, rule) => {
    expect(refuse(typed)).toEqual([{ field, message: expect.any(String), rule }]);
  });

  it('is refused for everything that is wrong, in words that repeat nothing sent (INT-4)', () => {
    const secret = 'MARKED';
    const typed = Object.fromEntries(
      ['date', 'source', 'assessment', 'handling', 'sharedWith', 'reviewOn'].map((name) => [name, secret]),
    );
    const errors = refuse({ ...typed, text: secret.repeat(1_000) });
    expect(errors.map(({ field }) => field)).toEqual([
      'date',
      'text',
      'source',
      'assessment',
      'handling',
      'sharedWith',
      'reviewOn',
    ]);
    expect(JSON.stringify(errors)).not.toContain(secret);
  });
});
