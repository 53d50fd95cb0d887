import { describe, expect, it } from '@jest/globals';
import { presentCommitting } from './committing.presenter.js';

describe('the progress of a commit', () => {
  it.each([
    [null, 'Waiting for its turn'],
    [{ done: 0, total: 5000 }, '0 of 5,000 rows'],
    [{ done: 1250, total: 5000 }, '1,250 of 5,000 rows'],
  ])('says how far %j is', (progress, words) => {
    expect(presentCommitting({ progress }).words).toBe(words);
  });
});
