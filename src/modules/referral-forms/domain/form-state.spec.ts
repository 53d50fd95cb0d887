import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { AREAS } from './appendix-a.js';
import { stepStates } from './form-state.js';
import { stepsFor } from './referral-form.js';

const context = { kind: 'partner', today: calendarDay('2014-06-03'), areas: AREAS } as const;

describe('how far a form is (REF-1)', () => {
  it('is said page by page, with what stands between it and being sent', () => {
    const states = stepStates({ surname: 'Mottram', addedValue: 'Joint visits' }, context);
    expect(states.map(({ slug, isUntouched, errors }) => [slug, isUntouched, errors.length > 0])).toEqual([
      ['person', false, true],
      ['contact', true, true],
      ['concern', true, true],
      ['factors', true, true],
      ['added-value', false, false],
      ['criteria', true, true],
      ['sending', true, true],
    ]);
  });

  it('offers the mailboxes that there are, and takes no other (REF-4)', () => {
    const areas = [{ value: 'glossop', words: 'Glossop IOM Referral' }];
    const [area] = stepsFor('partner', areas).flatMap(({ questions }) =>
      questions.filter(({ name }) => name === 'area'),
    );
    expect(area?.choices).toEqual(areas);
    const errorsOf = (value: string) =>
      stepStates({ area: value }, { ...context, areas }).flatMap(({ errors }) =>
        errors.filter(({ field }) => field === 'area'),
      );
    expect([errorsOf('glossop').length, errorsOf('buxton').length]).toEqual([0, 1]);
  });
});
