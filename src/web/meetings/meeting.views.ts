import { describeMeetingView } from '../../modules/tasking-meetings/index.js';
import type { ScopedRequest, ViewedSubject } from '../../platform/access/access.js';
import type { ReadMeeting } from './read-meeting.js';

/** The room of a meeting was shown: which, and whose names and referrals were on it. */
export function viewedMeetingRoom(_request: ScopedRequest, answer: unknown): ViewedSubject {
  const { meeting, referral, late } = (answer as { read: ReadMeeting }).read;
  const { detail, ...subject } = describeMeetingView(meeting);
  const waiting = late.map(({ offenderId }) => offenderId).filter((id) => id !== null);
  const shown = [...new Set([...((detail?.['shown'] ?? []) as string[]), ...waiting])];
  const referrals = [...late.map(({ id }) => id), ...(referral ? [referral.referral.id] : [])];
  return { ...subject, detail: { ...detail, shown, referrals } };
}
