import { describe, expect, it } from '@jest/globals';
import { claimRun } from './claim-run.js';
import type { ReassessmentRow } from './reassessments.repository.js';

const AT = '2014-06-03T00:10:00.000Z';
const night = { cause: 'nightly', onDay: '2014-06-03', at: AT };
const asked = { ...night, cause: 'asked' };
const run = (fields: Partial<ReassessmentRow>): ReassessmentRow => ({
  id: 'one',
  cause: 'nightly',
  onDay: '2014-06-03',
  policyVersion: 2,
  status: 'running',
  total: 10,
  done: 5,
  changed: 0,
  registered: 0,
  lastId: 'e',
  startedAt: '2014-06-03T00:05:00.000Z',
  startedBy: 'Nightly review',
  touchedAt: '2014-06-03T00:09:30.000Z',
  finishedAt: null,
  ...fields,
});
const lost = { touchedAt: '2014-06-03T00:09:00.000Z' };
const yesterday = { id: 'yesterday', onDay: '2014-06-02' };

describe('whether a re-assessment of everybody may begin', () => {
  it.each([
    ['the night’s, when nothing has run', [], night, { action: 'start', giveUp: [] }],
    ['one that is asked for', [], asked, { action: 'start', giveUp: [] }],
    ['not the night’s twice', [run({ status: 'finished' })], night, { action: 'leave', because: 'done' }],
    ['another that day', [run({ status: 'finished' })], asked, { action: 'start', giveUp: [] }],
    ['not while one goes on', [run({})], asked, { action: 'leave', because: 'running' }],
    ['nor the night’s', [run({ cause: 'asked' })], night, { action: 'leave', because: 'running' }],
    ['nor the night’s own, elsewhere', [run({})], night, { action: 'leave', because: 'running' }],
    ['the night’s where it was interrupted', [run(lost)], night, { action: 'go-on', run: run(lost) }],
    [
      'another beside an interrupted night’s, which stays for the night',
      [run(lost)],
      asked,
      { action: 'start', giveUp: [] },
    ],
    [
      'the night’s in place of an interrupted one of yesterday',
      [run({ ...lost, ...yesterday })],
      night,
      { action: 'start', giveUp: ['yesterday'] },
    ],
    [
      'one in place of an interrupted one',
      [run({ ...lost, id: 'old', cause: 'asked' })],
      asked,
      { action: 'start', giveUp: ['old'] },
    ],
  ] as const)('%s', (_, runs, claim, expected) => {
    expect(claimRun(runs, claim)).toEqual(expected);
  });

  it('takes a run for interrupted after a minute without a sign of life', () => {
    const silent = (touchedAt: string): string => claimRun([run({ touchedAt })], night).action;
    expect(silent('2014-06-03T00:09:00.001Z')).toBe('leave');
    expect(silent('2014-06-03T00:09:00.000Z')).toBe('go-on');
  });
});
