import { describe, expect, it } from '@jest/globals';
import type { CalendarMeeting } from '../../modules/tasking-meetings/index.js';
import { calendarDay } from '../../shared/calendar-day.js';
import { presentEndSeries, presentSeries, type SeriesWithMeetings } from './series.presenter.js';

const NOW = '2014-06-03T09:30:00.000Z';
const READER = { mayRun: true, now: NOW };
const meeting = (id: string, day: string, changes: Partial<CalendarMeeting> = {}): CalendarMeeting => ({
  ...{ id, panel: 'chesterfield', kind: 'tasking', startsAt: `2014-06-${day}T08:30:00.000Z` },
  ...{ status: 'scheduled', openedAt: null, closedAt: null, seriesId: 's', cancelReason: null, version: 1 },
  ...{ together: null, quorate: null, moved: null },
  ...changes,
});
const series = (changes: Partial<SeriesWithMeetings> = {}): SeriesWithMeetings => ({
  ...{ id: 's', panel: 'chesterfield', kind: 'tasking', rhythm: 'weekly', weekdays: ['monday', 'wednesday'] },
  ...{
    weekOfMonth: null,
    time: '09:30',
    words: 'Mondays and Wednesdays at 9:30',
    from: calendarDay('2014-05-26'),
    until: calendarDay('2014-06-11'),
  },
  ...{ createdAt: '2014-05-20T09:00:00.000Z', createdBy: 'Helen Marsh' },
  ...{ endedFrom: null, endedBy: null, endReason: null, version: 1 },
  meetings: [
    meeting('a', '01', {
      status: 'closed',
      openedAt: '2014-06-01T08:30:00.000Z',
      together: 3,
      quorate: true,
    }),
    meeting('b', '02'),
    meeting('c', '04', { status: 'cancelled', cancelReason: 'Snow' }),
    meeting('d', '09'),
  ],
  ...changes,
});

describe('the page of a series', () => {
  it('says when it meets, who called it, and how its meetings stand', () => {
    const page = presentSeries(series(), 'Chesterfield', READER);
    expect(page.title).toBe('Tasking meetings of Chesterfield: Mondays and Wednesdays at 9:30');
    expect(page.facts).toEqual([
      { label: 'From', text: '26 May 2014' },
      { label: 'Until', text: '11 June 2014' },
      { label: 'Called', text: '20 May 2014 at 10:00 by Helen Marsh' },
    ]);
    expect(page.summary).toBe('4 meetings: 1 held, 1 to come, 1 cancelled, 1 not held');
    expect(page.end).toBe('/meetings/series/s/end');
    const links = page.list.weeks.flatMap(({ rows }) => rows.flatMap((row) => row.links));
    expect(links.map(({ text }) => text)).not.toContain('Series');
  });

  it('says that it was ended, from when, by whom and why', () => {
    const ended = { endedFrom: calendarDay('2014-06-04'), endedBy: 'Alan Pike', endReason: 'Holidays' };
    expect(presentSeries(series(ended), 'Chesterfield', READER).facts.at(-1)).toEqual({
      label: 'Ended',
      text: 'From 4 June 2014 by Alan Pike: Holidays',
    });
  });

  it.each([
    ['somebody who does not run meetings', {}, false],
    ['a series of which nothing is to come', { meetings: [] }, true],
  ])('offers its end not to %s', (_, changes, mayRun) => {
    expect(presentSeries(series(changes), 'Chesterfield', { ...READER, mayRun }).end).toBeNull();
  });

  it('asks from which day on it is to end, from today without more, and why', () => {
    const page = presentEndSeries({ series: series(), today: '2014-06-03', now: NOW });
    expect(page.lead).toContain('Mondays and Wednesdays at 9:30: 1 meeting is still to come.');
    expect(page.from.items.map(({ value }) => value)).toEqual(['3', '6', '2014']);
    const errors = [{ field: 'from', message: 'Enter a day', rule: 'MEET-1' }];
    const refused = presentEndSeries({ series: series(), today: '2014-06-03', now: NOW, values: {}, errors });
    expect(refused.errors.summary).toEqual([{ text: 'Enter a day', href: '#from-day' }]);
    expect(refused.errors.rules).toContain('MEET-1');
  });
});
