import { describe, expect, it } from '@jest/globals';
import { readWatchRequest } from './watch-request.js';

describe('a request to watch', () => {
  it.each([
    [
      { panels: 'all', since: null },
      { panels: 'all', since: null },
    ],
    [{ panels: 'all' }, { panels: 'all', since: null }],
    [
      { panels: ['chesterfield'], since: 0 },
      { panels: ['chesterfield'], since: 0 },
    ],
    [
      { panels: ['chesterfield', 'derby-city'], since: 42 },
      { panels: ['chesterfield', 'derby-city'], since: 42 },
    ],
  ])('%j is understood', (sent, request) => {
    expect(readWatchRequest(sent)).toEqual(request);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'all'],
    ['a list', ['all']],
    ['no panels', {}],
    ['an empty list', { panels: [] }],
    ['a panel that is no text', { panels: ['chesterfield', 3] }],
    ['another word', { panels: 'every' }],
    ['a number before the first', { panels: 'all', since: -1 }],
    ['half a number', { panels: 'all', since: 1.5 }],
    ['a number as text', { panels: 'all', since: '1' }],
    ['a number too large to be one', { panels: 'all', since: 1e300 }],
  ])('that is %s is refused', (_, sent) => {
    expect(readWatchRequest(sent)).toBeNull();
  });
});
