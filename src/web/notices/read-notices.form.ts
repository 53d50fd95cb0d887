import { typed, type TypedValues } from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';

/** The most notices that one page shows, and so that one form marks. */
const MOST = 200;

/** Which notices a form marks as read: one button's, or all that a page showed. */
export function readNoticeIds(values: TypedValues): string[] {
  const { notice = [] } = values;
  const ids = typeof notice === 'string' ? [notice] : notice;
  return ids.filter((id) => id !== '').slice(0, MOST);
}

/** Where the form stood, and so where it leads back to. */
export function whereNoticesWere(values: TypedValues): string {
  if (typed(values, 'from') !== 'notices') return paths.home();
  return paths.notices({ panel: typed(values, 'panel') });
}

/** What a notice is about, and so where it leads: to the task or the referral before the person. */
export function whereNoticeLeads(notice?: {
  referralId: string | null;
  meetingId: string | null;
  taskId: string | null;
  offenderId: string | null;
}): string {
  if (notice?.taskId) return paths.task(notice.taskId);
  if (notice?.referralId) return paths.referral(notice.referralId);
  if (notice?.meetingId) return paths.meeting(notice.meetingId);
  return notice?.offenderId ? paths.offender(notice.offenderId) : paths.notices();
}
