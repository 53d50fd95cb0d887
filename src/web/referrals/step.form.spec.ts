import { describe, expect, it } from '@jest/globals';
import type { Question, Step } from '../../modules/referral-forms/index.js';
import { answersOf, readStepForm, readWas, stepErrors, stepValues } from './step.form.js';

const question = (kind: Question['kind'], more: Partial<Question> = {}): Question => ({
  name: kind,
  words: `A ${kind}`,
  kind,
  ...more,
});
const step: Step = {
  slug: 'any',
  title: 'Any',
  asks: ['probation'],
  questions: (['text', 'long-text', 'day', 'yes-no', 'choice', 'choices', 'score'] as const).map((kind) =>
    question(kind),
  ),
};

describe('a page of the form', () => {
  it.each([
    ['text', { text: ' Lee ' }, ' Lee '],
    ['long-text', { 'long-text': 'One\r\ntwo\rthree' }, 'One\ntwo\nthree'],
    ['day', { 'day-day': '27', 'day-month': '3', 'day-year': '1985' }, '1985-03-27'],
    ['day', { 'day-day': '27', 'day-month': 'March', 'day-year': '1985' }, '1985-03-27'],
    [
      'day',
      { 'day-day': '31', 'day-month': '2', 'day-year': '1985' },
      { day: '31', month: '2', year: '1985' },
    ],
    ['day', { 'day-day': '', 'day-month': '3', 'day-year': '' }, { day: '', month: '3', year: '' }],
    ['day', {}, null],
    ['yes-no', { 'yes-no': 'yes' }, true],
    ['yes-no', { 'yes-no': 'no' }, false],
    ['yes-no', { 'yes-no': 'perhaps' }, null],
    ['choice', { choice: 'chesterfield' }, 'chesterfield'],
    ['choice', {}, null],
    ['choices', { choices: 'drugs' }, ['drugs']],
    ['choices', { choices: ['drugs', 'ete'] }, ['drugs', 'ete']],
    ['choices', {}, []],
    ['score', { score: '84' }, 84],
    ['score', { score: '69.5' }, 69.5],
    ['score', { score: '084' }, '084'],
    ['score', { score: '90%' }, '90%'],
    ['score', { score: '' }, ''],
  ])('reads a %s typed as %j as it was typed (REF-5)', (name, values, answer) => {
    const read = readStepForm(values, step);
    expect(read[name]).toEqual(answer);
    const again = readStepForm(stepValues(read, step), step);
    expect(again).toEqual(read);
  });

  it('says of a date that is none what is wrong with its boxes', () => {
    const answers = { day: { day: '31', month: '', year: '1985' } };
    const errors = [{ field: 'day', message: 'A day must be a real date', rule: 'REF-1' }];
    expect(stepErrors(errors, answers, step)).toEqual([
      { field: 'day', message: 'A day must include a month', rule: 'REF-1' },
    ]);
    expect(stepErrors(errors, { day: '1985-01-31' }, step)).toEqual(errors);
  });

  it('carries its answers as they were opened, and knows when they did not come back whole', () => {
    const was = answersOf({ text: 'One', other: 'Elsewhere' }, step);
    expect(was).toMatchObject({ text: 'One', score: null });
    expect(was).not.toHaveProperty('other');
    expect(readWas({ was: JSON.stringify(was) })).toEqual(was);
    for (const broken of ['', '{', '[]', 'null', '3']) expect(readWas({ was: broken })).toBeNull();
  });
});
