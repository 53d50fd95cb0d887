import type { NoticePage, NoticeView } from '../../modules/notices/index.js';
import { countOf, instantWords, type Label } from '../shell/labels.js';
import { paths, type NoticesQuery } from '../shell/paths.js';

export interface PanelName {
  key: string;
  name: string;
}

export interface NoticeEntry {
  id: string;
  name: string;
  href: string;
  kind: Label;
  text: string;
  rule: string | null;
  /** Where and when: `Chesterfield, 3 June 2014 at 9:05`. */
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
  /** The reader's own panels. */
  own: readonly string[];
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
};

/** What fills the list: said wherever it is empty. */
const FILLED_BY =
  'A notice comes when a rule registers somebody, when somebody’s tier changes, and when an exclusion falls on somebody registered.';

function kindLabel(kind: string): Label {
  if (kind.startsWith('policy-')) return { key: 'policy', text: 'New policy' };
  return { key: kind, text: KINDS[kind] ?? kind };
}

function presentEntry(notice: NoticeView, panels: readonly PanelName[]): NoticeEntry {
  const { id, offenderId, name, kind, panel, summary, rule, at, readAt } = notice;
  const panelName = panels.find(({ key }) => key === panel)?.name ?? panel;
  return {
    id,
    name,
    href: paths.offender(offenderId),
    kind: kindLabel(kind),
    text: summary,
    rule,
    raised: `${panelName}, ${instantWords(at)}`,
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

/** The co-ordinator's card on the home page: what they have not read (TIER-1, TIER-6, EXCL-4). */
export function presentNoticesCard(notices: NoticePage, panels: readonly PanelName[]): NoticesCard {
  const { items, unread } = notices;
  return {
    heading: unread === 0 ? 'Notices' : `Notices: ${unread.toLocaleString('en-GB')} unread`,
    entries: items.map((notice) => presentEntry(notice, panels)),
    more:
      items.length < unread
        ? `Showing the latest ${items.length} of ${countOf(unread, 'unread notice', 'unread notices')}`
        : null,
    markAll: presentMarkAll(notices),
    empty: unread === 0 ? `You have read every notice. ${FILLED_BY}` : null,
    all: { text: 'All notices', href: paths.notices() },
  };
}

function presentSummary({ items, total, unread }: NoticePage, where: string): string {
  if (total === 0) return `No notices for ${where}`;
  const shown = items.length < total ? `Showing ${items.length} of ` : '';
  const news = unread === 0 ? 'none unread' : `${unread.toLocaleString('en-GB')} unread`;
  return `${shown}${countOf(total, 'notice', 'notices')} for ${where}, ${news}`;
}

/** Every notice of the reader's panels, or of the panel they cover for (COH-1). */
export function presentNotices({ notices, panels, own, filter }: NoticesInput): NoticesPageView {
  const covered = panels.find(({ key }) => key === filter.panel);
  const [only] = own.length === 1 ? own : [];
  const mine = panels.find(({ key }) => key === only);
  const ownName = mine?.name ?? 'your panels';
  const others = panels.filter(({ key }) => key !== mine?.key);
  const where = covered?.name ?? ownName;
  const isOwn = covered === undefined || covered === mine;
  return {
    title: 'Notices',
    summary: presentSummary(notices, where),
    tabs: [
      { text: mine?.name ?? 'Your panels', href: paths.notices(), active: isOwn },
      ...others.map(({ key, name }) => ({
        text: name,
        href: paths.notices({ panel: key }),
        active: key === covered?.key,
      })),
    ],
    panel: isOwn ? '' : (covered?.key ?? ''),
    entries: notices.items.map((notice) => presentEntry(notice, panels)),
    markAll: presentMarkAll(notices),
    empty: notices.items.length === 0 ? FILLED_BY : null,
    next: notices.nextCursor ? paths.notices({ ...filter, cursor: notices.nextCursor }) : null,
    first: filter.cursor ? paths.notices({ panel: filter.panel ?? null }) : null,
  };
}
