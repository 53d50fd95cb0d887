import { describe, expect, it } from '@jest/globals';
import { choose, presentErrors, tick, typed } from './form-errors.js';
import { paths } from './paths.js';
import { withQuery } from './with-query.js';

describe('the errors of a form', () => {
  it('stand in the summary each with a link to its field, and once beside the field', () => {
    const errors = presentErrors(
      [
        { field: 'surname', message: 'Enter a surname' },
        { field: 'bornOn', message: 'Date of birth must be a real date' },
        { field: 'surname', message: 'Surname is too long' },
      ],
      { bornOn: 'bornOn-day' },
    );
    expect(errors.summary.map(({ href }) => href)).toEqual(['#surname', '#bornOn-day', '#surname']);
    expect(errors.by).toEqual({
      surname: { text: 'Enter a surname' },
      bornOn: { text: 'Date of birth must be a real date' },
    });
  });

  it.each([
    [[{ field: 'a', message: 'x' }], null],
    [
      [
        { field: 'a', message: 'x', rule: 'COH-1' },
        { field: 'b', message: 'y', rule: 'COH-1' },
      ],
      'The rule behind this: COH-1',
    ],
    [
      [
        { field: 'a', message: 'x', rule: 'EXIT-2' },
        { field: 'b', message: 'y', rule: 'EXIT-1' },
      ],
      'The rules behind this: EXIT-2, EXIT-1',
    ],
  ])('name the rules of %j: %s', (errors, rules) => {
    expect(presentErrors(errors).rules).toBe(rules);
  });

  it('keep what was typed and chosen', () => {
    const choices = [
      { value: 'a', text: 'A' },
      { value: 'b', text: 'B' },
    ];
    expect(choose(choices, 'b').map(({ selected }) => selected)).toEqual([false, true]);
    expect(tick(choices, ['a', 'b']).map(({ checked }) => checked)).toEqual([true, true]);
    expect(typed({ q: ['first', 'second'] }, 'q')).toBe('first');
    expect(typed({}, 'q')).toBe('');
  });
});

describe('addresses', () => {
  it.each([
    [paths.cohort({ panel: 'derby-city', rag: null, q: '' }), '/cohort?panel=derby-city'],
    [paths.cohort({ q: 'O’Brien & son' }), '/cohort?q=O%E2%80%99Brien+%26+son'],
    [paths.offender('a/b'), '/offenders/a%2Fb'],
    [paths.offenderTab('1', 'rag'), '/offenders/1?tab=rag'],
    [paths.importRows('1', { show: 'rows', page: 2 }), '/imports/1?show=rows&page=2'],
    [withQuery('/x', {}), '/x'],
  ])('%s', (path, expected) => {
    expect(path).toBe(expected);
  });
});
