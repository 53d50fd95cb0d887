import type { ExitBoard, ExitItem, ExitState } from '../../modules/exit-rules/index.js';
import { calendarDay, formatMonth } from '../../shared/calendar-day.js';
import type { Reason } from '../offenders/offender-record.js';
import { choose, type Choice } from '../shell/form-errors.js';
import { countOf, dayWords, listName, panelWords, shortDayWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { presentExitTabs, type ExitTab } from './exit-tabs.presenter.js';
import { presentBlocker, presentReasons, STATE_WORDS, type BlockerLine } from './exit-words.presenter.js';

export interface ExitsInput {
  board: ExitBoard;
  panel: string | null;
  /** The day asked about, where it is another than today. */
  on: string | null;
  /** The first day of the month whose people are shown; null for everybody. */
  month: string | null;
  panels: readonly { key: string; name: string }[];
  mayReview: boolean;
}

export interface ExitRow {
  id: string;
  name: string;
  href: string;
  panel: string;
  badges: { key: string; text: string }[];
  registered: string;
  earliest: string;
  blockers: BlockerLine[];
  kept: { reason: string; until: string; by: string } | null;
  reasons: Reason[];
}

export interface ExitSection {
  key: ExitState | 'month';
  heading: string;
  summary: string;
  earliest: string;
  /** Heads the column of reasons. */
  because: string;
  rows: ExitRow[];
  empty: { text: string; advice: string } | null;
}

export interface ExitsView {
  title: string;
  summary: string;
  day: string | null;
  today: string | null;
  tabs: ExitTab[];
  panels: Choice[];
  panel: string;
  clear: string | null;
  review: string | null;
  sections: ExitSection[];
  /** Back to everybody, while a month is shown. */
  allMonths: string | null;
  months: { month: string; href: string | null; atStage: number; released: number; total: number }[];
  monthsEmpty: boolean;
}

const SHOWN: readonly { key: ExitState; earliest: string; empty: string; advice: string }[] = [
  {
    ...{ key: 'due', earliest: 'Since', empty: 'Nobody is due to leave.' },
    advice:
      'Somebody comes here six months after registration, or after the last event that holds them back (EXIT-2).',
  },
  {
    ...{ key: 'held', earliest: 'Free on', empty: 'Nobody is held back.' },
    advice: 'An offence, robust intelligence or a positive drug test in the last six months would (EXIT-1).',
  },
  {
    ...{ key: 'kept', earliest: 'Due since', empty: 'Nobody is kept by a panel.' },
    advice: 'A panel keeps somebody who is due with a reason and a next review (EXIT-4).',
  },
  {
    ...{ key: 'unknown', earliest: 'Due', empty: '', advice: '' },
  },
];

function presentRow(item: ExitItem): ExitRow {
  const { offender, registeredOn, earliestExitOn, state, kept } = item;
  return {
    id: offender.id,
    name: listName(offender),
    href: paths.exit(offender.id),
    panel: panelWords(offender.panel),
    badges: [
      ...(offender.ppo ? [{ key: 'ppo', text: 'PPO' }] : []),
      ...(offender.inCustody ? [{ key: 'custody', text: 'In custody' }] : []),
    ],
    registered: registeredOn === null ? 'Not recorded' : shortDayWords(registeredOn),
    earliest: earliestExitOn === null ? 'Not known' : shortDayWords(earliestExitOn),
    blockers: item.blockers.map(presentBlocker),
    kept:
      state === 'kept' && kept
        ? { reason: kept.reason, until: dayWords(kept.nextReviewOn), by: kept.by }
        : null,
    reasons: presentReasons(item),
  };
}

function presentSections({ counts, items }: ExitBoard): ExitSection[] {
  return SHOWN.filter(({ key }) => key !== 'unknown' || counts.unknown > 0).map(
    ({ key, earliest, empty, advice }) => {
      const rows = items.filter(({ state }) => state === key).map(presentRow);
      const total = counts[key];
      const shown = rows.length < total ? `The first ${rows.length} of ` : '';
      return {
        ...{ key, heading: STATE_WORDS[key], earliest, rows, because: BECAUSE[key] ?? 'Why' },
        summary: `${shown}${countOf(total, 'person', 'people')}`,
        empty: rows.length > 0 ? null : { text: empty, advice },
      };
    },
  );
}

/** Those who could leave in one month, and not before. */
function presentMonth({ items, months }: ExitBoard, month: string): ExitSection {
  const counted = months.find((each) => each.month === month);
  const total = counted ? counted.atStage + counted.released : items.length;
  const shown = items.length < total ? `The first ${items.length} of ` : '';
  return {
    ...{
      key: 'month',
      heading: `Could leave in ${monthWords(month)}`,
      earliest: 'Earliest',
      because: 'Held back by',
    },
    summary: `${shown}${countOf(total, 'person', 'people')}`,
    rows: items.map(presentRow),
    empty:
      items.length > 0
        ? null
        : {
            text: `Nobody could leave for the first time in ${monthWords(month)}.`,
            advice: 'Somebody whose six months are full then, or who is held back until then, would be here.',
          },
  };
}

const BECAUSE: Partial<Record<ExitState, string>> = { held: 'Held back by', kept: 'Kept because' };

const monthWords = (day: string): string => formatMonth(calendarDay(day));

/** Who is due, held or kept, and how many the coming months bring (EXIT-3). */
export function presentExits({ board, panel, on, month: shown, panels, mayReview }: ExitsInput): ExitsView {
  const { counts, registered, months } = board;
  const where = panel === null ? 'in every panel' : `${panelWords(panel)} only`;
  return {
    title: 'Exits',
    summary: `${counts.due} due, ${counts.held} held back and ${counts.kept} kept, of ${registered} registered, ${where}`,
    day: on === null ? null : dayWords(on),
    today: on === null ? null : paths.exits({ panel }),
    tabs: presentExitTabs('exits', panel),
    panels: choose(
      [{ value: '', text: 'All' }, ...panels.map(({ key, name: text }) => ({ value: key, text }))],
      panel ?? '',
    ),
    panel: panel ?? '',
    clear: panel === null ? null : paths.exits({ on }),
    review: mayReview && on === null ? paths.reviewExits() : null,
    sections: shown === null ? presentSections(board) : [presentMonth(board, shown)],
    allMonths: shown === null ? null : paths.exits({ panel, on }),
    months: months.map(({ month, atStage, released }) => {
      const total = atStage + released;
      const href = total === 0 ? null : paths.exits({ panel, on, month: month.slice(0, 7) });
      return { month: monthWords(month), href, atStage, released, total };
    }),
    monthsEmpty: months.every(({ atStage, released }) => atStage + released === 0),
  };
}
