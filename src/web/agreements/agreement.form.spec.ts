import { describe, expect, it } from '@jest/globals';
import { mergeDateErrors, readAgreementChange, readNewAgreement } from './agreement.form.js';

const START = { 'startsOn-day': '1', 'startsOn-month': '6', 'startsOn-year': '2014' };

describe('the form of a new agreement', () => {
  it('sends days as the API takes them, and no last day where none is entered', () => {
    expect(readNewAgreement({ agency: 'housing', ...START, note: 'Signed' })).toEqual({
      sent: { agency: 'housing', startsOn: '2014-06-01', endsOn: null, note: 'Signed' },
      errors: [],
    });
  });

  it.each([
    [{ 'startsOn-day': '1' }, 'startsOn', 'First day must include a month and a year'],
    [{}, 'startsOn', 'Enter the first day'],
    [
      { ...START, 'endsOn-day': '31', 'endsOn-month': '6', 'endsOn-year': '2014' },
      'endsOn',
      'Last day must be a real date',
    ],
  ])('says of %j what is wrong with its boxes', (values, field, message) => {
    expect(readNewAgreement(values).errors).toEqual([{ field, message }]);
  });
});

describe('the form of a change', () => {
  it('takes the end away where the boxes are empty', () => {
    expect(readAgreementChange({ note: 'x', reason: 'y' })).toEqual({
      sent: { endsOn: null, note: 'x', reason: 'y' },
      errors: [],
    });
  });
});

it('a date’s own error stands in the place of what the rules say of it', () => {
  const own = [{ field: 'endsOn', message: 'Last day must include a year' }];
  const refused = [
    { field: 'agency', message: 'Choose an agency' },
    { field: 'endsOn', message: 'Last day must be a real date' },
  ];
  expect(mergeDateErrors(own, refused)).toEqual([refused[0], own[0]]);
});
