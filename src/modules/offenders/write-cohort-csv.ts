import { stringify } from 'csv-stringify/sync';
import { calendarDay, formatDay, londonDay } from '../../shared/calendar-day.js';
import type { CohortItem } from './offenders.queries.js';

/** The list as it leaves the product, and what the file must say of itself (LAW-3). */
export interface CohortSheet {
  items: readonly CohortItem[];
  /** `Helen Marsh, police` */
  by: string;
  /** `3 June 2014 at 10:30` */
  at: string;
  /** Which list: as it is, or as it stood. */
  list: string;
  /** In words; empty when nothing is filtered by. */
  filter: string;
  panelName(key: string): string;
}

const HEADER = [
  'Surname',
  'Forename',
  'Date of birth',
  'PNC ID',
  'CRN',
  'Panel',
  'Status',
  'Registered on',
  'Route',
  'Tier',
  'OGRS score',
  'RAG status',
  'RAG status since',
  'Earliest exit',
  'In custody',
  'PPO',
];

const dayWords = (day: string | null): string => (day === null ? '' : formatDay(calendarDay(day)));
/** `amber-alert` → `Amber alert` */
const words = (key: string | null): string =>
  key === null ? '' : key.charAt(0).toUpperCase() + key.slice(1).replaceAll('-', ' ');
const howMany = (count: number): string => `${count} ${count === 1 ? 'person' : 'people'}`;
const yes = (flag: boolean): string => (flag ? 'Yes' : 'No');

function toLine(item: CohortItem, panelName: CohortSheet['panelName']): string[] {
  return [
    item.surname,
    item.forename,
    dayWords(item.dateOfBirth),
    item.pncId ?? '',
    item.crn ?? '',
    panelName(item.panel),
    words(item.status),
    dayWords(item.registeredOn),
    words(item.route),
    item.tier === null ? '' : String(item.tier),
    item.ogrsScore === null ? '' : String(item.ogrsScore),
    words(item.rag) || 'Not set',
    item.ragSince === null ? '' : formatDay(londonDay(new Date(item.ragSince))),
    dayWords(item.earliestExitOn),
    yes(item.inCustody),
    yes(item.ppo),
  ];
}

/**
 * The list as CSV: first the marking, who made it, when and of what, then a row a person. Text that begins with
 * `=`, `+`, `-` or `@` stays text when a spreadsheet opens it, and a mark at the start tells Excel that it is UTF-8.
 */
export function writeCohortCsv({ items, by, at, list, filter, panelName }: CohortSheet): string {
  const head = [
    ['OFFICIAL-SENSITIVE'],
    [`IOM cohort, Derbyshire. Exported by ${by} on ${at}`],
    [`${list}. ${filter === '' ? 'No filter' : `Filter: ${filter}`}. ${howMany(items.length)}`],
    [],
  ];
  return stringify([...head, HEADER, ...items.map((item) => toLine(item, panelName))], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
