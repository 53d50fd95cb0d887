import { parseCalendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { readCrn } from '../../../shared/case-reference.js';
import { foldName, tidyName } from '../../../shared/person-name.js';
import { readPncId } from '../../../shared/pnc-id.js';
import { isBlank, type Answers } from './answers.js';
import { scoreOf } from './check-answers.js';
import type { AgencyKind } from './question.js';

/** Whom a form is about, as people are compared (REF-7): names tidied, identifiers canonical. */
export interface PersonAsTyped {
  surname: string;
  forename: string;
  dateOfBirth: CalendarDay;
  pncId: string | null;
  crn: string | null;
  prisonNumber: null;
}

/** Partner grounds as the rules take them (REF-3). */
export interface TypedGrounds {
  riskToCommunity: boolean;
  riskGrounds: string | null;
  needs: readonly ('accommodation' | 'ete' | 'drugs' | 'alcohol')[];
}

/** What a form says that the rules ask about. */
export interface FactsAsTyped {
  dateOfBirth: CalendarDay | null;
  score: { value: number; assessedOn: CalendarDay } | null;
  partner: TypedGrounds | null;
}

const NEEDS = ['accommodation', 'ete', 'drugs', 'alcohol'] as const;
/** Who a submitted form is about stays as it is; an identifier that was not known can still be added. */
const FIXED = ['surname', 'forename', 'dateOfBirth'];
const FIXED_ONCE_KNOWN = ['crn', 'pncId'];

export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** The person of a form whose answers have been checked. */
export function personOf(answers: Answers, today: CalendarDay): PersonAsTyped {
  const dateOfBirth = parseCalendarDay(answers['dateOfBirth']);
  if (dateOfBirth === null) throw new RangeError('The answers were not checked.');
  const pnc = readPncId(textOf(answers['pncId']), Number(today.slice(0, 4)));
  return {
    surname: tidyName(textOf(answers['surname'])),
    forename: tidyName(textOf(answers['forename'])),
    dateOfBirth,
    pncId: pnc.ok ? pnc.pncId : null,
    crn: readCrn(textOf(answers['crn'])),
    prisonNumber: null,
  };
}

/** What stands in a form for the rules to judge, as far as it can be read; a score is of the date of referral. */
export function factsOf(answers: Answers, kind: AgencyKind, today: CalendarDay): FactsAsTyped {
  const value = kind === 'probation' ? scoreOf(answers) : null;
  const referredOn = parseCalendarDay(answers['referredOn']);
  const assessedOn = referredOn !== null && referredOn <= today ? referredOn : today;
  return {
    dateOfBirth: parseCalendarDay(answers['dateOfBirth']),
    score: value === null ? null : { value, assessedOn },
    partner: kind === 'partner' ? groundsOf(answers) : null,
  };
}

function groundsOf(answers: Answers): TypedGrounds {
  const needs = answers['criteria.needs'];
  return {
    riskToCommunity: answers['criteria.riskToCommunity'] === true,
    riskGrounds: textOf(answers['criteria.riskGrounds']) || null,
    needs: Array.isArray(needs) ? NEEDS.filter((need) => needs.includes(need)) : [],
  };
}

/** Which of the changed answers would make a submitted form be about somebody else. */
export const fixedAnswers = (before: Answers, changed: readonly string[]): string[] =>
  changed.filter(
    (name) => FIXED.includes(name) || (FIXED_ONCE_KNOWN.includes(name) && !isBlank(before[name])),
  );

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** What a form is found by: ` mottram lee x320741 19790163001b `. */
export function searchTextOf(answers: Answers): string {
  const names = ['surname', 'forename'].flatMap((name) =>
    textOf(answers[name])
      .split(/[\s'’-]+/)
      .map(foldName),
  );
  const whole = ['surname', 'forename'].map((name) => foldName(textOf(answers[name])));
  const identifiers = ['crn', 'pncId'].map((name) => plain(textOf(answers[name])));
  const terms = [...whole, ...names, ...identifiers].filter((term) => term !== '');
  return ` ${[...new Set(terms)].join(' ')} `;
}

/** The beginnings of words that must all be found for a form to match what was typed. */
export function searchWordsOf(typed: string): string[] {
  const words = typed
    .split(/[\s,]+/)
    .map((word) => (/\d/.test(word) ? plain(word) : foldName(word)))
    .filter((word) => word !== '');
  return words.slice(0, 10);
}
