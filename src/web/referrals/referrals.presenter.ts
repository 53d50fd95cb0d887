import type {
  PanelCount,
  ReferralPage,
  ReferralSummary,
  UsualDays,
} from '../../modules/referral-forms/index.js';
import { choose, type Choice } from '../shell/form-errors.js';
import { agencyWords, countOf, instantWords, panelWords, type Label } from '../shell/labels.js';
import { paths, type ReferralsQuery, type ReferralViewName } from '../shell/paths.js';
import {
  daysWords,
  decisionWords,
  REFERRAL_STATUS_KEYS,
  referralStatus,
  referredName,
  withinWords,
  ofLast,
} from './referral-words.presenter.js';

export interface ReferralsInput {
  view: ReferralViewName;
  /** The lists that there are for this reader. */
  views: readonly ReferralViewName[];
  shown: ReferralPage;
  /** How many there are on this list without a filter. */
  totalAll: number;
  filter: Pick<ReferralsQuery, 'panel' | 'status' | 'q' | 'cursor'>;
  /** How many wait for each panel; null on the other lists. */
  byPanel: readonly PanelCount[] | null;
  panels: readonly { key: string; name: string }[];
  /** The reader’s panels, where they do not have all of them. */
  own: readonly string[];
  mayRefer: boolean;
}

/** What the filter says for the panels of somebody who has several. */
export const OWN_PANELS = 'mine';

export interface ReferralsRow {
  id: string;
  name: string;
  href: string;
  status: Label;
  from: string;
  panel: string;
  /** When it was saved, sent or decided. */
  when: string;
  /** What is missing, how long it waits, or how long it took. */
  stands: string;
  /** Of a draft, the pages that are not ready. */
  missing: string;
  usual: string;
  isLate: boolean;
}

export interface ReferralsPageView {
  title: string;
  tabs: { text: string; href: string; active: boolean }[];
  view: ReferralViewName;
  heading: string;
  summary: string;
  usual: string[];
  q: string;
  panels: Choice[];
  statuses: Choice[];
  isFiltered: boolean;
  clear: { text: string; href: string };
  byPanel: { text: string; href: string; isShown: boolean }[];
  rows: ReferralsRow[];
  empty: { text: string; advice: string } | null;
  add: { text: string; href: string } | null;
  next: string | null;
  first: string | null;
}

const TABS: Record<ReferralViewName, { tab: string; empty: string; advice: string }> = {
  mine: {
    tab: 'Mine',
    empty: 'You have no referrals yet.',
    advice:
      'A referral that you begin is saved as you type, and is listed here until it is decided and after.',
  },
  agency: {
    tab: 'My agency’s',
    empty: 'Your agency has sent no referrals yet.',
    advice: 'What colleagues of your agency have sent is listed here. Drafts are their author’s alone.',
  },
  waiting: {
    tab: 'Waiting for the panel',
    empty: 'No referral waits for a decision.',
    advice: 'A referral appears here as soon as it is sent, who has waited longest first.',
  },
  decided: {
    tab: 'Decided',
    empty: 'Nothing has been decided yet.',
    advice: 'Referrals appear here once a tasking meeting has accepted or declined them.',
  },
};

/** How long a panel usually takes, where that is known. */
const usualOf = (usual: readonly UsualDays[], panel: string | null): number | null =>
  usual.find((one) => one.panel === panel)?.days ?? null;

function standsWords(item: ReferralSummary): string {
  const { status, stepsMissing, ageInDays, daysToDecision, outcome } = item;
  if (stepsMissing !== null) {
    const missing =
      stepsMissing === 0 ? 'Ready to send' : `${countOf(stepsMissing, 'page', 'pages')} to complete`;
    return status === 'deferred' ? `${missing}; the panel asked for more` : missing;
  }
  if (ageInDays !== null) return ageInDays === 0 ? 'Sent today' : `Waiting ${daysWords(ageInDays)}`;
  if (daysToDecision !== null) {
    const took = daysToDecision === 0 ? 'on the day it was sent' : `after ${daysWords(daysToDecision)}`;
    return `${decisionWords(outcome ?? '')} ${took}`;
  }
  return status === 'withdrawn' ? 'Withdrawn' : '';
}

