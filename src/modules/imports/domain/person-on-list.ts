import type { CalendarDay } from '../../../shared/calendar-day.js';
import type { ListedPerson } from './listed-person.js';

export type SchemeStatus = 'registered' | 'referred' | 'not-registered' | 'exited';

/** A listed person with how they stand to the scheme. */
export interface PersonOnList extends ListedPerson {
  status: SchemeStatus;
  /** The day on which they last left it; null when they never did, or nobody wrote it down. */
  endedOn: CalendarDay | null;
}

const ROW_ID = /^row:(\d+)$/;

/** The id of somebody whom an earlier row of the same sheet brings: not on the list yet. */
export const rowId = (row: number): string => `row:${row}`;

/** The row that brings somebody; null for a person who is on the list. */
export function rowOf(id: string): number | null {
  const row = ROW_ID.exec(id)?.[1];
  return row === undefined ? null : Number(row);
}
