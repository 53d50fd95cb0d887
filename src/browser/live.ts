import { io, type Socket } from 'socket.io-client';
import { topicsOfAll, type ChangeEvent, type WatchAnswer } from './events.js';
import { planPoll } from './poll.js';
import { makeRefresher, type Refresher } from './refresh.js';
import { say, showState } from './say.js';

const ANSWER_WITHIN_MS = 8000;
const TRY_AGAIN_MS = 3000;
const TRY_AGAIN_AT_MOST_MS = 60_000;
const LOST = 'Live updates lost. Trying again…';

/** What the page watches: every panel its reader may see, or some of them by key. */
function readPanels(text: string): 'all' | string[] {
  if (!text.startsWith('[')) return 'all';
  return JSON.parse(text) as string[];
}

/** Connects the page to the live feed when it says that it wants to be (`<body data-live-panels>`). */
export function goLive(): void {
  const { livePanels, liveSince } = document.body.dataset;
  // The template writes an attribute without a value where there is nothing to watch.
  if (!livePanels) return;
  const feed = new LiveFeed(readPanels(livePanels), Number(liveSince ?? 0));
  feed.start();
}

class LiveFeed {
  private readonly socket: Socket;
  private readonly refresher: Refresher;
  private isLost = false;
  private isOver = false;
  private refusals = 0;
  private poll = 0;

  constructor(
    private readonly panels: 'all' | string[],
    private seen: number,
  ) {
    this.socket = io('/live', {
      transports: ['websocket'],
      autoConnect: false,
      reconnectionDelay: 500,
      reconnectionDelayMax: 5000,
    });
    this.refresher = makeRefresher({
      renewed: (asOf) => {
        this.seen = Math.max(this.seen, asOf);
        if (this.socket.connected) this.on();
        this.planPoll();
      },
      signedOut: () => this.signedOut(),
      gone: () => this.gone(),
      failed: () => this.lost(),
    });
  }

  start(): void {
    this.socket.on('connect', () => this.watch());
    this.socket.on('change', (event: ChangeEvent) => this.apply([event]));
    this.socket.on('disconnect', (reason) => {
      this.lost();
      if (reason === 'io server disconnect') this.checkAndReconnect();
    });
    this.socket.on('connect_error', () => {
      this.lost();
      if (!this.socket.active) this.checkAndReconnect();
    });
    window.addEventListener('offline', () => this.lost());
    window.addEventListener('online', () => this.socket.disconnect().connect());
    window.addEventListener('pagehide', () => (this.isOver = true));
    window.addEventListener('pageshow', (shown) => {
      if (!shown.persisted) return;
      this.isOver = false;
      this.socket.disconnect().connect();
    });
    this.socket.connect();
    this.planPoll();
  }

  private watch(): void {
    const request = { panels: this.panels, since: this.seen };
    this.socket
      .timeout(ANSWER_WITHIN_MS)
      .emit('watch', request, (late: Error | null, answer?: WatchAnswer) => {
        if (late || !answer) return void this.socket.disconnect().connect();
        if ('error' in answer) return this.stop('Live updates are not available to you here.');
        if (answer.reset) this.refresher.ask(null);
        this.apply(answer.missed);
        this.seen = Math.max(this.seen, answer.seq);
        this.refresher.tryNow();
        this.on();
      });
  }

  private apply(events: readonly ChangeEvent[]): void {
    const news = events.filter((event) => event.seq > this.seen);
    if (news.length === 0) return;
    this.seen = Math.max(this.seen, ...news.map((event) => event.seq));
    this.refresher.ask(topicsOfAll(news));
  }

  /** The server closed the connection: the session may have ended. The page itself knows. */
  private checkAndReconnect(): void {
    if (this.isOver) return;
    this.refresher.ask(null);
    const wait = Math.min(TRY_AGAIN_MS * 2 ** this.refusals++, TRY_AGAIN_AT_MOST_MS);
    window.setTimeout(() => {
      if (!this.isOver && !this.socket.connected) this.socket.connect();
    }, wait);
  }

  private planPoll(): void {
    window.clearTimeout(this.poll);
    this.poll = planPoll(this.refresher);
  }

  private on(): void {
    if (this.isOver) return;
    showState('on', 'Live updates on');
    this.refusals = 0;
    if (this.isLost) say('Live updates are back. The page is up to date.');
    this.isLost = false;
  }

  private lost(): void {
    if (this.isOver) return;
    showState('lost', LOST);
    if (!this.isLost) say(LOST);
    this.isLost = true;
  }

  private signedOut(): void {
    const words = 'You have been signed out. What you have typed is kept in this tab.';
    const next = encodeURIComponent(location.pathname + location.search);
    this.stop(words, { text: 'Sign in again', href: `/sign-in?because=ended&next=${next}` });
  }

  private gone(): void {
    this.stop('This record can no longer be shown to you.', {
      text: 'Go to the cohort list',
      href: '/cohort',
    });
    // Nothing of it stays behind, neither on the screen nor in the title.
    document.querySelector('main')?.replaceChildren();
    document.title = 'This record can no longer be shown';
  }

  private stop(words: string, link?: { text: string; href: string }): void {
    this.isOver = true;
    this.refresher.stop();
    this.socket.disconnect();
    showState('stopped', words, link);
    say(words);
  }
}
