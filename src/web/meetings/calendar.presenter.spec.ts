import { describe, expect, it } from '@jest/globals';
import type { CalendarMeeting } from '../../modules/tasking-meetings/index.js';
import { byWeek, presentComing, presentPast, presentRow } from './calendar.presenter.js';

const READER = { mayRun: true, now: '2014-06-03T09:30:00.000Z' };
const meeting = (changes: Partial<CalendarMeeting> = {}): CalendarMeeting => ({
  ...{
    id: 'm',
    panel: 'chesterfield',
    kind: 'tasking',
    startsAt: '2014-06-04T08:30:00.000Z',
    status: 'scheduled',
  },
  ...{ openedAt: null, closedAt: null, seriesId: null, cancelReason: null, version: 1 },
  ...{ together: null, quorate: null, moved: null },
  ...changes,
});
const held = (changes: Partial<CalendarMeeting> = {}): CalendarMeeting =>
  meeting({
    ...{ startsAt: '2014-06-02T08:30:00.000Z', openedAt: '2014-06-02T08:31:00.000Z', status: 'closed' },
    ...{ together: 4, quorate: true },
    ...changes,
  });

describe('a meeting in the calendar', () => {
  it('says when it starts, in London, and leads to its room, to moving and to cancelling it', () => {
    expect(presentRow(meeting(), READER)).toEqual({
      ...{ id: 'm', name: 'Tasking meeting', href: '/meetings/m', when: 'Wednesday 4 June 2014 at 9:30' },
      status: { key: 'scheduled', text: 'Not opened yet' },
      notes: [],
      links: [
        { text: 'Move', href: '/meetings/m/move' },
        { text: 'Cancel', href: '/meetings/m/cancel' },
      ],
    });
  });

  it.each([
    ['somebody who does not run meetings', {}, false, []],
    ['one that is open', { status: 'open' }, true, []],
    ['one that was cancelled', { status: 'cancelled' }, true, []],
    ['one of a series', { seriesId: 's' }, false, ['Series']],
    ['one of a series, for whoever runs it', { seriesId: 's' }, true, ['Move', 'Cancel', 'Series']],
  ] as const)('offers %s what they may do', (_, changes, mayRun, links) => {
    const row = presentRow(meeting(changes), { ...READER, mayRun });
    expect(row.links.map(({ text }) => text)).toEqual(links);
  });

  it.each([
    ['its day has passed', '2014-06-02T22:59:00.000Z', 'Not held'],
    ['it is today, and its time has passed', '2014-06-03T08:30:00.000Z', 'Not opened yet'],
    ['it is to come', '2014-06-04T08:30:00.000Z', 'Not opened yet'],
  ])('that nobody has opened was not held once %s', (_, startsAt, text) => {
    expect(presentRow(meeting({ startsAt }), READER).status.text).toBe(text);
  });

  it.each([
    [held(), ['Quorate: 4 agencies there together']],
    [held({ together: 1, quorate: false }), ['Not quorate: 1 agency there together at most']],
    [meeting({ status: 'cancelled', cancelReason: 'Snow' }), ['Reason: Snow']],
    [
      meeting({ moved: { from: '2014-06-03T08:30:00.000Z', reason: 'Court' } }),
      ['Moved from Tuesday 3 June 2014 at 9:30: Court'],
    ],
  ])('says what became of it', (of, notes) => {
    expect(presentRow(of, READER).notes).toEqual(notes);
  });

  it('stands in its week, Monday to Sunday in London', () => {
    const weeks = byWeek(
      [
        meeting({ id: 'a', startsAt: '2014-06-08T22:30:00.000Z' }),
        meeting({ id: 'b', startsAt: '2014-06-08T23:30:00.000Z' }),
      ],
      READER,
    );
    expect(weeks.map(({ heading, rows }) => [heading, rows.map(({ id }) => id)])).toEqual([
      ['Week of 2 June 2014', ['a']],
      ['Week of 9 June 2014', ['b']],
    ]);
  });
});

describe('the lists of the calendar', () => {
  it.each([
    [[], true, '0 meetings from today on for four weeks'],
    [[meeting()], true, '1 meeting from today on for four weeks'],
    [
      [meeting(), meeting({ status: 'cancelled' })],
      true,
      '1 meeting from today on for four weeks, and 1 that was cancelled',
    ],
  ] as const)('say how many are to come', (meetings, mayRun, summary) => {
    expect(presentComing(meetings, { ...READER, mayRun }).summary).toBe(summary);
  });

  it.each([
    [true, /Call one, or a series/],
    [false, /Those that a chair or co-ordinator calls/],
  ])('say what would fill them', (mayRun, words) => {
    expect(presentComing([], { ...READER, mayRun }).empty).toMatch(words);
    expect(presentPast([], READER).empty).toMatch(/No meeting was called/);
    expect(presentComing([meeting()], READER).empty).toBeNull();
  });

  it('say how many were held, and how many of them quorate, the latest first', () => {
    const past = [
      held({ id: 'a' }),
      held({ id: 'b', together: 2, quorate: false }),
      meeting({ id: 'c', startsAt: '2014-06-02T14:00:00.000Z' }),
    ];
    const { summary, weeks } = presentPast(past, READER);
    expect(summary).toBe('2 of 3 meetings held in the four weeks before today, 1 of them quorate');
    expect(weeks.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(['c', 'b', 'a']);
  });
});
