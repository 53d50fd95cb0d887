import { describe, expect, it } from '@jest/globals';
import { readGender, readPanel, readPpo, readRag } from './read-words.js';
import type { Cell } from './sheet.js';

const PANELS = [
  { key: 'high-peak-and-dales', name: 'High Peak and Dales', alsoKnownAs: ['Buxton'] },
  { key: 'chesterfield', name: 'Chesterfield' },
];

describe('a RAG status', () => {
  it.each([
    ['R', 'red'],
    ['Red', 'red'],
    ['a', 'amber'],
    ['AMBER', 'amber'],
    ['AA', 'amber-alert'],
    ['Amber Alert', 'amber-alert'],
    ['AMBER-ALERT', 'amber-alert'],
    ['g', 'green'],
    [' Green ', 'green'],
  ])('%s is %s', (text, status) => {
    expect(readRag(text)).toEqual({ value: status });
  });

  it.each(['Blue', 'Red/Amber', '=R+1'])('%s is refused with its text', (text) => {
    expect(readRag(text).error?.message).toContain(`“${text}” is not a RAG status`);
  });
});

describe('whether somebody is a PPO', () => {
  it.each<[Cell, boolean | null]>([
    ['Y', true],
    ['yes', true],
    ['PPO', true],
    [true, true],
    ['N', false],
    ['No', false],
    [null, null],
    ['unknown', null],
  ])('%j says %s', (cell, ppo) => {
    expect(readPpo(cell)).toMatchObject({ value: ppo });
  });

  it('is refused where the word is another', () => {
    expect(readPpo('maybe').error?.message).toBe('“maybe” in the PPO column is neither Yes nor No');
  });
});

describe('a gender', () => {
  it.each([
    ['M', 'male', false],
    ['Female', 'female', false],
    ['Not known', 'not-known', false],
    ['Z', null, true],
  ])('%s is %s, with a warning: %s', (text, gender, warned) => {
    const reading = readGender(text);
    expect([reading.value, reading.warning !== undefined]).toEqual([gender, warned]);
  });
});

describe('a panel', () => {
  it.each<[Cell, string]>([
    ['high-peak-and-dales', 'high-peak-and-dales'],
    ['High Peak & Dales', 'high-peak-and-dales'],
    ['HIGH PEAK AND DALES PANEL', 'high-peak-and-dales'],
    ['Buxton', 'high-peak-and-dales'],
    [null, 'chesterfield'],
  ])('%j is %s', (cell, key) => {
    expect(readPanel(cell, PANELS, 'chesterfield')).toEqual({ value: key });
  });

  it('is refused where nobody knows it', () => {
    expect(readPanel('Leicester', PANELS, 'chesterfield').error?.message).toBe(
      '“Leicester” is not a panel: it is one of High Peak and Dales, Chesterfield',
    );
  });

  it('is asked for where neither the row nor the user names one', () => {
    expect(readPanel('', PANELS, null).error?.message).toBe('Enter a panel: no panel on this row');
  });
});
