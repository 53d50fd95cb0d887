import type { ReferralPage } from '../../modules/referral-forms/index.js';
import { presentReferralRow } from '../referrals/referrals.presenter.js';
import { countOf, type Label } from '../shell/labels.js';
import { paths } from '../shell/paths.js';

/** What the reader may see of the referrals of somebody, and whether they may make one. */
export interface PersonReferrals {
  /** Null for those who read no referrals. */
  shown: ReferralPage | null;
  mayRefer: boolean;
}

export interface ReferralsCard {
  title: string;
  lines: { id: string; text: string; href: string; status: Label; more: string }[];
  summary: string | null;
  empty: string;
  refer: { text: string; href: string } | null;
}

/** The referrals of somebody on their record; a draft is its author's alone (LAW-4). */
export function presentReferralsCard(
  { id }: { id: string },
  { shown, mayRefer }: PersonReferrals,
): ReferralsCard | null {
  if (shown === null) return null;
  const { items, total, usual } = shown;
  return {
    title: `Referrals (${total})`,
    lines: items.map((item) => {
      const row = presentReferralRow(item, usual);
      return {
        ...{ id: row.id, text: row.when, href: row.href, status: row.status },
        more: `${row.stands}; ${row.from}`,
      };
    }),
    summary:
      total > items.length ? `Showing ${items.length} of ${countOf(total, 'referral', 'referrals')}.` : null,
    empty: mayRefer
      ? 'None that you may see. One that is sent to a panel appears here.'
      : 'None that you may see.',
    refer: mayRefer ? { text: 'Refer this person', href: paths.newReferral({ offenderId: id }) } : null,
  };
}
