import type { ContactView, DrugTestView, PathwayView } from '../../modules/case-facts/index.js';
import { CONTACT_KIND_WORDS } from '../../shared/contact-kind.js';
import { NEED_WORDS, PATHWAY_STATUS_WORDS, PATHWAY_WORDS } from '../../shared/pathway.js';
import {
  furtherTable,
  table,
  type Action,
  type TableCell,
  type TabView,
} from '../offenders/tab-view.presenter.js';
import { agencyWords, countOf, dayWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { detailLines } from './pathway-details.presenter.js';
import { changeCell, presentCorrected, recordedCell, stands } from './recorded-cell.presenter.js';

interface FactTab<Row> {
  entries: readonly Row[];
  /** With those that were corrected or withdrawn. */
  all: boolean;
  canRecord: boolean;
}

export interface ContactsTab extends FactTab<ContactView> {
  name: 'contacts';
  /** Whose contacts this reader may record: null for anybody's. */
  ownAgency: string | null;
}

export interface PathwaysTab extends FactTab<PathwayView> {
  name: 'pathways';
  ownAgency: string | null;
}

export interface DrugTestsTab extends FactTab<DrugTestView> {
  name: 'drug-tests';
}

/** `Peter Gough, Housing`: how a contact is told from the others. */
export const contactName = ({ name, contactAgency }: ContactView): string =>
  `${name}, ${agencyWords(contactAgency)}`;

/** `Accommodation since 1 May 2014`: how an entry is told from the others. */
export const pathwayName = ({ pathway, from }: PathwayView): string =>
  `${PATHWAY_WORDS[pathway]} since ${dayWords(from)}`;

/** `Positive test of 20 May 2014`: how a drug test is told from the others. */
export const drugTestName = ({ result, sampleDate }: DrugTestView): string =>
  `${result === 'positive' ? 'Positive' : 'Negative'} test of ${dayWords(sampleDate)}`;

/** A number stays on its line. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');

function contactCells({ name, kind, contactAgency, phone, email, from, to }: ContactView): TableCell[] {
  return [
    { label: 'Who', text: name, sub: CONTACT_KIND_WORDS[kind] },
    { label: 'Agency', text: agencyWords(contactAgency) },
    { label: 'Phone', text: phone === null ? 'Not recorded' : unbroken(phone), sub: email },
    { label: 'Since', text: dayWords(from), sub: to === null ? null : `Until ${dayWords(to)}` },
  ];
}

function contactLinks(id: string, contact: ContactView, ownAgency: string | null): Action[] {
  if (ownAgency !== null && contact.contactAgency !== ownAgency) return [];
  const about = contactName(contact);
  const link = (text: string, how: 'end' | 'correct' | 'withdraw'): Action => {
    return { text, about, href: paths.changeContact(id, contact.id, how) };
  };
  const end = contact.to === null ? [link('End', 'end')] : [];
  return [...end, link('Correct', 'correct'), link('Withdraw', 'withdraw')];
}

function contactsSummary(present: readonly ContactView[]): string | null {
  if (present.length === 0) return null;
  const agencies = [...new Set(present.map(({ contactAgency }) => agencyWords(contactAgency)))];
  return `${countOf(present.length, 'person', 'people')} to ring, of ${agencies.join('; ')}. An agency with a contact sees this record (LAW-4).`;
}

/** Whom to ring: the present contacts, those of before below. */
export function presentContacts(id: string, { entries, all, canRecord, ownAgency }: ContactsTab): TabView {
  const standing = entries.filter(stands);
  const row = (entry: ContactView) => ({
    id: entry.id,
    cells: [
      ...contactCells(entry),
      recordedCell(entry),
      ...changeCell(canRecord, contactLinks(id, entry, ownAgency)),
    ],
  });
  const present = standing.filter(({ to }) => to === null);
  const former = standing.filter(({ to }) => to !== null);
  const { corrected, also } = presentCorrected({ id, tab: 'contacts', all }, entries, contactCells);
  return {
    ...table(
      {
        heading: 'Contacts',
        live: 'The list of contacts',
        summary: contactsSummary(present),
        empty: `Nobody to ring is recorded.${canRecord ? ' “Add a contact” begins the list: the offender manager first.' : ' The co-ordinator or offender manager adds them.'}`,
      },
      present.map(row),
      { add: canRecord ? { text: 'Add a contact', href: paths.newContact(id) } : null },
    ),
    also: [
      ...(former.length > 0
        ? [furtherTable({ id: 'former', heading: 'Former contacts' }, former.map(row))]
        : []),
      ...also,
    ],
    corrected,
  };
}

function pathwayCells({ pathway, need, provider, providerAgency, status, from, to, details }: PathwayView) {
  const agency = providerAgency === null ? null : agencyWords(providerAgency);
  return [
    { label: 'Pathway', text: PATHWAY_WORDS[pathway], sub: NEED_WORDS[need] },
    { label: 'Provider', text: provider ?? agency ?? 'Nobody yet', sub: provider === null ? null : agency },
    {
      label: 'Status',
      text: PATHWAY_STATUS_WORDS[status],
      sub: `Since ${dayWords(from)}${to === null ? '' : `\nUntil ${dayWords(to)}`}`,
    },
    { label: 'Details', text: detailLines(details).join('\n') || '–' },
  ];
}

function pathwayLinks(id: string, entry: PathwayView, ownAgency: string | null): Action[] {
  if (ownAgency !== null && entry.providerAgency !== ownAgency) return [];
  const about = pathwayName(entry);
  return [
    { text: 'Change', about, href: paths.changePathway(id, entry.id, 'change') },
    { text: 'Withdraw', about, href: paths.changePathway(id, entry.id, 'withdraw') },
  ];
}

const hasEnded = ({ status }: PathwayView): boolean => status === 'completed' || status === 'ended';

function pathwaysSummary(open: readonly PathwayView[], all: number): string | null {
  if (all === 0) return null;
  const unmet = open.filter(({ need }) => need === 'identified').length;
  const waits = unmet === 0 ? '' : ` ${countOf(unmet, 'need is', 'needs are')} identified and not yet met.`;
  return `${open.length} open of ${countOf(all, 'pathway', 'pathways')}.${waits} The agency that provides one sees this record until it ends (LAW-4).`;
}

/** What is done about each need: what is open, and what has ended below. */
export function presentPathways(id: string, { entries, all, canRecord, ownAgency }: PathwaysTab): TabView {
  const standing = entries.filter(stands);
  const row = (entry: PathwayView) => ({
    id: entry.id,
    cells: [
      ...pathwayCells(entry),
      recordedCell(entry),
      ...changeCell(canRecord, pathwayLinks(id, entry, ownAgency)),
    ],
  });
  const open = standing.filter((entry) => !hasEnded(entry));
  const ended = standing.filter(hasEnded);
  const { corrected, also } = presentCorrected({ id, tab: 'pathways', all }, entries, pathwayCells);
  return {
    ...table(
      {
        heading: 'Pathways',
        live: 'The list of pathways',
        summary: pathwaysSummary(open, standing.length),
        empty:
          ended.length > 0
            ? 'No pathway is open.'
            : `No pathway is recorded.${canRecord ? ' “Add a pathway” begins the list, with the need.' : ' Those who work with the person add them.'}`,
      },
      open.map(row),
      { add: canRecord ? { text: 'Add a pathway', href: paths.newPathway(id) } : null },
    ),
    also: [
      ...(ended.length > 0
        ? [furtherTable({ id: 'ended', heading: 'Completed and ended' }, ended.map(row))]
        : []),
      ...also,
    ],
    corrected,
  };
}

const drugTestCells = ({ sampleDate, result, substance }: DrugTestView): TableCell[] => [
  { label: 'Sample', text: dayWords(sampleDate) },
  { label: 'Result', text: result === 'positive' ? 'Positive' : 'Negative' },
  { label: 'Substance', text: substance ?? 'Not named' },
];

function drugTestsSummary(tests: readonly DrugTestView[]): string | null {
  if (tests.length === 0) return null;
  const last = tests.find(({ result }) => result === 'positive');
  const positive = last
    ? `Last positive sample: ${dayWords(last.sampleDate)}. A positive test within the six months holds an exit back (EXIT-1), counted from its sample (EXIT-2).`
    : 'None of them is positive.';
  return `${countOf(tests.length, 'drug test', 'drug tests')}. ${positive}`;
}

/** Drug tests that stand, the latest sample first. */
export function presentDrugTests(id: string, { entries, all, canRecord }: DrugTestsTab): TabView {
  const standing = entries.filter(stands);
  return {
    ...table(
      {
        heading: 'Drug tests',
        live: 'The list of drug tests',
        summary: drugTestsSummary(standing),
        empty: `No drug test is recorded.${canRecord ? ' “Add a drug test” begins the list.' : ' Those who manage or treat the person add them.'}`,
      },
      standing.map((entry) => ({
        id: entry.id,
        cells: [
          ...drugTestCells(entry),
          recordedCell(entry),
          ...changeCell(
            canRecord,
            (['correct', 'withdraw'] as const).map((how) => ({
              text: how === 'correct' ? 'Correct' : 'Withdraw',
              about: drugTestName(entry),
              href: paths.changeDrugTest(id, entry.id, how),
            })),
          ),
        ],
      })),
      { add: canRecord ? { text: 'Add a drug test', href: paths.newDrugTest(id) } : null },
    ),
    ...presentCorrected({ id, tab: 'drug-tests', all }, entries, drugTestCells),
  };
}
