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

/** Never null, so that a page can begin after any value: what is not recorded sorts lowest. */
const KEYS = {
  name: rawSql('o.sort_name'),
  score: rawSql('coalesce(o.ogrs_score, -1)'),
  registeredOn: rawSql(`coalesce(o.registered_on, '')`),
  earliestExitOn: rawSql(`coalesce(o.earliest_exit_on, '9999-12-31')`),
  rag: rawSql(`case o.rag when 'red' then 1 when 'amber-alert' then 2 when 'amber' then 3
    when 'green' then 4 else 5 end`),
};

export const COHORT_SORTS: Record<CohortSort, { key: Sql; descending: boolean }> = {
  name: { key: KEYS.name, descending: false },
  '-name': { key: KEYS.name, descending: true },
  score: { key: KEYS.score, descending: false },
  '-score': { key: KEYS.score, descending: true },
  registeredOn: { key: KEYS.registeredOn, descending: false },
  '-registeredOn': { key: KEYS.registeredOn, descending: true },
  earliestExitOn: { key: KEYS.earliestExitOn, descending: false },
  '-earliestExitOn': { key: KEYS.earliestExitOn, descending: true },
  rag: { key: KEYS.rag, descending: false },
  '-rag': { key: KEYS.rag, descending: true },
};
