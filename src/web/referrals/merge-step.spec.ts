import { describe, expect, it } from '@jest/globals';
import { mergeStep } from './merge-step.js';

describe('two edits of one page', () => {
  it.each([
    ['only I changed', 'A', 'B', 'A', 'B', []],
    ['only they changed', 'A', 'A', 'B', 'B', []],
    ['both changed to the same', 'A', 'B', 'B', 'B', []],
    ['both changed to something else', 'A', 'B', 'C', 'B', ['field']],
    ['I emptied, they left', 'A', '', 'A', '', []],
    ['I emptied, they changed', 'A', '', 'C', '', ['field']],
    ['both left empty, each in its way', null, '', null, '', []],
  ])('%s', (_, was, mine, theirs, merged, conflicts) => {
    const answer = mergeStep({ was: { field: was }, mine: { field: mine }, theirs: { field: theirs } });
    expect(answer.conflicts).toEqual(conflicts);
    expect(answer.merged['field'] || '').toEqual(merged);
  });

  it('leaves every difference to the author where it is not known what the page began with', () => {
    const merge = mergeStep({ was: null, mine: { a: '1', b: '2' }, theirs: { a: '1', b: '3' } });
    expect(merge.conflicts).toEqual(['b']);
  });
});
