import { describe, expect, it } from '@jest/globals';
import { paperOrder } from './paper-order.js';
import { AGENCY_KINDS } from './question.js';
import { questionsFor, stepsFor } from './referral-form.js';

const namesFor = (kind: (typeof AGENCY_KINDS)[number]): string[] =>
  paperOrder(stepsFor(kind)).map(({ question }) => question.name);

describe('the order of Appendix A on paper (REF-1)', () => {
  it.each(AGENCY_KINDS)('holds every question of a form of %s once', (kind) => {
    expect(namesFor(kind).sort()).toEqual(
      questionsFor(kind)
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('begins with the date, and has who completed it before what probation alone is asked', () => {
    const names = namesFor('probation');
    expect(names[0]).toBe('referredOn');
    expect(names.at(-1)).toBe('area');
    expect(names.indexOf('completedBy')).toBe(names.indexOf('addedValue') + 1);
    expect(names.indexOf('probation.offenderManager')).toBe(names.indexOf('completedBy') + 1);
  });

  it.each([
    ['police', ['Relevant factors', 'Where it is sent']],
    ['probation', ['Relevant factors', 'Probation only', 'Where it is sent']],
    ['partner', ['Relevant factors', 'Agencies other than police and probation', 'Where it is sent']],
  ] as const)('has its headings over what %s is asked', (kind, headings) => {
    const lines = paperOrder(stepsFor(kind));
    expect(lines.flatMap(({ heading }) => heading ?? [])).toEqual(headings);
  });
});
