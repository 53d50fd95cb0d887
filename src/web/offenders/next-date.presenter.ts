import {
  addDays,
  birthday,
  calendarDay,
  completedYears,
  daysBetween,
  londonDay,
  type CalendarDay,
} from '../../shared/calendar-day.js';
import { PATHWAY_WORDS, type Pathway } from '../../shared/pathway.js';
import type { StaleAfterDays } from '../../shared/rag-staleness.js';
import { isRagStatus } from '../../shared/rag.js';
import { countOf, dayWords } from '../shell/labels.js';

/** What dates are taken from: of each fact only what the reader may read. */
export interface DatedFacts {
  dateOfBirth: string;
  /** Null for whoever is not registered. */
  sixMonthStage: string | null;
  rag: string | null;
  ragConfirmedAt: string | null;
  /** Times in custody that have not ended, those that are to begin included. */
  custody: readonly { establishment: string; from: string; releaseDue: string | null }[];
  /** Open intelligence whose text the reader may read. */
  intelligence: readonly { reviewOn: string | null }[];
  /** Contacts and pathways that have not ended. */
  contacts: readonly { name: string; to: string | null }[];
  pathways: readonly { pathway: Pathway; to: string | null; dvpoTo: string | null }[];
}

export interface DateSettings {
  today: CalendarDay;
  staleAfter: StaleAfterDays;
  adultAge: number;
}

/** A day on which something falls due, and by which rule where one says so. */
export interface DueDate {
  day: CalendarDay;
  what: string;
  rule: string | null;
}

const due = (day: string | null, what: string, rule: string | null = null): DueDate[] =>
  day === null ? [] : [{ day: calendarDay(day), what, rule }];

/** LAW-5: the day from which nobody will have confirmed the status for too long. */
function confirmation({ rag, ragConfirmedAt }: DatedFacts, staleAfter: StaleAfterDays): DueDate[] {
  if (!isRagStatus(rag) || ragConfirmedAt === null) return [];
  const day = addDays(londonDay(new Date(ragConfirmedAt)), staleAfter[rag]);
  return due(day, 'RAG status to be confirmed', 'LAW-5');
}

/** EXCL-AGE: somebody under age comes of age on this day. */
function comingOfAge({ dateOfBirth }: DatedFacts, { today, adultAge }: DateSettings): DueDate[] {
  const born = calendarDay(dateOfBirth);
  if (completedYears(born, today) >= adultAge) return [];
  return due(birthday(born, adultAge), `${adultAge}th birthday`, 'EXCL-AGE');
}

function pathwayEnds({ pathway, to, dvpoTo }: DatedFacts['pathways'][number]): DueDate[] {
  const what =
    pathway === 'gps-tag' ? 'consent to the GPS tag ends' : `pathway ends: ${PATHWAY_WORDS[pathway]}`;
  return [...due(to, what), ...due(dvpoTo, 'Domestic Violence Protection Order ends')];
}

/** Everything that falls due, the most pressing first where two fall on one day. */
function allDates(facts: DatedFacts, settings: DateSettings): DueDate[] {
  const { today } = settings;
  return [
    ...facts.custody.flatMap(({ establishment, releaseDue }) =>
      due(releaseDue, `release due from ${establishment}`, 'MEET-3'),
    ),
    ...facts.custody.flatMap(({ establishment, from }) =>
      from > today ? due(from, `due into ${establishment}`) : [],
    ),
    ...confirmation(facts, settings.staleAfter),
    ...facts.intelligence.flatMap(({ reviewOn }) => due(reviewOn, 'review of intelligence', 'INT-2')),
    ...due(facts.sixMonthStage, 'six-month stage', 'EXIT-2'),
    ...comingOfAge(facts, settings),
    ...facts.pathways.flatMap(pathwayEnds),
    ...facts.contacts.flatMap(({ name, to }) => due(to, `last day of ${name} as contact`)),
  ];
}

/** What stays to be done when its day has passed; anything else is over then. */
const LASTS: readonly (string | null)[] = ['MEET-3', 'LAW-5', 'EXIT-2'];

/**
 * The next date that matters, and what is overdue, the longest first. Today is neither past nor forgotten: what
 * falls due today is next.
 */
export function findNextDate(
  facts: DatedFacts,
  settings: DateSettings,
): { next: DueDate | null; overdue: DueDate[] } {
  const { today } = settings;
  const dates = allDates(facts, settings).sort((one, other) => one.day.localeCompare(other.day));
  return {
    next: dates.find(({ day }) => day >= today) ?? null,
    overdue: dates.filter(({ day, rule }) => day < today && LASTS.includes(rule)),
  };
}

export interface NextDateView {
  next: { day: string; when: string; what: string; rule: string | null } | null;
  overdue: { text: string; rule: string | null }[];
}

function whenWords(day: CalendarDay, today: CalendarDay): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${countOf(days, 'day', 'days')}`;
}

const beginLarge = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The same in words. */
export function presentNextDate(facts: DatedFacts, settings: DateSettings): NextDateView {
  const { next, overdue } = findNextDate(facts, settings);
  return {
    next: next && {
      day: dayWords(next.day),
      when: whenWords(next.day, settings.today),
      what: beginLarge(next.what),
      rule: next.rule,
    },
    overdue: overdue.map(({ day, what, rule }) => ({
      text: `${beginLarge(what)} since ${dayWords(day)}`,
      rule,
    })),
  };
}
