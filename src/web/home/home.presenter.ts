import type { Role } from '../../shared/actor.js';
import { countOf, instantWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';

export interface HomeChange {
  id: string;
  /** Instant, ISO 8601. */
  at: string;
  /** `subject.past-verb`. */
  type: string;
  /** In words, where the reader may see them: `Smith, John: RAG status set to Red`. */
  summary: string;
  by: string | null;
  offenderId?: string | null;
  importId?: string | null;
}

export interface HomeCounts {
  registered: number;
  red: number;
  amberAlert: number;
  /** Score of 90 or more, and not registered: excluded, or waiting for information. */
  highScoreNotRegistered: number;
}

export interface OpenImport {
  id: string;
  fileName: string;
  panelName: string;
  uploadedAt: string;
  uploadedBy: string;
}

export interface HomeInput {
  user: { name: string; role: Role };
  /** When this person last looked, ISO 8601; null at their first visit. */
  lastLookedAt: string | null;
  /** The latest first. */
  changes: readonly HomeChange[];
  /** More have happened than are shown. */
  hasMoreChanges: boolean;
  /** Null for those who do not see the cohort. */
  counts: HomeCounts | null;
  /** Null for those who do not import. */
  openImports: readonly OpenImport[] | null;
  /** Whether the log is theirs to read. */
  canReadAudit: boolean;
}

export interface HomeView {
  title: string;
  greeting: string;
  since: string;
  counts: { key: string; count: string; text: string; href: string | null }[];
  changes: { id: string; at: string; isoAt: string; text: string; by: string | null; href: string | null }[];
  more: string | null;
  emptyChanges: string | null;
  imports: { id: string; name: string; text: string; href: string }[] | null;
  emptyImports: string;
  links: { text: string; href: string; note: string }[];
}

function presentCounts(counts: HomeCounts | null): HomeView['counts'] {
  if (counts === null) return [];
  const { registered, red, amberAlert, highScoreNotRegistered } = counts;
  const figure = (
    key: string,
    count: number,
    text: string,
    href: string | null,
  ): HomeView['counts'][number] => ({
    key,
    count: count.toLocaleString('en-GB'),
    text,
    href,
  });
  return [
    figure('registered', registered, 'registered', paths.cohort({ status: 'registered' })),
    figure('red', red, 'at Red', paths.cohort({ rag: 'red' })),
    figure('amber-alert', amberAlert, 'at Amber alert', paths.cohort({ rag: 'amber-alert' })),
    figure(
      'high-score',
      highScoreNotRegistered,
      'scored 90 or more and not registered',
      paths.cohort({ tier: '1', status: 'not-registered' }),
    ),
  ];
}

function hrefOf({ offenderId, importId }: HomeChange): string | null {
  if (offenderId) return paths.offender(offenderId);
  return importId ? paths.import(importId) : null;
}

function presentLinks({ counts, openImports, canReadAudit }: HomeInput): HomeView['links'] {
  const links = [
    counts && {
      text: 'Cohort',
      href: paths.cohort(),
      note: 'Everybody on the list, by panel, RAG status and tier',
    },
    openImports && {
      text: 'Imports',
      href: paths.imports(),
      note: 'Bring a panel’s spreadsheet into the list',
    },
    canReadAudit && {
      text: 'Audit',
      href: paths.audit(),
      note: 'Who looked at what, and whether the log is whole',
    },
  ];
  return links.filter((link) => link !== null && link !== false);
}

/** What a person finds when they start the day: what has changed since they last looked, and what is waiting. */
export function presentHome(input: HomeInput): HomeView {
  const { user, lastLookedAt, changes, hasMoreChanges, openImports } = input;
  const [forename = user.name] = user.name.split(' ');
  return {
    title: 'Home',
    greeting: `Hello, ${forename}`,
    since: lastLookedAt ? `Since you last looked, ${instantWords(lastLookedAt)}` : 'The latest changes',
    counts: presentCounts(input.counts),
    changes: changes.map((change) => ({
      id: `change-${change.id}`,
      at: instantWords(change.at),
      isoAt: change.at,
      text: change.summary,
      by: change.by,
      href: hrefOf(change),
    })),
    more: hasMoreChanges
      ? `Showing the latest ${countOf(changes.length, 'change', 'changes')}; more came before.`
      : null,
    emptyChanges:
      changes.length > 0
        ? null
        : input.counts
          ? 'Nothing has changed. Scores, statuses, registrations and imports appear here as they are recorded.'
          : 'Changes to people’s records are shown here to those who work with them.',
    imports:
      openImports &&
      openImports.map(({ id, fileName, panelName, uploadedAt, uploadedBy }) => ({
        id,
        name: fileName,
        text: `${panelName}, uploaded ${instantWords(uploadedAt)} by ${uploadedBy}`,
        href: paths.import(id),
      })),
    emptyImports: 'No import is waiting for a decision.',
    links: presentLinks(input),
  };
}
