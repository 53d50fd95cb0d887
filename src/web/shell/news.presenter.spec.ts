import { describe, expect, it } from '@jest/globals';
import { presentNews } from './news.presenter.js';

const decided = { id: '7', kind: 'referral-decided', count: 1 };

describe('the header’s news', () => {
  it.each([
    [0, null, 'No unread notices'],
    [1, '1', '1 unread notice'],
    [1200, '1,200', '1,200 unread notices'],
  ])('of %i unread notices says %s', (unread, shown, say) => {
    const news = { href: '/notices', unread: shown, own: null, say };
    expect(presentNews({ unread, own: null })).toEqual(news);
  });

  it('says that a referral of the reader’s has been decided, and leads to it (REF-6)', () => {
    expect(presentNews({ unread: 2, own: decided })).toMatchObject({
      own: { text: 'Your referral has been decided.', link: 'See the decision', href: '/notices/7/open' },
      say: 'Your referral has been decided. 2 unread notices',
    });
  });

  it('leads to the list where there is more than one, and says how many: the words change with each', () => {
    const { own, say } = presentNews({ unread: 3, own: { ...decided, count: 2 } });
    expect(own).toEqual({ text: 'There is news for you: 2 notices.', link: 'Read them', href: '/notices' });
    expect(say).toBe('There is news for you: 2 notices. 3 unread notices');
  });

  it('says only that there is news where it knows no more', () => {
    const { own } = presentNews({ unread: 1, own: { ...decided, kind: 'of-another-kind' } });
    expect(own?.text).toBe('There is news for you.');
  });
});
