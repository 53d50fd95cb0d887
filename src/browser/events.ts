/** What the server says of a change: a name, ids and a version, never particulars. */
export interface ChangeEvent {
  seq: number;
  type: string;
  panel: string | null;
  offenderId?: string;
  importId?: string;
  referralId?: string;
}

/** What the server answers to `watch`. */
export type WatchAnswer =
  { seq: number; missed: ChangeEvent[]; reset: boolean } | { error: { code: string; message: string } };

/** The subjects an event is about, in the words that `data-live` uses. */
export function topicsOf(event: ChangeEvent): string[] {
  const topics = ['any'];
  if (event.offenderId) topics.push('cohort', `offender:${event.offenderId}`);
  if (event.importId) topics.push('imports', `import:${event.importId}`);
  if (event.referralId) topics.push('referrals', `referral:${event.referralId}`);
  if (event.type.startsWith('notice.')) topics.push('notices');
  if (event.type === 'import.committed') topics.push('cohort');
  return topics;
}

/** Where a part is fetched from, when it is not with its page. */
export const sourceOf = (part: HTMLElement): string | null => part.dataset.liveSource ?? null;

/** The parts of the page that say they show one of the subjects; all of them for a null list. */
export function partsConcerned(topics: ReadonlySet<string> | null): HTMLElement[] {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-live][id]')];
  if (topics === null) return parts;
  return parts.filter((part) => (part.dataset.live ?? '').split(/\s+/).some((topic) => topics.has(topic)));
}
