import { describe, expect, it } from '@jest/globals';
import { readCustodyForm, readIntelligenceForm, readOffenceForm, readReleaseForm } from './facts.form.js';
import { inWordsOfBoxes } from './typed-day.form.js';

const boxes = (field: string, day: string, month: string, year: string): Record<string, string> => ({
  [`${field}-day`]: day,
  [`${field}-month`]: month,
  [`${field}-year`]: year,
});

describe('the forms of facts', () => {
  it('read an offence with its dates as days', () => {
    const values = {
      ...boxes('offenceDate', '10', 'jan', '2014'),
      ...boxes('outcomeDate', '1', '3', '2014'),
      category: 'other',
      outcome: 'charge',
    };
    expect(readOffenceForm(values)).toEqual({
      sent: { offenceDate: '2014-01-10', outcomeDate: '2014-03-01', category: 'other', outcome: 'charge' },
      dateErrors: [],
    });
  });

  it.each([
    ['nothing', {}, 'Enter the date of the offence'],
    ['no month', boxes('offenceDate', '1', '', '2014'), 'Date of the offence must include a month'],
    ['no such day', boxes('offenceDate', '31', '2', '2014'), 'Date of the offence must be a real date'],
  ])('send on no day for a date with %s, and keep the boxes’ own words', (_, values, message) => {
    const { sent, dateErrors } = readOffenceForm(values);
    expect(sent.offenceDate).toBe('unreadable');
    expect(dateErrors[0]).toEqual({ field: 'offenceDate', message });
  });

  it('leave out dates that may be empty, and no others', () => {
    const { sent, dateErrors } = readCustodyForm({ establishment: 'HMP Ranby' });
    expect(sent).toEqual({
      establishment: 'HMP Ranby',
      from: 'unreadable',
      to: undefined,
      releaseDue: undefined,
    });
    expect(dateErrors.map(({ field }) => field)).toEqual(['from']);
    expect(readCustodyForm(boxes('to', '1', '', '')).sent.to).toBe('unreadable');
    expect(readReleaseForm({}).dateErrors).toEqual([{ field: 'to', message: 'Enter the day of release' }]);
  });

  it.each<[string, string | readonly string[] | undefined, string[]]>([
    ['none', undefined, []],
    ['one', 'housing', ['housing']],
    ['several', ['housing', 'yos'], ['housing', 'yos']],
  ])('read agencies ticked: %s', (_, sharedWith, expected) => {
    expect(readIntelligenceForm({ sharedWith }).sent.sharedWith).toEqual(expected);
  });

  it.each([
    ['1', 1],
    ['', ''],
    ['x', 'x'],
    ['12', '12'],
  ])('send on the source %j as %j', (source, expected) => {
    expect(readIntelligenceForm({ source }).sent.source).toBe(expected);
  });

  it('say of a date what its boxes say, with the rule that asked for it', () => {
    const errors = [
      { field: 'from', message: 'In custody from must be a real date', rule: 'EXCL-2' },
      { field: 'establishment', message: 'Enter the establishment', rule: 'EXCL-2' },
    ];
    const own = [{ field: 'from', message: 'In custody from must include a month' }];
    expect(inWordsOfBoxes(errors, own)).toEqual([
      { field: 'from', message: 'In custody from must include a month', rule: 'EXCL-2' },
      errors[1],
    ]);
  });
});
