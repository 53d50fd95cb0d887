/** A meeting as a calendar program is told of it: where and when, and nobody's name. */
export interface CalendarEvent {
  /** The same for ever, whatever becomes of it. */
  uid: string;
  startsAt: string;
  endsAt: string;
  /** When it was last called, moved or cancelled. */
  changedAt: string;
  /** Rises with each change. */
  sequence: number;
  summary: string;
  isCancelled: boolean;
  url: string | null;
}

const LONGEST_LINE = 75;

/** How many octets of UTF-8 a character takes. */
function octets(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

/** A content line of at most 75 octets to the line, further ones indented; no character is cut (RFC 5545, 3.1). */
export function foldLine(line: string): string {
  let folded = '';
  let length = 0;
  for (const character of line) {
    const size = octets(character);
    if (length + size > LONGEST_LINE) {
      folded += '\r\n ';
      length = 1;
    }
    folded += character;
    length += size;
  }
  return folded;
}

/** Text in a property: RFC 5545, 3.3.11. */
export const escapeText = (text: string): string =>
  text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r\n|\r|\n/g, '\\n');

/** `20140603T083000Z` for an instant in ISO 8601: UTC, so that no time zone has to be described. */
export const utcTime = (at: string): string => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');

function eventLines(event: CalendarEvent): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${utcTime(event.changedAt)}`,
    `LAST-MODIFIED:${utcTime(event.changedAt)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTART:${utcTime(event.startsAt)}`,
    `DTEND:${utcTime(event.endsAt)}`,
    `SUMMARY:${escapeText(event.summary)}`,
    `STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    ...(event.url === null ? [] : [`URL:${event.url}`]),
    'END:VEVENT',
  ];
}

/** A calendar to subscribe to, as RFC 5545 has it (and RFC 7986 for its name and how often to look). */
export function writeCalendar(name: string, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Derbyshire IOM//Tasking meetings//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}
