import { describe, expect, it } from '@jest/globals';
import { panelFor } from './route-referral.js';

const derwent = {
  key: 'derwent-centre',
  mailbox: 'Derwent Centre IOM Referral',
  panels: ['derby-city', 'south-derbyshire'],
};

describe('the panel of a mailbox (REF-4)', () => {
  it.each([
    ['nobody knows the person yet', null, 'derby-city'],
    ['the person is with another panel of the mailbox', 'south-derbyshire', 'south-derbyshire'],
    ['the person is with a panel of another mailbox', 'chesterfield', 'derby-city'],
  ])('where %s', (_, known, expected) => {
    expect(panelFor(derwent, known)).toBe(expected);
  });
});
