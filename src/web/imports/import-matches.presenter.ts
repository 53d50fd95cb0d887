import type { CalendarDay } from '../../shared/calendar-day.js';
import { dayWords, listName } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import {
  BY_WORDS,
  placeOf,
  valueWords,
  type FieldLabels,
  type PersonRow,
  type RowDifference,
  type RowMatch,
} from './import-row.presenter.js';

export interface MatchesContext {
  fields: FieldLabels;
  panelName: (key: string) => string;
  today: CalendarDay;
}

export interface DifferenceView {
  name: string;
  label: string;
  file: string;
  list: string;
  newer: string;
  locked: string | null;
  takesFile: boolean;
}

export interface MatchView {
  id: string;
  by: string;
  place: string;
  href: string | null;
  differences: DifferenceView[];
  agrees: string | null;
  contradictions: string[];
}

export interface MatchQuestion {
  row: number;
  heading: string;
  isUndecided: boolean;
  reasons: string[];
  alsoIn: { text: string; href: string }[];
  choices: { id: string; value: string; text: string; checked: boolean }[];
  matches: MatchView[];
  /** What stands now, so that only what is changed becomes a decision. */
  was: string;
}

const NEWER: Record<RowDifference['newer'], string> = {
  file: 'The file',
  list: 'The list',
  unknown: 'Not known',
};

/** A row's answer as one text: whom it is merged with and what is taken from the file. */
export function answerSignature(action: string, taken: readonly string[]): string {
  return [action, ...[...taken].sort()].join('|');
}

export const takeName = (row: number, matchId: string, field: string): string =>
  `take-${row}-${matchId}-${field}`;

function presentDifferences(
  row: number,
  match: RowMatch,
  { fields, panelName }: MatchesContext,
): DifferenceView[] {
  return match.differences.map(({ field, file, list, newer, take, locked }) => ({
    name: takeName(row, match.id, field),
    label: fields[field] ?? field,
    file: valueWords(field, file, panelName),
    list: valueWords(field, list, panelName),
    newer: NEWER[newer],
    locked: locked ?? null,
    takesFile: take === 'file',
  }));
}

function presentMatch(row: number, match: RowMatch, context: MatchesContext): MatchView {
  const isRow = match.id.startsWith('row:');
  return {
    id: match.id,
    by: BY_WORDS[match.by] ?? match.by,
    place: placeOf(match, context.panelName, context.today),
    href: isRow ? null : paths.offender(match.id),
    differences: presentDifferences(row, match, context),
    agrees: match.differences.length > 0 ? null : 'Everything in the row agrees with what is there.',
    contradictions: match.contradictions.map(({ message }) => message),
  };
}

/** The match as the plan stands: for the one merged with, what was chosen; for the others, the proposal. */
const asPlanned = ({ matches, target }: PersonRow): RowMatch[] => {
  const planned = matches.map((match) => (match.id === target?.id ? target : match));
  return target && !matches.some(({ id }) => id === target.id) ? [target, ...planned] : planned;
};

/** One person found twice: the row and whoever it may be, side by side, for somebody to decide (REF-7). */
export function presentMatchQuestion(plan: PersonRow, context: MatchesContext): MatchQuestion {
  const { row, candidate, action, target, reasons, alsoIn } = plan;
  const matches = asPlanned(plan);
  const chosen = action === 'merge' ? `merge:${target?.id ?? ''}` : action;
  const choice = (value: string, text: string): MatchQuestion['choices'][number] => ({
    id: `action-${row}-${value.replace(/[^\w-]/g, '-')}`,
    value,
    text,
    checked: value === chosen,
  });
  const taken = target?.differences.filter(({ take }) => take === 'file').map(({ field }) => field) ?? [];
  return {
    row,
    heading: `Row ${row}: ${listName(candidate)}, ${dayWords(candidate.dateOfBirth)}`,
    isUndecided: action === 'decide',
    reasons: [...reasons],
    alsoIn: alsoIn.map(({ importId, filename, row: other }) => ({
      text: `Also in ${filename}, row ${other}`,
      href: paths.import(importId),
    })),
    choices: [
      ...matches.map((match) =>
        choice(`merge:${match.id}`, `Merge with ${placeOf(match, context.panelName, context.today)}`),
      ),
      choice('new', 'Add as a new person'),
      choice('skip', 'Leave this row out'),
    ],
    matches: matches.map((match) => presentMatch(row, match, context)),
    was: answerSignature(chosen, action === 'merge' ? taken : []),
  };
}
