import { describe, expect, it } from '@jest/globals';
import { isOffenceCategory, OFFENCE_CATEGORIES, OFFENCE_CATEGORY_WORDS } from './offence-category.js';

describe('the offence categories of OGRS 3', () => {
  it('are 20, each with words of its own', () => {
    expect(OFFENCE_CATEGORIES).toHaveLength(20);
    expect(new Set(Object.values(OFFENCE_CATEGORY_WORDS)).size).toBe(20);
  });

  it.each(['violence', 'drug-import-export-production', 'other'])('know %s', (category) => {
    expect(isOffenceCategory(category)).toBe(true);
  });

  it.each(['Violence', 'arson', '', 'toString', null, undefined, 0, ['violence']])(
    'do not know %j',
    (category) => {
      expect(isOffenceCategory(category)).toBe(false);
    },
  );
});
