import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { escapeText, foldLine, utcTime, writeCalendar, type CalendarEvent } from './write-calendar.js';

const event = (changes: Partial<CalendarEvent> = {}): CalendarEvent => ({
  ...{
    uid: 'abc@iom-cohort-tracker',
    startsAt: '2014-06-03T08:30:00.000Z',
    endsAt: '2014-06-03T08:45:00.000Z',
  },
  ...{ changedAt: '2014-06-01T10:00:00.000Z', sequence: 0, summary: 'Tasking meeting, Chesterfield' },
  ...{ isCancelled: false, url: null },
  ...changes,
});
const octetsOf = (text: string): number => new TextEncoder().encode(text).length;

describe('a calendar to subscribe to', () => {
  it('is a VCALENDAR of VEVENTs, every line ended by CRLF', () => {
    expect(writeCalendar('Chesterfield', [event()]).split('\r\n')).toEqual([
      ...[
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Derbyshire IOM//Tasking meetings//EN',
        'CALSCALE:GREGORIAN',
      ],
      ...['NAME:Chesterfield', 'X-WR-CALNAME:Chesterfield'],
      ...['REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H'],
      ...[
        'BEGIN:VEVENT',
        'UID:abc@iom-cohort-tracker',
        'DTSTAMP:20140601T100000Z',
        'LAST-MODIFIED:20140601T100000Z',
      ],
      ...['SEQUENCE:0', 'DTSTART:20140603T083000Z', 'DTEND:20140603T084500Z'],
      ...['SUMMARY:Tasking meeting\\, Chesterfield', 'STATUS:CONFIRMED', 'END:VEVENT', 'END:VCALENDAR', ''],
    ]);
  });

  it('without meetings is still a calendar', () => {
    const text = writeCalendar('Chesterfield', []);
    expect(text).not.toContain('VEVENT');
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  it('says of a cancelled meeting that it is, and leads to the room where it knows the address', () => {
    const text = writeCalendar('x', [
      event({ isCancelled: true, sequence: 3, url: 'https://iom.example/meetings/a' }),
    ]);
    for (const line of ['STATUS:CANCELLED', 'SEQUENCE:3', 'URL:https://iom.example/meetings/a']) {
      expect(text).toContain(`\r\n${line}\r\n`);
    }
  });

  it.each([
    ['a, b; c', 'a\\, b\\; c'],
    ['a\\b', 'a\\\\b'],
    ['a\nb\r\nc\rd', 'a\\nb\\nc\\nd'],
    ['plain: text "here"', 'plain: text "here"'],
  ])('writes %j as %j', (text, written) => {
    expect(escapeText(text)).toBe(written);
  });

  it.each([
    ['2014-06-03T08:30:00.000Z', '20140603T083000Z'],
    ['2014-06-03T09:30:00+01:00', '20140603T083000Z'],
    ['2014-12-31T23:59:59.999Z', '20141231T235959Z'],
  ])('writes the instant %s as %s', (at, written) => {
    expect(utcTime(at)).toBe(written);
  });

  it.each([
    [74, 1],
    [75, 1],
    [76, 2],
    [149, 2],
    [150, 3],
  ])('breaks a line of %i octets into %i', (length, lines) => {
    expect(foldLine('x'.repeat(length)).split('\r\n')).toHaveLength(lines);
  });

  it('has no line of more than 75 octets, and is whole again when it is unfolded, whatever the letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        fc.pre(!/[\r\n]/.test(text));
        const folded = foldLine(text);
        for (const line of folded.split('\r\n')) expect(octetsOf(line)).toBeLessThanOrEqual(75);
        expect(folded.replaceAll('\r\n ', '')).toBe(text);
      }),
    );
  });
});
