import { parseCalendarDay } from '../../../shared/calendar-day.js';
import { badInput, type FieldError } from '../../../shared/domain-error.js';
import { CALLED_AS, type CalledAs } from './meeting-decision.js';

/** A meeting as somebody calls it. */
export interface TypedMeeting {
  panel?: unknown;
  kind?: unknown;
  startsAt?: unknown;
}

export interface CalledMeeting {
  panel: string;
  kind: CalledAs;
  startsAt: string;
}

const INSTANT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;
/** Of the years that every page can write, and a calendar can reckon from. */
const CENTURY = /^(19|20|21)/;

/** An ISO 8601 instant in its usual spelling; null for anything else, 31 February included. */
export function readInstant(typed: unknown): string | null {
  const match = typeof typed === 'string' ? INSTANT.exec(typed) : null;
  // `Date.parse` takes 31 February for 3 March, and would call a meeting on a day that nobody named.
  const day = match && parseCalendarDay(match[1]);
  if (typeof typed !== 'string' || !day || !CENTURY.test(day)) return null;
  const at = Date.parse(typed);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** A panel, and whether it is of the County or the City. */
export interface MeetingPanel {
  key: string;
  area: string;
}

export interface MeetingFrame {
  panel: string;
  kind: CalledAs;
}

/** MEET-3: panels of the County meet as a panel, the City operationally; tasking meetings are everybody's. */
export const ownKindOf = (area: string): Exclude<CalledAs, 'tasking'> =>
  area === 'city' ? 'operational' : 'panel';

/** Whose meeting it is and of which kind; what is wrong is added to the errors. */
export function readFrame(
  typed: Pick<TypedMeeting, 'panel' | 'kind'>,
  panels: readonly MeetingPanel[],
  errors: FieldError[],
): MeetingFrame | null {
  const panel = panels.find(({ key }) => key === typed.panel);
  const kind = CALLED_AS.find((each) => each === typed.kind);
  if (panel === undefined) errors.push({ field: 'panel', message: 'Choose one of the five panels' });
  if (kind === undefined) {
    errors.push({ field: 'kind', message: 'Choose tasking, panel or operational', rule: 'MEET-3' });
  }
  if (panel === undefined || kind === undefined) return null;
  if (kind === 'tasking' || kind === ownKindOf(panel.area)) return { panel: panel.key, kind };
  const message =
    panel.area === 'city'
      ? 'The City holds operational meetings; panel meetings are the County’s'
      : 'The County’s panels hold panel meetings; operational meetings are the City’s';
  errors.push({ field: 'kind', message, rule: 'MEET-3' });
  return null;
}

/** @throws DomainError bad-input naming the fields. */
export function readMeeting(typed: TypedMeeting, panels: readonly MeetingPanel[]): CalledMeeting {
  const errors: FieldError[] = [];
  const frame = readFrame(typed, panels, errors);
  const startsAt = readInstant(typed.startsAt);
  if (startsAt === null) {
    errors.push({
      field: 'startsAt',
      message: 'Enter when it starts, with its time zone: 2014-06-03T09:30:00Z',
    });
  }
  if (frame === null || startsAt === null) throw badInput(errors);
  return { ...frame, startsAt };
}
