import { describe, expect, it } from '@jest/globals';
import { isMailAddress } from './mail-address.js';

describe('an e-mail address', () => {
  it.each([
    ['om.chesterfield@probation.example', true],
    ["o'neill+iom@probation.example", true],
    ['two@a.example,three@b.example', false],
    ['a@b.example>', false],
    ['a@b.example\nBcc: c@d.example', false],
    ['name <a@b.example>', false],
    ['nobody', false],
    ['', false],
    [`${'a'.repeat(250)}@b.example`, false],
  ])('%j: %s', (text, isOne) => {
    expect(isMailAddress(text)).toBe(isOne);
  });
});
