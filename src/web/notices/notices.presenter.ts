import type { NoticePage, NoticeView } from '../../modules/notices/index.js';
import type { Role } from '../../shared/actor.js';
import { agencyWords, countOf, instantWords, type Label } from '../shell/labels.js';
import { paths, type NoticesQuery } from '../shell/paths.js';

export interface PanelName {
  key: string;
  name: string;
}

export interface NoticeEntry {
  id: string;
  /** Who or what it is about. */
  name: string;
  href: string | null;
  kind: Label;
  text: string;
  rule: string | null;
  /** Where, for a panel's, and when: `Chesterfield, 3 June 2014 at 9:05`. */
  raised: string;
  isoAt: string;
  /** Null while the reader has not read it. */
  read: string | null;
}

/** A button that marks what is shown as read, and nothing that came since. */
export interface MarkAll {
  ids: string[];
  text: string;
}

export interface NoticesCard {
  heading: string;
  entries: NoticeEntry[];
  more: string | null;
  markAll: MarkAll | null;
  empty: string | null;
  all: { text: string; href: string };
}

export interface NoticesInput {
  notices: NoticePage;
  /** All panels, in their order. */
  panels: readonly PanelName[];
  role: Role;
  /** The reader's own panels; null for whoever reads what is for them alone, and nothing of a panel. */
  own: readonly string[] | null;
  filter: NoticesQuery;
}

export interface NoticesPageView {
  title: string;
  summary: string;
  tabs: { text: string; href: string; active: boolean }[];
  /** The panel the reader covers for; empty for their own. */
  panel: string;
  entries: NoticeEntry[];
  markAll: MarkAll | null;
  empty: string | null;
  next: string | null;
  first: string | null;
}

const KINDS: Record<string, string> = {
  registered: 'Registered',
  'tier-changed': 'Tier changed',
  'exclusion-found': 'Excluded',
  'referral-submitted': 'Referral',
  'referral-decided': 'Decided',
  'meeting-called': 'Meeting called',
  'meeting-moved': 'Meeting moved',
  'meeting-cancelled': 'Meeting cancelled',
  'task-due-soon': 'Task due soon',
  'task-overdue': 'Task overdue',
  'agreement-ending': 'Agreement ends',
};

/** What fills the list: said wherever it is empty. */
const FILLED_BY =
  'A notice comes when a rule registers somebody, when somebody’s tier changes, when an exclusion falls on somebody registered, when there is news of a referral, when a meeting is moved or cancelled, and when one of your tasks falls due.';
const CHAIRS_FILLED_BY =
  'A notice comes when a meeting of your panel is moved or cancelled, a series is called, or one of your tasks falls due.';
const OWN_FILLED_BY = 'A notice comes when one of your referrals is decided, or one of your tasks falls due.';
const AGREEMENTS_FILL_IT =
  'A notice comes a month before an agency’s sharing agreement ends, unless another follows it.';

function filledBy(role: Role): string {
  if (role === 'admin') return AGREEMENTS_FILL_IT;
  if (role === 'chair') return CHAIRS_FILLED_BY;
  return role === 'coordinator' ? FILLED_BY : OWN_FILLED_BY;
}

function kindLabel(kind: string): Label {
  if (kind.startsWith('policy-')) return { key: 'policy', text: 'New policy' };
  return { key: kind, text: KINDS[kind] ?? kind };
}

/** A notice whose person the reader may not see is called by what it is about. */
function subjectOf({ name, panel, referralId, meetingId, taskId, agency }: NoticeView): string {
  if (name !== null) return name;
  if (agency !== null) return agencyWords(agency);
  if (taskId !== null) return 'Task';
  if (referralId === null) return meetingId === null ? 'Notice' : 'Meeting';
  return panel === null ? 'Your referral' : 'Referral';
}

function hrefOf({ offenderId, referralId, meetingId, taskId, agency }: NoticeView): string | null {
  if (agency !== null) return paths.agreements();
  if (taskId !== null) return paths.task(taskId);
  if (referralId !== null) return paths.referral(referralId);
  if (meetingId !== null) return paths.meeting(meetingId);
  return offenderId === null ? null : paths.offender(offenderId);
}

