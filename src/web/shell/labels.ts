import type { Fact } from '../../modules/sharing/index.js';
import type { Role } from '../../shared/actor.js';
import {
  completedYears,
  formatDay,
  formatInstant,
  formatShortDay,
  parseCalendarDay,
  type CalendarDay,
} from '../../shared/calendar-day.js';

/** A status and the words for it. The key names the status to the stylesheet; a page paints it. */
export interface Label {
  key: string;
  text: string;
}

export type RagKey = 'red' | 'amber-alert' | 'amber' | 'green';

export const RAG_KEYS: readonly RagKey[] = ['red', 'amber-alert', 'amber', 'green'];

const RAG_WORDS: Record<RagKey, string> = {
  red: 'Red',
  'amber-alert': 'Amber alert',
  amber: 'Amber',
  green: 'Green',
};

/** The words for a RAG status; one that nobody has set says so. */
export function ragLabel(rag: string | null): Label {
  if (rag === null || rag === 'none') return { key: 'none', text: 'Not set' };
  return { key: rag, text: (RAG_WORDS as Record<string, string>)[rag] ?? rag };
}

export type CohortStatus = 'registered' | 'referred' | 'not-registered' | 'exited';

const STATUS_WORDS: Record<CohortStatus, string> = {
  registered: 'Registered',
  referred: 'Referred',
  'not-registered': 'Not registered',
  exited: 'Left the scheme',
};

export const STATUS_KEYS = Object.keys(STATUS_WORDS) as CohortStatus[];

export const statusWords = (status: string): string =>
  (STATUS_WORDS as Record<string, string>)[status] ?? status;

/** `1` and `2` are the tiers; a score under 70, or none, is no tier. */
export function tierWords(tier: string | number | null): string {
  return tier === null || tier === 'none' || tier === '' ? 'No tier' : `Tier ${tier}`;
}

const ROUTE_WORDS: Record<string, string> = {
  'tier-1': 'Tier 1: OGRS score of 90 or more',
  'tier-2': 'Tier 2: referral, OGRS score 70 to 89',
  ppo: 'Prolific and other Priority Offender',
  yos: 'Youth Offending Service, high risk of re-offending',
  'out-of-area': 'PPO or IOM case transferred from outside Derbyshire',
  'panel-list': 'On the panel’s list when the lists became one',
  referral: 'Referral',
};

/** The routes by which somebody is registered. */
export const ROUTE_KEYS = ['tier-1', 'ppo', 'yos', 'out-of-area', 'panel-list'] as const;

/** The words for a route into the scheme: `TIER-1`, `ROUTE-PPO` and `ppo` alike; an unknown one as it stands. */
export function routeWords(route: string | null): string {
  if (route === null || route === '') return 'Not recorded';
  return ROUTE_WORDS[route.toLowerCase().replace(/^route-/, '')] ?? route;
}

const OUTCOME_WORDS = {
  automatic: 'Registers automatically',
  referral: 'Referral form needed',
  'not-eligible': 'Not eligible',
  excluded: 'Excluded',
  'needs-information': 'Needs information',
};

export type EligibilityOutcome = keyof typeof OUTCOME_WORDS;
export const OUTCOME_KEYS = Object.keys(OUTCOME_WORDS) as EligibilityOutcome[];

/** What the rules say of somebody (section 4), in words. */
export const outcomeWords = (outcome: string): string =>
  (OUTCOME_WORDS as Record<string, string>)[outcome] ?? outcome;

const FACT_WORDS: Record<Fact, string> = {
  particulars: 'Details',
  'contact-details': 'Address and contact number',
  registration: 'Registration',
  scores: 'Scores',
  decisions: 'Decisions',
  designations: 'Designations',
  rag: 'RAG status',
  wanted: 'Wanted',
  engagement: 'Engagement',
  intelligence: 'Intelligence',
  offences: 'Offences',
  'drug-tests': 'Drug tests',
  custody: 'Custody',
  contacts: 'Contacts',
  pathways: 'Pathways',
  'ppo-removal': 'PPO status after the exit',
  'access-log': 'Who has looked',
};

/** A kind of fact, as the sharing table names it, in words. */
export const factWords = (fact: Fact): string => FACT_WORDS[fact];

const ROLE_WORDS: Record<Role, string> = {
  coordinator: 'IOM co-ordinator',
  'offender-manager': 'Offender manager',
  chair: 'Panel chair',
  partner: 'Partner worker',
  analyst: 'Analyst',
  admin: 'Administrator',
  auditor: 'Auditor',
};

export const roleWords = (role: Role): string => ROLE_WORDS[role];

const AGENCY_WORDS: Record<string, string> = {
  police: 'Police',
  'probation-nps': 'National Probation Service',
  'probation-crc': 'Community Rehabilitation Company',
  prison: 'Prison service',
  yos: 'Youth Offending Service',
  'drugs-alcohol': 'Drugs and alcohol services',
  housing: 'Housing',
  ete: 'Education, training and employment',
  'county-council': 'County council',
  opcc: 'Police and Crime Commissioner’s office',
};

export const agencyWords = (agency: string): string => AGENCY_WORDS[agency] ?? agency;

/** A panel's name for a key that came without one: `high-peak-and-dales` is High Peak and Dales. */
export function panelWords(key: string): string {
  const words = key.split('-').map((word) => {
    if (word === 'and') return word;
    return word.charAt(0).toUpperCase() + word.slice(1);
  });
  return words.join(' ');
}

const wordsOfDay = (day: string, format: (day: CalendarDay) => string): string => {
  const known = parseCalendarDay(day);
  return known === null ? day : format(known);
};

/** `3 June 2014` for `2014-06-03`; a text that is no day stands as it is. */
export const dayWords = (day: string): string => wordsOfDay(day, formatDay);

/** `3 Jun 2014` for `2014-06-03`, for tables. */
export const shortDayWords = (day: string): string => wordsOfDay(day, formatShortDay);

/** `, aged 29`; nothing for a date of birth that is no day. */
export function agedWords(born: string, today: CalendarDay): string {
  const known = parseCalendarDay(born);
  return known === null ? '' : `, aged ${completedYears(known, today)}`;
}

/** `3 June 2014 at 14:05` for an instant in ISO 8601. */
export const instantWords = (at: string): string => formatInstant(new Date(at));

/** `1 person`, `503 people`, `1,200 rows`. */
export function countOf(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** `Surname, Forename`: how a list names somebody. */
export const listName = (person: { surname: string; forename: string }): string =>
  `${person.surname}, ${person.forename}`;

/** `Forename Surname`: how a page names somebody. */
export const fullName = (person: { surname: string; forename: string }): string =>
  `${person.forename} ${person.surname}`;
