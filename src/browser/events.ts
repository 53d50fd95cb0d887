/** What the server says of a change: a name, ids and a version, never particulars. */
export interface ChangeEvent {
  seq: number;
  type: string;
  panel: string | null;
  offenderId?: string;
  importId?: string;
  referralId?: string;
  meetingId?: string;
  taskId?: string;
}

/** What the server answers to `watch`. */
export type WatchAnswer =
  { seq: number; missed: ChangeEvent[]; reset: boolean } | { error: { code: string; message: string } };

/** An agency has gained or lost its part in somebody: what its workers may see is different, and nobody is named. */
const SHARING_CHANGED = 'sharing.changed';

/** The subjects of some events, in the words that `data-live` uses; null when any part of the page may be concerned. */
export function topicsOfAll(events: readonly ChangeEvent[]): string[] | null {
  if (events.some(({ type, offenderId }) => type === SHARING_CHANGED && !offenderId)) return null;
  return [...new Set(events.flatMap(topicsOf))];
}

/** The subjects an event is about. */
function topicsOf(event: ChangeEvent): string[] {
  const topics = ['any'];
  if (event.offenderId) topics.push('cohort', `offender:${event.offenderId}`);
  if (event.importId) topics.push('imports', `import:${event.importId}`);
  if (event.referralId) topics.push('referrals', `referral:${event.referralId}`);
  if (event.meetingId) topics.push('meetings', `meeting:${event.meetingId}`);
  if (event.taskId) topics.push('tasks', `task:${event.taskId}`);
  if (event.type.startsWith('notice.')) topics.push('notices');
  if (event.type === 'import.committed') topics.push('cohort');
  return topics;
}

/** Where a part is fetched from, when it is not with its page. */
export const sourceOf = (part: HTMLElement): string | null => part.dataset.liveSource ?? null;

/** The parts of the page that say they show one of the subjects; for a null list all that show any. */
export function partsConcerned(topics: ReadonlySet<string> | null): HTMLElement[] {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-live]:not([data-live=""])[id]')];
  if (topics === null) return parts;
  return parts.filter((part) => (part.dataset.live ?? '').split(/\s+/).some((topic) => topics.has(topic)));
}