function presentEntry(notice: NoticeView, panels: readonly PanelName[]): NoticeEntry {
  const { id, kind, panel, summary, rule, at, readAt } = notice;
  const where = panel === null ? '' : `${panels.find(({ key }) => key === panel)?.name ?? panel}, `;
  return {
    id,
    name: subjectOf(notice),
    href: hrefOf(notice),
    kind: kindLabel(kind),
    text: summary,
    rule,
    raised: `${where}${instantWords(at)}`,
    isoAt: at,
    read: readAt === null ? null : `Read ${instantWords(readAt)}`,
  };
}

/** One notice has a button of its own: a button for all is for more than one. */
function presentMarkAll({ items, unread }: NoticePage): MarkAll | null {
  const ids = items.filter(({ readAt }) => readAt === null).map(({ id }) => id);
  if (ids.length < 2) return null;
  return { ids, text: ids.length === unread ? 'Mark all as read' : `Mark these ${ids.length} as read` };
}

/** The card on the home page: what the reader has not read (TIER-1, TIER-6, EXCL-4, REF-6). */
export function presentNoticesCard(
  notices: NoticePage,
  panels: readonly PanelName[],
  role: Role,
): NoticesCard {
  const { items, unread } = notices;
  return {
    heading: unread === 0 ? 'Notices' : `Notices: ${unread.toLocaleString('en-GB')} unread`,
    entries: items.map((notice) => presentEntry(notice, panels)),
    more:
      items.length < unread
        ? `Showing the latest ${items.length} of ${countOf(unread, 'unread notice', 'unread notices')}`
        : null,
    markAll: presentMarkAll(notices),
    empty: unread === 0 ? `You have read every notice. ${filledBy(role)}` : null,
    all: { text: 'All notices', href: paths.notices() },
  };
}

function presentSummary({ items, total, unread }: NoticePage, where: string): string {
  if (total === 0) return `No notices for ${where}`;
  const shown = items.length < total ? `Showing ${items.length} of ` : '';
  const news = unread === 0 ? 'none unread' : `${unread.toLocaleString('en-GB')} unread`;
  return `${shown}${countOf(total, 'notice', 'notices')} for ${where}, ${news}`;
}

/** What the reader can turn to: their own notices, and each other panel's (COH-1). */
function presentTabs(
  panels: readonly PanelName[],
  mine: PanelName | undefined,
  covered: PanelName | undefined,
): NoticesPageView['tabs'] {
  const isOwn = covered === undefined || covered === mine;
  return [
    { text: mine?.name ?? 'Your panels', href: paths.notices(), active: isOwn },
    ...panels
      .filter(({ key }) => key !== mine?.key)
      .map(({ key, name }) => ({
        text: name,
        href: paths.notices({ panel: key }),
        active: key === covered?.key,
      })),
  ];
}

/** Every notice for the reader and their panels, or for the panel they cover for (COH-1). */
export function presentNotices({ notices, panels, role, own, filter }: NoticesInput): NoticesPageView {
  const covered = panels.find(({ key }) => key === filter.panel);
  const [only] = own?.length === 1 ? own : [];
  const mine = panels.find(({ key }) => key === only);
  const ownName = own === null ? 'you' : (mine?.name ?? 'your panels');
  const isOwn = covered === undefined || covered === mine;
  return {
    title: 'Notices',
    summary: presentSummary(notices, covered?.name ?? ownName),
    tabs: own === null ? [] : presentTabs(panels, mine, covered),
    panel: isOwn ? '' : covered.key,
    entries: notices.items.map((notice) => presentEntry(notice, panels)),
    markAll: presentMarkAll(notices),
    empty: notices.items.length > 0 ? null : filledBy(role),
    next: notices.nextCursor ? paths.notices({ ...filter, cursor: notices.nextCursor }) : null,
    first: filter.cursor ? paths.notices({ panel: filter.panel ?? null }) : null,
  };
}
