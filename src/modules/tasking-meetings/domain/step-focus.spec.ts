import { describe, expect, it } from '@jest/globals';
import { placeInAgenda, type FocusStep } from './step-focus.js';

const AGENDA: FocusStep[] = [
  { id: 'a', state: 'reached' },
  { id: 'b', state: 'decided' },
  { id: 'c', state: 'taken-off' },
  { id: 'd', state: 'waiting' },
];

describe('where the chair can go from an item', () => {
  it.each([
    ['the first: over what is decided or taken off', 'a', { position: 1, previousId: null, nextId: 'd' }],
    ['one that is decided', 'b', { position: 2, previousId: 'a', nextId: 'd' }],
    ['the last: back also to what is decided', 'd', { position: 3, previousId: 'b', nextId: null }],
    ['nothing yet: to the first', null, { position: 0, previousId: null, nextId: 'a' }],
    ['what is not on it (any more)', 'c', { position: 0, previousId: null, nextId: 'a' }],
  ])('%s', (_, from, place) => {
    expect(placeInAgenda(AGENDA, from)).toEqual({ ...place, of: 3 });
  });

  it('is nowhere on an empty agenda', () => {
    expect(placeInAgenda([], null)).toEqual({ position: 0, of: 0, previousId: null, nextId: null });
  });
});
