import type {
  EarlierTime,
  Ending,
  LongStayItem,
  LongStayList,
  TriedPathway,
} from '../../modules/exit-rules/index.js';
import { PATHWAY_STATUS_WORDS, PATHWAY_WORDS } from '../../shared/pathway.js';
import { choose, type Choice } from '../shell/form-errors.js';
import { countOf, dayWords, listName, panelWords, shortDayWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { presentExitTabs, type ExitTab } from './exit-tabs.presenter.js';
import { ENDING_WORDS } from './exit-words.presenter.js';

export interface LongStayRow {
  id: string;
  name: string;
  href: string;
  panel: string;
  badges: { key: string; text: string }[];
  time: string;
  since: string;
  tried: string[];
  earlier: string[];
}

export interface LongStayView {
  title: string;
  summary: string;
  undated: string | null;
  tabs: ExitTab[];
  panels: Choice[];
  clear: string | null;
  rows: LongStayRow[];
}

/** `4 years`, `4 years and 1 month`. */
export const timeWords = (years: number, months: number): string =>
  [countOf(years, 'year', 'years'), ...(months === 0 ? [] : [countOf(months, 'month', 'months')])].join(
    ' and ',
  );

function triedWords({ pathway, status, from, to }: TriedPathway): string {
  const until = to === null ? `since ${dayWords(from)}` : `${dayWords(from)} to ${dayWords(to)}`;
  return `${PATHWAY_WORDS[pathway]}: ${PATHWAY_STATUS_WORDS[status].toLowerCase()}, ${until}`;
}

function earlierWords({ startedOn, endedOn, ending }: EarlierTime): string {
  const days = `${startedOn === null ? 'Until' : `${dayWords(startedOn)} to`} ${dayWords(endedOn)}`;
  return ending === null ? days : `${days}: ${ENDING_WORDS[ending as Ending].words.toLowerCase()}`;
}

function presentRow({ offender, registeredOn, years, months, pathways, earlier }: LongStayItem): LongStayRow {
  return {
    id: offender.id,
    name: listName(offender),
    href: paths.offender(offender.id),
    panel: panelWords(offender.panel),
    badges: [
      ...(offender.ppo ? [{ key: 'ppo', text: 'PPO' }] : []),
      ...(offender.inCustody ? [{ key: 'custody', text: 'In custody' }] : []),
    ],
    time: timeWords(years, months),
    since: shortDayWords(registeredOn),
    tried: pathways.map(triedWords),
    earlier: earlier.map(earlierWords),
  };
}

/** Members of four years and more, for review (COH-5). */
export function presentLongStay(
  { items, total, registered, undated }: LongStayList,
  { panel, panels }: { panel: string | null; panels: readonly { key: string; name: string }[] },
): LongStayView {
  const where = panel === null ? 'in every panel' : `${panelWords(panel)} only`;
  const shown = items.length < total ? `The first ${items.length} of ` : '';
  return {
    title: 'Four years and more',
    summary: `${shown}${total} of ${registered} registered, ${where}`,
    undated:
      undated === 0
        ? null
        : `Of ${undated} of the registered no date of registration is recorded: they cannot be counted.`,
    tabs: presentExitTabs('long-stay', panel),
    panels: choose(
      [{ value: '', text: 'All' }, ...panels.map(({ key, name: text }) => ({ value: key, text }))],
      panel ?? '',
    ),
    clear: panel === null ? null : paths.longStay(),
    rows: items.map(presentRow),
  };
}
