import type { CustodyView, IntelligenceView, OffenceView } from '../../modules/case-facts/index.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import { OFFENCE_CATEGORY_WORDS } from '../../shared/offence-category.js';
import { table, type Action, type TableCell, type TabView } from '../offenders/tab-view.presenter.js';
import { agencyWords, countOf, dayWords, instantWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { gradingWords, handlingWords } from './intelligence-words.presenter.js';
import { changeCell, presentCorrected, recordedCell, stands } from './recorded-cell.presenter.js';
import type { ContactsTab, DrugTestsTab, PathwaysTab } from './support-tabs.presenter.js';

export interface OffendingTab {
  name: 'offending';
  entries: readonly OffenceView[];
  /** With those that were corrected or withdrawn. */
  all: boolean;
  canRecord: boolean;
}

export interface CustodyTab {
  name: 'custody';
  entries: readonly CustodyView[];
  /** With those that were corrected or withdrawn. */
  all: boolean;
  today: CalendarDay;
  canRecord: boolean;
}

export interface IntelligenceTab {
  name: 'intelligence';
  /** Those whose text this reader may see. */
  entries: readonly IntelligenceView[];
  bearsOnStatus: boolean;
  canRecord: boolean;
}

export type CaseFactsTab =
  OffendingTab | CustodyTab | IntelligenceTab | ContactsTab | PathwaysTab | DrugTestsTab;

const categoryWords = (category: string): string =>
  (OFFENCE_CATEGORY_WORDS as Record<string, string>)[category] ?? category;

/** `Conviction of 1 March 2014`: how an offence is told from the others. */
export const offenceName = ({ outcome, outcomeDate }: OffenceView): string =>
  `${outcome === 'conviction' ? 'Conviction' : 'Charge'} of ${dayWords(outcomeDate)}`;

/** `HMP Nottingham from 1 March 2014`: how a time in custody is told from the others. */
export const spellName = ({ establishment, from }: CustodyView): string =>
  `${establishment} from ${dayWords(from)}`;

function offendingSummary(entries: readonly OffenceView[]): string {
  const last = entries.find(({ outcome }) => outcome === 'conviction');
  const latest = last ? `Last conviction: ${dayWords(last.outcomeDate)}.` : 'No conviction among them.';
  return `${countOf(entries.length, 'offence', 'offences')}. ${latest} Six months at liberty without a conviction exclude (EXCL-NO-CONVICTION).`;
}

const offenceCells = (entry: OffenceView): TableCell[] => [
  {
    label: 'Outcome',
    text: entry.outcome === 'conviction' ? 'Conviction' : 'Charge',
    sub: dayWords(entry.outcomeDate),
  },
  { label: 'Offence', text: categoryWords(entry.category) },
  { label: 'Offence on', text: dayWords(entry.offenceDate) },
];

/** Charges and convictions that stand. */
export function presentOffending(id: string, { entries, all, canRecord }: OffendingTab): TabView {
  const standing = entries.filter(stands);
  return {
    ...table(
      {
        heading: 'Offending',
        live: 'The list of offences',
        summary: standing.length > 0 ? offendingSummary(standing) : null,
        empty: `No charge or conviction is recorded.${canRecord ? ' “Add an offence” begins the list.' : ' The co-ordinator or offender manager adds them.'} Eligibility needs the date of the last conviction (EXCL-NO-CONVICTION).`,
      },
      standing.map((entry) => ({
        id: entry.id,
        cells: [
          ...offenceCells(entry),
          recordedCell(entry),
          ...changeCell(canRecord, [
            { text: 'Correct', about: offenceName(entry), href: paths.correctOffence(id, entry.id) },
            { text: 'Withdraw', about: offenceName(entry), href: paths.withdrawOffence(id, entry.id) },
          ]),
        ],
      })),
      { add: canRecord ? { text: 'Add an offence', href: paths.newOffence(id) } : null },
    ),
    ...presentCorrected({ id, tab: 'offending', all }, entries, offenceCells),
  };
}

const isDue = ({ from, to }: CustodyView, today: CalendarDay): boolean => to === null && from > today;

function custodyLinks(id: string, entry: CustodyView, today: CalendarDay): Action[] {
  const about = spellName(entry);
  const release = { text: 'Record release', about, href: paths.releaseFromCustody(id, entry.id) };
  return [
    ...(entry.to === null && !isDue(entry, today) ? [release] : []),
    { text: 'Correct', about, href: paths.correctCustody(id, entry.id) },
    { text: 'Withdraw', about, href: paths.withdrawCustody(id, entry.id) },
  ];
}

function custodySummary(entries: readonly CustodyView[], today: CalendarDay): string {
  const due = entries.find((entry) => isDue(entry, today));
  const open = entries.find((entry) => entry.to === null && entry !== due);
  const last = entries
    .flatMap(({ to }) => (to === null ? [] : [to]))
    .sort()
    .at(-1);
  const released = last === undefined ? [] : [`Last released on ${dayWords(last)}.`];
  const words = [
    `${countOf(entries.length, 'time in custody', 'times in custody')}.`,
    ...(open ? [`In custody since ${dayWords(open.from)}.`] : released),
    ...(due ? [`Due at ${due.establishment} on ${dayWords(due.from)}.`] : []),
    'Who is in custody is not at liberty; six months count from the last release (EXCL-2).',
  ];
  return words.join(' ');
}

function custodyCells(entry: CustodyView, today: CalendarDay): TableCell[] {
  const { establishment, from, to, releaseDue } = entry;
  const until = isDue(entry, today) ? 'Due' : to === null ? 'In custody now' : dayWords(to);
  return [
    { label: 'Establishment', text: establishment },
    { label: 'From', text: dayWords(from) },
    {
      label: 'To',
      text: until,
      sub: to === null && releaseDue ? `Release due ${dayWords(releaseDue)}` : null,
    },
  ];
}

/** Times in custody that stand, and that are due. */
export function presentCustody(id: string, { entries, all, today, canRecord }: CustodyTab): TabView {
  const standing = entries.filter(stands);
  const cellsOf = (entry: CustodyView): TableCell[] => custodyCells(entry, today);
  return {
    ...table(
      {
        heading: 'Custody',
        live: 'The list of times in custody',
        summary: standing.length > 0 ? custodySummary(standing, today) : null,
        empty: `No time in custody is recorded.${canRecord ? ' “Add custody” begins the list.' : ' The co-ordinator or offender manager adds them.'}`,
      },
      standing.map((entry) => ({
        id: entry.id,
        cells: [
          ...cellsOf(entry),
          recordedCell(entry),
          ...changeCell(canRecord, custodyLinks(id, entry, today)),
        ],
      })),
      { add: canRecord ? { text: 'Add custody', href: paths.newCustody(id) } : null },
    ),
    ...presentCorrected({ id, tab: 'custody', all }, entries, cellsOf),
  };
}

function stateCell({ closure, isCurrent, reviewOn }: IntelligenceView) {
  const label = 'State';
  if (closure) {
    const { reason, closedAt, closedBy } = closure;
    return { label, text: 'Closed', sub: `${instantWords(closedAt)} by ${closedBy}: ${reason}` };
  }
  if (!isCurrent)
    return { label, text: 'Past its review', sub: `Review was due ${dayWords(reviewOn ?? '')}` };
  return { label, text: 'Current', sub: reviewOn ? `Review due ${dayWords(reviewOn)}` : null };
}

function handlingCell({ handling, conditions, sharedWith }: IntelligenceView) {
  const agencies = sharedWith.map(agencyWords).join('; ');
  const sub = [
    conditions ? `Conditions: ${conditions}` : '',
    handling === 'C' ? (agencies ? `Shared with: ${agencies}` : 'Police only') : '',
  ];
  return { label: 'Handling', text: handlingWords(handling), sub: sub.filter(Boolean).join('\n') || null };
}

const BEARS = 'Police intelligence bears on the status.';

/** INT-4: whoever may not see an item is told no more than that police intelligence bears on the status. */
export function presentIntelligence(id: string, tab: IntelligenceTab): TabView {
  const { entries, bearsOnStatus, canRecord } = tab;
  const none = canRecord
    ? 'No intelligence is recorded. “Add intelligence” begins the list.'
    : 'No police intelligence bears on the status. Police record it here.';
  return table(
    {
      heading: 'Intelligence',
      live: 'The list of intelligence',
      summary:
        entries.length > 0
          ? `${countOf(entries.length, 'item', 'items')} that you may read.${bearsOnStatus ? ` ${BEARS}` : ''}`
          : null,
      empty: bearsOnStatus
        ? `${BEARS} What it says is for police, and for agencies they share it with (INT-4).`
        : none,
    },
    entries.map((entry) => ({
      id: entry.id,
      cells: [
        { label: 'Date', text: dayWords(entry.date) },
        { label: 'Intelligence', text: entry.text, sub: gradingWords(entry) },
        handlingCell(entry),
        stateCell(entry),
        recordedCell(entry),
        ...changeCell(
          canRecord,
          entry.closure
            ? []
            : [
                {
                  text: 'Close',
                  about: `intelligence of ${dayWords(entry.date)}`,
                  href: paths.closeIntelligence(id, entry.id),
                },
              ],
        ),
      ],
    })),
    { add: canRecord ? { text: 'Add intelligence', href: paths.newIntelligence(id) } : null },
  );
}
