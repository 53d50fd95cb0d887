import { londonDay } from '../../shared/calendar-day.js';

/** A row whose status holds since an instant, as pages say it: since a day. */
export function withRagDay<Row extends { ragSince: string | null }>(row: Row): Row {
  return { ...row, ragSince: row.ragSince === null ? null : londonDay(new Date(row.ragSince)) };
}
