import type { Reason } from '../offenders/offender-record.js';
import { choose, type Choice } from '../shell/form-errors.js';
import { countOf } from '../shell/labels.js';
import { COMING_IN_LISTS, paths, type ComingInListName } from '../shell/paths.js';
import { listWords, type ListPolicy, type ListWords } from './coming-in-words.presenter.js';
import type { Row } from './coming-in-row.presenter.js';

export interface ComingInInput {
  list: ComingInListName;
  rows: readonly Row[];
  /** How many there are of each, in the panel asked for. */
  totals: Readonly<Record<ComingInListName, number>>;
  /** How many there are of the shown one in every panel. */
  totalAll: number;
  panel: string | null;
  panels: readonly { key: string; name: string }[];
  policy: ListPolicy;
}

export interface ComingInView {
  title: string;
  list: ComingInListName;
  heading: string;
  intro: string;
  tabs: { text: string; count: string; href: string; active: boolean }[];
  panels: Choice[];
  clear: string | null;
  summary: string;
  columns: string[];
  rows: readonly Row[];
  empty: { text: string; advice: string } | null;
  reasons: Reason[];
}

function presentSummary(
  { list, rows, totals, totalAll, panel }: ComingInInput,
  { one, many }: ListWords,
  panelWords: string,
): string {
  const total = totals[list];
  const shown = rows.length < total ? `Showing the first ${rows.length} of ` : '';
  if (panel === null) return `${shown}${countOf(total, one, many)}, in every panel`;
  return `${shown}${total.toLocaleString('en-GB')} of ${countOf(totalAll, one, many)}: ${panelWords} only`;
}

/** Who is coming in: one of the three lists, with how many each holds. */
export function presentComingIn(input: ComingInInput): ComingInView {
  const { list, rows, totals, panel, panels, policy } = input;
  const words = listWords(list, policy);
  const name = panels.find(({ key }) => key === panel)?.name ?? '';
  return {
    title: 'Coming in',
    list,
    heading: words.heading,
    intro: words.intro,
    tabs: COMING_IN_LISTS.map((each) => ({
      text: listWords(each, policy).heading,
      count: totals[each].toLocaleString('en-GB'),
      href: paths.comingIn({ list: each, panel }),
      active: each === list,
    })),
    panels: choose(
      [{ value: '', text: 'All' }, ...panels.map(({ key, name: text }) => ({ value: key, text }))],
      panel ?? '',
    ),
    clear: panel === null ? null : paths.comingIn({ list }),
    summary: presentSummary(input, words, name),
    columns: words.columns,
    rows,
    empty: rows.length > 0 ? null : presentEmpty(words, name),
    reasons: words.reasons,
  };
}

function presentEmpty({ nobody, filledBy }: ListWords, panel: string): ComingInView['empty'] {
  const text = panel === '' ? nobody : `${nobody.replace(/\.$/, '')} in ${panel}.`;
  return { text, advice: filledBy };
}