/** One line of a list of referrals. */
export function presentReferralRow(item: ReferralSummary, usual: readonly UsualDays[]): ReferralsRow {
  const { id, status, agency, owner, panel, changedAt, submittedAt, decidedAt } = item;
  const usually = usualOf(usual, panel);
  const taken = item.ageInDays ?? item.daysToDecision;
  const when =
    decidedAt !== null && status !== 'deferred' && status !== 'submitted'
      ? `Decided ${instantWords(decidedAt)}`
      : submittedAt !== null && status !== 'deferred'
        ? `Sent ${instantWords(submittedAt)}`
        : `Saved ${instantWords(changedAt)}`;
  return {
    id,
    name: referredName(item),
    href: paths.referral(id),
    status: referralStatus(status),
    from: owner.isMe ? 'You' : `${owner.name}, ${agencyWords(agency)}`,
    panel: panel === null ? 'Not sent yet' : panelWords(panel),
    when,
    stands: standsWords(item),
    missing: missingWords(item.missingPages ?? []),
    usual: usually === null || taken === null ? '' : `usually ${withinWords(usually)}`,
    isLate: item.ageInDays !== null && usually !== null && item.ageInDays > Math.max(usually, 1),
  };
}

const NAMED = 3;

function missingWords(pages: readonly string[]): string {
  const more = pages.length - NAMED;
  return [...pages.slice(0, NAMED), ...(more > 0 ? [`and ${more} more`] : [])].join(' · ');
}

/** How many wait for each panel, each with its list: whoever covers for a colleague sees where (COH-1). */
function presentByPanel({
  view,
  byPanel,
  panels,
  filter,
  own,
}: ReferralsInput): ReferralsPageView['byPanel'] {
  if (byPanel === null) return [];
  const isShown = (key: string): boolean =>
    filter.panel === key || (filter.panel === OWN_PANELS && own.includes(key));
  return panels.map(({ key, name }) => {
    const count = byPanel.find(({ panel }) => panel === key)?.count ?? 0;
    return { text: `${name}: ${count}`, href: paths.referrals({ view, panel: key }), isShown: isShown(key) };
  });
}

function choosePanel({ panels, filter: { panel }, own }: ReferralsInput): Choice[] {
  const mine = own.length > 1 ? [{ value: OWN_PANELS, text: 'My panels' }] : [];
  const each = panels.map(({ key, name }) => ({ value: key, text: name }));
  return choose([{ value: 'all', text: 'Any panel' }, ...mine, ...each], panel || 'all');
}

/** Why a list is empty: a panel that has nothing is no fault of the filter. */
function emptyWords({ view, filter, panels }: ReferralsInput): { text: string; advice: string } {
  const { q, status, panel } = filter;
  const { empty, advice } = TABS[view];
  if (q || status || (panel && view !== 'waiting')) {
    return {
      text: 'No referral matches this filter.',
      advice: 'Take part of the filter away, or search by surname, CRN or PNC ID.',
    };
  }
  const name = panels.find(({ key }) => key === panel)?.name ?? 'your panels';
  return { text: panel ? `No referral waits for a decision of ${name}.` : empty, advice };
}

function summaryOf({ shown, totalAll }: ReferralsInput, isFiltered: boolean): string {
  const { items, total } = shown;
  const words = `Showing ${items.length.toLocaleString('en-GB')} of ${countOf(total, 'referral', 'referrals')}`;
  return isFiltered ? `${words} that match, out of ${totalAll.toLocaleString('en-GB')}` : words;
}

/** The lists of referrals: mine, my agency’s, the panel’s waiting list, and what was decided. */
export function presentReferrals(input: ReferralsInput): ReferralsPageView {
  const { view, views, shown, filter, mayRefer } = input;
  const { q = '', panel = '', status = '', cursor } = filter;
  const isFiltered = Boolean(q || panel || status);
  const page = { view, q, panel, status };
  return {
    title: 'Referrals',
    tabs: views.map((each) => ({
      text: TABS[each].tab,
      href: paths.referrals({ view: each }),
      active: each === view,
    })),
    view,
    heading: TABS[view].tab,
    summary: summaryOf(input, isFiltered),
    usual: shown.usual.map(({ panel: key, days, decided }) =>
      days === null
        ? `${panelWords(key)} has decided nothing yet.`
        : `${panelWords(key)} usually decides ${withinWords(days)} ${ofLast(decided)}.`,
    ),
    q: q ?? '',
    panels: choosePanel(input),
    byPanel: presentByPanel(input),
    statuses: choose(
      [
        { value: '', text: 'Any status' },
        ...REFERRAL_STATUS_KEYS.map((key) => ({ value: key, text: referralStatus(key).text })),
      ],
      status ?? '',
    ),
    isFiltered,
    clear: {
      text: q || status ? 'Clear the filter' : 'Show every panel’s',
      href: paths.referrals({ view, panel: view === 'waiting' ? 'all' : null }),
    },
    rows: shown.items.map((item) => presentReferralRow(item, shown.usual)),
    empty: shown.items.length > 0 ? null : emptyWords(input),
    add: mayRefer ? { text: 'Refer somebody', href: paths.newReferral() } : null,
    next: shown.nextCursor ? paths.referrals({ ...page, cursor: shown.nextCursor }) : null,
    first: cursor ? paths.referrals(page) : null,
  };
}
