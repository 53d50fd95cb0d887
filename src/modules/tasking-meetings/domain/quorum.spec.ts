import { describe, expect, it } from '@jest/globals';
import { countQuorum, type Attendance } from './quorum.js';

const here = (agency: string): Attendance => ({ agency, leftAt: null });
const left = (agency: string): Attendance => ({ agency, leftAt: '2014-06-03T09:40:00.000Z' });

describe('the quorum of a meeting (MEET-2)', () => {
  it.each<[string, Attendance[], string[], boolean]>([
    ['nobody', [], [], false],
    ['two agencies', [here('police'), here('housing')], ['housing', 'police'], false],
    [
      'three agencies',
      [here('police'), here('housing'), here('probation-nps')],
      ['housing', 'police', 'probation-nps'],
      true,
    ],
    ['three people of one agency', [here('police'), here('police'), here('police')], ['police'], false],
    [
      'three agencies of which one has left',
      [here('police'), here('housing'), left('probation-nps')],
      ['housing', 'police'],
      false,
    ],
    [
      'an agency of which one has left and one is there',
      [here('police'), here('housing'), left('probation-nps'), here('probation-nps')],
      ['housing', 'police', 'probation-nps'],
      true,
    ],
    [
      'the two halves of probation, which are two agencies',
      [here('police'), here('probation-crc'), here('probation-nps')],
      ['police', 'probation-crc', 'probation-nps'],
      true,
    ],
  ])('%s', (_, attendance, agencies, quorate) => {
    expect(countQuorum(attendance)).toEqual({ agencies, present: agencies.length, needed: 3, quorate });
  });
});
