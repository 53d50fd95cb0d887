import { makeRefresher, type Refresher } from './refresh.js';

/**
 * Work that is under way (`data-live-poll`, in seconds) is looked at again even when nobody says anything. Returns
 * the timer, or 0 when there is no such work.
 */
export function planPoll(refresher: Refresher): number {
  const part = document.querySelector<HTMLElement>('[data-live-poll]');
  const seconds = Number(part?.dataset.livePoll ?? 0);
  if (!part || !(seconds > 0)) return 0;
  const topics = (part.dataset.live ?? '').split(/\s+/);
  return window.setTimeout(() => refresher.ask(topics), seconds * 1000);
}

/** The same for readers whom no events reach: their page looks only while something is under way. */
export function pollAlone(): void {
  if (document.body.dataset.livePanels) return;
  const refresher = makeRefresher({
    renewed: () => void planPoll(refresher),
    signedOut: () => refresher.stop(),
    gone: () => refresher.stop(),
    failed: () => undefined,
  });
  planPoll(refresher);
}
