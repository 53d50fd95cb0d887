import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../shared/calendar-day.js';
import { dateFieldValues, presentDateField, readDateField } from './date-field.js';
import { presentErrors } from './form-errors.js';

const boxes = (day: string, month: string, year: string) => ({
  'bornOn-day': day,
  'bornOn-month': month,
  'bornOn-year': year,
});
const rules = {
  field: 'bornOn',
  called: 'Date of birth',
  whenEmpty: 'Enter the date of birth',
  latest: calendarDay('2014-06-03'),
  earliest: calendarDay('1900-01-01'),
};

describe('a date typed in three boxes', () => {
  it.each([
    ['3', '6', '2014', '2014-06-03'],
    [' 03 ', '06', ' 2014', '2014-06-03'],
    ['29', '2', '2012', '2012-02-29'],
    ['1', 'June', '1985', '1985-06-01'],
    ['1', 'sept', '1985', '1985-09-01'],
    ['31', 'DEC', '1999', '1999-12-31'],
    ['1', '1', '1900', '1900-01-01'],
  ])('reads %s / %s / %s', (day, month, year, expected) => {
    expect(readDateField(boxes(day, month, year), rules)).toEqual({ day: expected, error: null });
  });

  it.each([
    ['', '', '', 'Enter the date of birth', ['day', 'month', 'year']],
    ['', '6', '1985', 'Date of birth must include a day', ['day']],
    ['3', '', '', 'Date of birth must include a month and a year', ['month', 'year']],
    ['3', '6', '85', 'Date of birth must include a year of 4 numbers, like 1985', ['year']],
    ['3', '6', 'MMXX', 'Date of birth must include a year of 4 numbers, like 1985', ['year']],
    ['31', '2', '1985', 'Date of birth must be a real date', ['day', 'month', 'year']],
    ['29', '2', '2013', 'Date of birth must be a real date', ['day', 'month', 'year']],
    ['0', '6', '1985', 'Date of birth must be a real date', ['day', 'month', 'year']],
    ['3', '13', '1985', 'Date of birth must be a real date', ['day', 'month', 'year']],
    ['3', 'Juneish', '1985', 'Date of birth must be a real date', ['day', 'month', 'year']],
    ['1.5', '6', '1985', 'Date of birth must be a real date', ['day', 'month', 'year']],
    ['-3', '6', '1985', 'Date of birth must be a real date', ['day', 'month', 'year']],
    ['4', '6', '2014', 'Date of birth must be today or in the past', ['day', 'month', 'year']],
    ['31', '12', '1899', 'Date of birth must be 1 January 1900 or later', ['day', 'month', 'year']],
  ])('refuses %j / %j / %j: %s', (day, month, year, message, wrong) => {
    expect(readDateField(boxes(day, month, year), rules)).toEqual({
      day: null,
      error: { field: 'bornOn', message },
      boxes: wrong,
    });
  });

  it('may be left empty when nothing asks for it', () => {
    expect(readDateField({}, { field: 'bornOn', called: 'Date of birth' })).toEqual({
      day: null,
      error: null,
    });
  });

  it('keeps what was typed, and shows the message beside it', () => {
    const errors = presentErrors([{ field: 'bornOn', message: 'Date of birth must be a real date' }]);
    const view = presentDateField(
      { field: 'bornOn', legend: 'Born', hint: '' },
      boxes('31', '2', '1985'),
      errors,
    );
    expect(view.items.map((item) => item.value)).toEqual(['31', '2', '1985']);
    expect(view.error).toEqual({ text: 'Date of birth must be a real date' });
  });

  it('begins with the day already known', () => {
    expect(dateFieldValues('bornOn', '1985-06-03')).toEqual(boxes('3', '6', '1985'));
    expect(dateFieldValues('bornOn', null)).toEqual({});
  });
});
