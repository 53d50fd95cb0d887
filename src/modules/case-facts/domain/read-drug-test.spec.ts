import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import type { DomainError, FieldError } from '../../../shared/domain-error.js';
import { readDrugTest, type DrugTest, type TypedDrugTest } from './read-drug-test.js';

const FACTS = { dateOfBirth: calendarDay('1990-02-28'), today: calendarDay('2014-06-03'), others: [] };
const GOOD = { sampleDate: '2014-06-01', result: 'positive', substance: ' Crack \n cocaine ' };

function refuse(changes: TypedDrugTest, others: readonly DrugTest[] = []): FieldError[] {
  try {
    readDrugTest({ ...GOOD, ...changes }, { ...FACTS, others });
  } catch (error) {
    return (error as DomainError).details.errors ?? [];
  }
  return [];
}

describe('a drug test (EXIT-1, EXIT-2)', () => {
  it('says when the sample was taken, what came of it and of what', () => {
    expect(readDrugTest(GOOD, FACTS)).toEqual({
      sampleDate: '2014-06-01',
      result: 'positive',
      substance: 'Crack cocaine',
    });
  });

  it.each<[string, TypedDrugTest]>([
    ['of today', { sampleDate: '2014-06-03' }],
    ['of the day of birth', { sampleDate: '1990-02-28' }],
    ['negative, for a substance it was tested for', { result: 'negative', substance: 'Heroin' }],
    ['negative, for nothing named', { result: 'negative', substance: undefined }],
    ['positive for something not known', { substance: null }],
    ['positive for an empty text', { substance: ' ' }],
    ['for a name of 200 characters', { substance: 'x'.repeat(200) }],
  ])('may be %s', (_, changes) => {
    expect(refuse(changes)).toEqual([]);
  });

  it.each<[string, TypedDrugTest, string, string, string]>([
    [
      'of tomorrow',
      { sampleDate: '2014-06-04' },
      'sampleDate',
      'Date of the sample must be today or in the past',
      'EXIT-2',
    ],
    [
      'of the day before birth',
      { sampleDate: '1990-02-27' },
      'sampleDate',
      'Date of the sample cannot be before the date of birth, 28 February 1990',
      'EXIT-2',
    ],
    [
      'of no day',
      { sampleDate: undefined },
      'sampleDate',
      'Date of the sample must be a real date',
      'EXIT-2',
    ],
    [
      'of no real day',
      { sampleDate: '2014-02-30' },
      'sampleDate',
      'Date of the sample must be a real date',
      'EXIT-2',
    ],
    ['without a result', { result: undefined }, 'result', 'Choose positive or negative', 'EXIT-1'],
    ['of another result', { result: 'unclear' }, 'result', 'Choose positive or negative', 'EXIT-1'],
    ['for a substance that is no text', { substance: 3 }, 'substance', 'Substance must be text', 'EXIT-1'],
    [
      'for a name of 201 characters',
      { substance: 'x'.repeat(201) },
      'substance',
      'Substance must be 200 characters or fewer',
      'EXIT-1',
    ],
  ])('may not be %s', (_, changes, field, message, rule) => {
    expect(refuse(changes)).toEqual([{ field, message, rule }]);
  });

  it('is refused once for each field', () => {
    const errors = refuse({ sampleDate: 1, result: 1, substance: 1 });
    expect(errors.map(({ field }) => field)).toEqual(['sampleDate', 'result', 'substance']);
  });

  it('is recorded once: the same again is refused, another of the same day is not', () => {
    const others = [readDrugTest(GOOD, FACTS)];
    expect(refuse({ substance: 'crack COCAINE' }, others)).toEqual([
      { field: 'sampleDate', message: 'This test is recorded already', rule: 'EXIT-2' },
    ]);
    expect(refuse({ substance: 'Heroin' }, others)).toEqual([]);
    expect(refuse({ result: 'negative' }, others)).toEqual([]);
    expect(refuse({ sampleDate: '2014-05-31' }, others)).toEqual([]);
  });
});
