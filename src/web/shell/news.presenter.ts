import type { NewsView } from '../../modules/notices/index.js';
import { countOf } from './labels.js';
import { paths } from './paths.js';

/** What the header says of notices, and the line for news that is for this reader alone. */
export interface NewsLine {
  href: string;
  unread: string | null;
  own: { text: string; link: string; href: string } | null;
  /** Said to screen readers when it changes in an open page. */
  say: string;
}

const WORDS: Record<string, { text: string; link: string }> = {
  'referral-decided': { text: 'Your referral has been decided.', link: 'See the decision' },
};
const OTHER = { text: 'There is news for you.', link: 'See what it is' };

/** Names nobody and no outcome: it stands on every page, whoever looks over a shoulder. */
function presentOwn({ id, kind, count }: NonNullable<NewsView['own']>): NewsLine['own'] {
  if (count === 1) return { ...(WORDS[kind] ?? OTHER), href: paths.openNotice(id) };
  return { text: `There is news for you: ${count} notices.`, link: 'Read them', href: paths.notices() };
}

export function presentNews({ unread, own }: NewsView): NewsLine {
  const line = own && presentOwn(own);
  const count = unread === 0 ? 'No unread notices' : countOf(unread, 'unread notice', 'unread notices');
  return {
    href: paths.notices(),
    unread: unread === 0 ? null : unread.toLocaleString('en-GB'),
    own: line,
    say: line ? `${line.text} ${count}` : count,
  };
}
