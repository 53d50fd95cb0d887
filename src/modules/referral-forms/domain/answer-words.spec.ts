import { describe, expect, it } from '@jest/globals';
import { answerWords } from './answer-words.js';
import type { Question } from './question.js';

const choices = [
  { value: 'ete', words: 'Education, training or employment' },
  { value: 'drugs', words: 'Drugs' },
];
const question = (kind: Question['kind']): Question => ({ name: 'x', words: 'X', kind, choices });

describe('an answer in words', () => {
  it.each<[Question['kind'], unknown, string]>([
    ['text', 'Lee', 'Lee'],
    ['long-text', 'one\ntwo', 'one\ntwo'],
    ['text', undefined, ''],
    ['text', '  ', ''],
    ['score', 84, '84'],
    ['score', '84', '84'],
    ['score', 0, '0'],
    ['day', '1985-03-27', '27 March 1985'],
    ['day', 'soon', 'soon'],
    ['day', { day: '31', month: '2', year: '' }, '31 2'],
    ['yes-no', true, 'Yes'],
    ['yes-no', false, 'No'],
    ['choice', 'drugs', 'Drugs'],
    ['choice', 'another', 'another'],
    ['choices', ['ete', 'drugs'], 'Education, training or employment, Drugs'],
    ['choices', [], ''],
  ])('of kind %s: %j is %j', (kind, value, words) => {
    expect(answerWords(question(kind), value)).toBe(words);
  });
});
