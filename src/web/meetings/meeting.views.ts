import { describeMeetingView } from '../../modules/tasking-meetings/index.js';
import type { ScopedRequest, ViewedSubject } from '../../platform/access/access.js';
import type { ReadMeeting } from './read-meeting.js';

/** The room of a meeting was shown: which, and whose names were on it. */
export function viewedMeetingRoom(_request: ScopedRequest, answer: unknown): ViewedSubject {
  const { meeting, referrals } = (answer as { read: ReadMeeting }).read;
  const { detail, ...subject } = describeMeetingView(meeting);
  const items = referrals?.items ?? [];
  const waiting = items.map(({ offenderId }) => offenderId).filter((id) => id !== null);
  const shown = [...new Set([...((detail?.['shown'] ?? []) as string[]), ...waiting])];
  return { ...subject, detail: { ...detail, shown, referrals: items.map(({ id }) => id) } };
}
