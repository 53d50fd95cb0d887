import type { ReferralPage } from '../../modules/referral-forms/index.js';
import { presentReferralRow, type ReferralsRow } from '../referrals/referrals.presenter.js';
import { countOf } from '../shell/labels.js';
import { paths } from '../shell/paths.js';

/** What waits for this person among referrals; null what is not theirs. */
export interface HomeReferrals {
  /** Drafts, and what a panel has asked more about. */
  unfinished: ReferralPage | null;
  /** Of their own: decided since they last looked. */
  decided: ReferralPage | null;
  /** For those who run meetings: the longest waiting first. */
  waiting: ReferralPage | null;
  /** Whose waiting list it is, in words: `Chesterfield`. */
  panels: string;
}

export interface HomeReferralLine {
  id: string;
  name: string;
  href: string;
  status: ReferralsRow['status'];
  text: string;
  /** What a draft still needs, or how long the panel usually takes. */
  more: string;
  isLate: boolean;
}

export interface HomeReferralList {
  title: string;
  lines: HomeReferralLine[];
  /** How many there are beside those shown; null where all are. */
  summary: string | null;
  empty: string;
}

export interface HomeReferralsView {
  mine: { lists: HomeReferralList[]; all: string; add: string } | null;
  waiting: { list: HomeReferralList; all: string } | null;
}

function presentList(
  { items, total, usual }: ReferralPage,
  words: { title: string; empty: string; from?: boolean },
): HomeReferralList {
  const lines = items.map((item) => {
    const row = presentReferralRow(item, usual);
    const { id, name, href, status, stands, missing, isLate } = row;
    const from = words.from ? `${row.from}, ${row.panel}` : '';
    return {
      id,
      name,
      href,
      status,
      text: stands,
      more: missing || [from, row.usual].filter(Boolean).join('; '),
      isLate,
    };
  });
  return {
    title: `${words.title} (${total})`,
    lines,
    summary:
      total > items.length ? `Showing ${items.length} of ${countOf(total, 'referral', 'referrals')}.` : null,
    empty: words.empty,
  };
}

/** What waits for somebody among referrals, when they start the day (REF-4, REF-5, REF-6). */
export function presentHomeReferrals({
  unfinished,
  decided,
  waiting,
  panels,
}: HomeReferrals): HomeReferralsView {
  // Whoever runs a panel seldom refers: their own referrals are shown while there are any.
  const isOwnDesk = waiting === null || (unfinished?.total ?? 0) + (decided?.total ?? 0) > 0;
  const mine = isOwnDesk && unfinished && decided;
  return {
    mine: mine
      ? {
          lists: [
            presentList(unfinished, {
              title: 'To finish',
              empty: 'No draft of yours is waiting. One that you begin is saved as you type.',
            }),
            presentList(decided, {
              title: 'Decided since you last looked',
              empty: 'Nothing new. A decision of the panel appears here and among your notices.',
            }),
          ],
          all: paths.referrals({ view: 'mine' }),
          add: paths.newReferral(),
        }
      : null,
    waiting: waiting && {
      list: presentList(waiting, {
        title: `Waiting for ${panels}`,
        empty: 'No referral waits. One appears here as soon as it is sent.',
        from: true,
      }),
      all: paths.referrals({ view: 'waiting' }),
    },
  };
}
