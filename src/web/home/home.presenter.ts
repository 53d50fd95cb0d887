import type { NoticePage } from '../../modules/notices/index.js';
import type { CalledAs, MeetingStatus } from '../../modules/tasking-meetings/index.js';
import type { Role } from '../../shared/actor.js';
import { countOf, instantWords, panelWords } from '../shell/labels.js';
import { calledWords } from '../meetings/meeting-words.presenter.js';
import { presentWaiting, type WaitingLine } from '../meetings/meetings.presenter.js';
import { presentNoticesCard, type NoticesCard, type PanelName } from '../notices/notices.presenter.js';
import { paths } from '../shell/paths.js';
import { presentHomeTasks, type HomeTasks, type HomeTasksView } from '../tasks/home-tasks.presenter.js';
import {
  presentHomeReferrals,
  type HomeReferrals,
  type HomeReferralsView,
} from './home-referrals.presenter.js';

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

/** How many wait for a panel's next meetings, and what each is called there. */
export interface HomeMeetings {
  panel: PanelName;
  waiting: readonly { words: string; count: number }[];
}

/** A meeting that goes on, or is called for today: where a partner checks in. */
export interface HomeRoom {
  id: string;
  panel: string;
  kind: CalledAs;
  startsAt: string;
  status: MeetingStatus;
}

export interface HomeInput {
  user: { name: string; role: Role };
  /** Why nothing of the scheme is open to this person, in words; null while their agency shares. */
  lapse: string | null;
  /** Whether they see the whole cohort, and not only whom their agency works with. */
  seesEverybody: boolean;
  /** When this person last looked, ISO 8601; null at their first visit. */
  lastLookedAt: string | null;
  /** The latest first. */
  changes: readonly HomeChange[];
  /** More have happened than are shown. */
  hasMoreChanges: boolean;
  /** Null for those who do not see the cohort. */
  counts: HomeCounts | null;
  /** The latest unread ones; null for those who get no notices. */
  notices: NoticePage | null;
  /** All panels, in their order. */
  panels: readonly PanelName[];
  /** Null for those who do not see the cohort. */
  meetings: HomeMeetings | null;
  /** Where whoever does not see the meetings of the whole scheme can walk in; null for the others. */
  rooms: readonly HomeRoom[] | null;
  referrals: HomeReferrals;
  /** Null for those who have no tasks. */
  tasks: HomeTasks | null;
  /** Null for those who do not import. */
  openImports: readonly OpenImport[] | null;
  /** Whether the log is theirs to read. */
  canReadAudit: boolean;
}

export interface HomeView {
  title: string;
  greeting: string;
  lapse: string | null;
  since: string;
  counts: { key: string; count: string; text: string; href: string | null }[];
  changes: { id: string; at: string; isoAt: string; text: string; by: string | null; href: string | null }[];
  more: string | null;
  emptyChanges: string | null;
  notices: NoticesCard | null;
  meetings: { title: string; lines: WaitingLine[] } | null;
  referrals: HomeReferralsView;
  tasks: HomeTasksView | null;
  imports: { id: string; name: string; text: string; href: string }[] | null;
  emptyImports: string;
  links: { text: string; href: string; note: string }[];
}

function presentCounts({ counts, notices }: HomeInput): HomeView['counts'] {
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
  const unread =
    notices === null
      ? []
      : [
          figure(
            'notices',
            notices.unread,
            notices.unread === 1 ? 'unread notice' : 'unread notices',
            paths.notices(),
          ),
        ];
  return [
    ...unread,
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

function presentLinks({ counts, openImports, canReadAudit, seesEverybody }: HomeInput): HomeView['links'] {
  const links = [
    counts && {
      text: 'Cohort',
      href: paths.cohort(),
      note: seesEverybody
        ? 'Everybody on the list, by panel, RAG status and tier'
        : 'Those whom your agency works with, and whom to ring about others',
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

/** Where a partner walks in: a meeting that is open says so. */
function presentRooms(rooms: readonly HomeRoom[]): HomeView['meetings'] {
  if (rooms.length === 0) return null;
  return {
    title: 'Meetings you can join',
    lines: rooms.map(({ id, panel, kind, startsAt, status }) => ({
      text: `${calledWords(kind)} of ${panelWords(panel)}, ${instantWords(startsAt)}${status === 'open' ? ': open now' : ''}`,
      href: paths.meeting(id),
    })),
  };
}

function presentHomeMeetings({ meetings, rooms }: HomeInput): HomeView['meetings'] {
  if (rooms !== null) return presentRooms(rooms);
  if (meetings === null) return null;
  const { panel, waiting } = meetings;
  return {
    title: `Meetings of ${panel.name}`,
    lines: waiting.map(({ words, count }) => presentWaiting(words, count, panel.key)),
  };
}

/** What a person finds when they start the day: what has changed since they last looked, and what is waiting. */
export function presentHome(input: HomeInput): HomeView {
  const { user, lastLookedAt, changes, hasMoreChanges, openImports } = input;
  return {
    title: 'Home',
    greeting: `Hello, ${user.name}`,
    lapse: input.lapse,
    since: lastLookedAt ? `Since you last looked, ${instantWords(lastLookedAt)}` : 'The latest changes',
    counts: presentCounts(input),
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
    notices: input.notices && presentNoticesCard(input.notices, input.panels, user.role),
    meetings: presentHomeMeetings(input),
    referrals: presentHomeReferrals(input.referrals),
    tasks: input.tasks && presentHomeTasks(input.tasks),
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
