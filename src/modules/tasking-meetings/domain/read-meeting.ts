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

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** An ISO 8601 instant in its usual spelling; null for anything else. */
export function readInstant(typed: unknown): string | null {
  if (typeof typed !== 'string' || !INSTANT.test(typed)) return null;
  const at = Date.parse(typed);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** @throws DomainError bad-input naming the fields. */
export function readMeeting(typed: TypedMeeting, panels: readonly string[]): CalledMeeting {
  const errors: FieldError[] = [];
  const panel = panels.find((key) => key === typed.panel);
  const kind = CALLED_AS.find((each) => each === typed.kind);
  const startsAt = readInstant(typed.startsAt);
  if (panel === undefined) errors.push({ field: 'panel', message: 'Choose one of the five panels' });
  if (kind === undefined) {
    errors.push({ field: 'kind', message: 'Choose tasking, panel or operational', rule: 'MEET-3' });
  }
  if (startsAt === null) {
    errors.push({
      field: 'startsAt',
      message: 'Enter when it starts, with its time zone: 2014-06-03T09:30:00Z',
    });
  }
  if (panel === undefined || kind === undefined || startsAt === null) throw badInput(errors);
  return { panel, kind, startsAt };
}
