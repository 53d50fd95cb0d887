import type { CursorKey } from './domain/cursor.js';
import { rawSql, type Sql } from '../../platform/database/sql.js';

/** The orders in which the list can be read. */
export const COHORT_SORT_NAMES = [
  'name',
  '-name',
  'score',
  '-score',
  'registeredOn',
  '-registeredOn',
  'earliestExitOn',
  '-earliestExitOn',
  'rag',
  '-rag',
] as const;
export type CohortSort = (typeof COHORT_SORT_NAMES)[number];

/** Never null, so that a page can begin after any value: without a date of exit somebody comes after all dates. */
const KEYS = {
  name: rawSql('o.sort_name'),
  score: rawSql('coalesce(o.ogrs_score, -1)'),
  registeredOn: rawSql(`coalesce(o.registered_on, '')`),
  earliestExitOn: rawSql(`coalesce(o.earliest_exit_on, '9999-12-31')`),
  rag: rawSql(`case o.rag when 'red' then 1 when 'amber-alert' then 2 when 'amber' then 3
    when 'green' then 4 else 5 end`),
};

export const COHORT_SORTS: Record<CohortSort, { key: Sql; keyIs: CursorKey; descending: boolean }> = {
  name: { key: KEYS.name, keyIs: 'text', descending: false },
  '-name': { key: KEYS.name, keyIs: 'text', descending: true },
  score: { key: KEYS.score, keyIs: 'whole', descending: false },
  '-score': { key: KEYS.score, keyIs: 'whole', descending: true },
  registeredOn: { key: KEYS.registeredOn, keyIs: 'text', descending: false },
  '-registeredOn': { key: KEYS.registeredOn, keyIs: 'text', descending: true },
  earliestExitOn: { key: KEYS.earliestExitOn, keyIs: 'text', descending: false },
  '-earliestExitOn': { key: KEYS.earliestExitOn, keyIs: 'text', descending: true },
  rag: { key: KEYS.rag, keyIs: 'whole', descending: false },
  '-rag': { key: KEYS.rag, keyIs: 'whole', descending: true },
};
