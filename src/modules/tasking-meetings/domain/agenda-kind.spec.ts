import { describe, expect, it } from '@jest/globals';
import { meetingWords, type MeetingKind } from './agenda-kind.js';

describe('what a meeting is called (MEET-3)', () => {
  it.each<[MeetingKind, string, string]>([
    ['tasking', 'county', 'tasking meeting'],
    ['tasking', 'city', 'tasking meeting'],
    ['panel', 'county', 'panel meeting'],
    ['panel', 'city', 'operational meeting'],
  ])('a %s meeting in the %s is a %s', (kind, area, words) => {
    expect(meetingWords(kind, area)).toBe(words);
  });
});
