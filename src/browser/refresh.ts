import { announce, readPart } from './differences.js';
import { partsConcerned, sourceOf } from './events.js';
import { morphPart } from './morph.js';

const COALESCE_MS = 150;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 30_000;

export interface RefreshOutcomes {
  /** The page was fetched and its parts renewed; the sequence number as of which it was made. */
  renewed: (asOf: number) => void;
  signedOut: () => void;
  /** The reader may not see this any more, or it is gone. */
  gone: () => void;
  /** The page could not be fetched; it is tried again by itself. */
  failed: () => void;
}

export interface Refresher {
  /** Asks for the parts about these subjects to be renewed soon; null for all of them. */
  ask: (topics: readonly string[] | null) => void;
  /** The server can be reached again: what waits for another try is fetched now. */
  tryNow: () => void;
  stop: () => void;
}

/** Fetches this page again when asked, many askings as one, and renews only the parts concerned. */
export function makeRefresher(outcomes: RefreshOutcomes): Refresher {
  let topics: Set<string> | null = new Set();
  let timer = 0;
  let busy = false;
  let stopped = false;
  let retry = FIRST_RETRY_MS;

  const isWaiting = (): boolean => topics === null || topics.size > 0;
  const plan = (wait: number): void => {
    if (timer || busy || stopped || document.hidden || !isWaiting()) return;
    timer = window.setTimeout(() => void run(), wait);
  };

  async function run(): Promise<void> {
    timer = 0;
    busy = true;
    const asked = topics;
    topics = new Set();
    let wait = COALESCE_MS;
    try {
      if (partsConcerned(asked).length > 0) await renew(asked, outcomes);
      retry = FIRST_RETRY_MS;
    } catch {
      topics = asked === null || topics === null ? null : new Set([...asked, ...topics]);
      outcomes.failed();
      wait = retry;
      retry = Math.min(retry * 2, LAST_RETRY_MS);
    }
    busy = false;
    plan(wait);
  }

  document.addEventListener('visibilitychange', () => plan(0));

  return {
    ask(wanted) {
      if (wanted === null) topics = null;
      else if (topics !== null) wanted.forEach((topic) => topics?.add(topic));
      plan(COALESCE_MS);
    },
    tryNow() {
      window.clearTimeout(timer);
      timer = 0;
      retry = FIRST_RETRY_MS;
      plan(0);
    },
    stop() {
      stopped = true;
      window.clearTimeout(timer);
    },
  };
}

/**
 * Fetches again what the parts concerned come with: the page, and what stands on any page and comes from elsewhere.
 *
 * @throws Error when something could not be had just now.
 */
async function renew(asked: ReadonlySet<string> | null, outcomes: RefreshOutcomes): Promise<void> {
  const parts = partsConcerned(asked);
  if (parts.some((part) => sourceOf(part) === null)) await renewPage(asked, outcomes);
  for (const source of new Set(parts.map(sourceOf))) if (source !== null) await renewFrom(source, outcomes);
}

/**
 * A page that waits for something to end (`data-live-follow`) is loaded anew once the server leads elsewhere.
 */
async function renewPage(asked: ReadonlySet<string> | null, outcomes: RefreshOutcomes): Promise<void> {
  const { href, pathname } = homeOf(document.body.dataset.liveAddress);
  const response = await fetchPart(href);
  const landed = new URL(response.url).pathname;
  if (isSignedOut(response)) return outcomes.signedOut();
  if ([403, 404, 410].includes(response.status)) return outcomes.gone();
  if (landed !== pathname && document.querySelector('[data-live-follow]')) return location.reload();
  if (!response.ok || landed !== pathname) throw new Error(`answered ${response.status}`);
  const newer = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const part of partsConcerned(asked)) if (sourceOf(part) === null) renewPart(part.id, newer);
  outcomes.renewed(Number(newer.body.dataset.liveSince ?? 0));
}

/** Where the page is found again: what was answered to a form stands at the form's address, and says its own. */
const homeOf = (address: string | undefined): URL => new URL(address || location.href, location.href);

async function renewFrom(source: string, outcomes: RefreshOutcomes): Promise<void> {
  const response = await fetchPart(source);
  if (isSignedOut(response)) return outcomes.signedOut();
  if (!response.ok) throw new Error(`answered ${response.status}`);
  const newer = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const part of partsConcerned(null)) if (sourceOf(part) === source) renewPart(part.id, newer);
}

const fetchPart = (address: string): Promise<Response> =>
  fetch(address, {
    credentials: 'same-origin',
    cache: 'no-store',
    headers: { 'x-live': '1', accept: 'text/html' },
  });

const isSignedOut = ({ status, redirected, url }: Response): boolean =>
  status === 401 || (redirected && new URL(url).pathname === '/sign-in');

function renewPart(id: string, newer: Document): void {
  const part = document.getElementById(id);
  const replacement = newer.getElementById(id);
  if (!part || !replacement) return;
  const before = readPart(part);
  morphPart(part, replacement);
  announce(id, before);
}
