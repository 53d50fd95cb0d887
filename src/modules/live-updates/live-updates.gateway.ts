import { Inject, type OnApplicationShutdown } from '@nestjs/common';
import {
  Ack,
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { CONFIGURATION } from '../../config/config.module.js';
import type { Configuration } from '../../config/configuration.js';
import type { SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import type { CommittedEvent } from '../../platform/events/event.js';
import { EventFeed } from '../../platform/events/event-feed.js';
import { AuthService, sessionCookieName } from '../auth/index.js';
import { PartnershipQueries } from '../partnership/index.js';
import { readWatchRequest } from './domain/watch-request.js';
import { agencyOfPart, mayBeTold, partsOf, seesWholeCohort, TOLD_TO_AGENCY } from '../sharing/index.js';
import { AudiencesQueries, type Audiences } from './audiences.queries.js';
import { isWatched, ROOMS } from './domain/rooms.js';
import { heardBy } from './heard-by.queries.js';
import { audiblePanels, mayReadFeed } from './live-updates.policy.js';
import { toEventFor, toPublicEvent, withoutSubject, type PublicEvent } from './public-event.js';

interface WatchAnswer {
  /** Up to where the client now knows everything. */
  seq: number;
  missed: PublicEvent[];
  /** True when too much was missed to be listed: refetch. */
  reset: boolean;
}
type Answer = WatchAnswer | { error: { code: string; message: string; panels?: string[] } };
type Events = Record<string, (...sent: never[]) => void>;
type LiveSocket = Socket<Events, Events, Events, { actor: SignedInActor }>;

/** More missed events than this are not listed: the client fetches its page anew. */
const MOST_MISSED = 500;
const SWEEP_MS = 15_000;

const refuse = (code: string, message: string, panels?: string[]): Answer => ({
  error: panels ? { code, message, panels } : { code, message },
});

/**
 * Tells open screens that something changed: name, ids and version, never particulars. Rooms are joined by the
 * server from the user's rights; a socket lives no longer than its session.
 */
@WebSocketGateway({ namespace: '/live' })
export class LiveUpdatesGateway implements OnGatewayInit<Namespace>, OnApplicationShutdown {
  @WebSocketServer() private readonly namespace!: Namespace;
  private sweep: NodeJS.Timeout | undefined;
  /** Who has a part in the people of the events that are being told. */
  private audiences: Audiences = new Map();

  constructor(
    private readonly feed: EventFeed,
    private readonly auth: AuthService,
    private readonly partnership: PartnershipQueries,
    private readonly queries: AudiencesQueries,
    private readonly clock: ClockService,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  afterInit(namespace: Namespace): void {
    namespace.use((socket, next) => {
      this.authenticate(socket)
        .then((actor) => {
          if (!actor) return next(new Error('Sign in to continue.'));
          if (!actor.isSharing) return next(new Error('Your agency has no sharing agreement in force.'));
          socket.data = { actor };
          const { sessionId, id, agency } = actor;
          void socket.join([ROOMS.session(sessionId), ROOMS.user(id), ROOMS.agency(agency)]);
          return next();
        })
        .catch(() => next(new Error('The service is not available just now.')));
    });
    this.feed.prepare(async (events) => {
      this.audiences = await this.queries.of(events);
    });
    this.feed.listen((event) => this.publish(event));
    this.sweep = setInterval(() => void this.dropEnded().catch(() => undefined), SWEEP_MS);
    this.sweep.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.sweep);
  }

  /** Joins the rooms asked for and hands over what was missed: every event once, in order. */
  @SubscribeMessage('watch')
  async watch(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() sent: unknown,
    @Ack() ack: ((answer: Answer) => void) | undefined,
  ): Promise<void> {
    const answer = typeof ack === 'function' ? ack : (): void => undefined;
    try {
      await this.serve(socket, sent, answer);
    } catch {
      answer(refuse('UNAVAILABLE', 'The service is not available just now.'));
    }
  }

  private async serve(socket: LiveSocket, sent: unknown, answer: (answer: Answer) => void): Promise<void> {
    const request = readWatchRequest(sent);
    if (!request) return answer(refuse('BAD_INPUT', 'Send { panels: [..] | "all", since: seq | null }.'));
    const known = (await this.partnership.listPanels()).map(({ key }) => key);
    const { actor } = socket.data;
    const audible = audiblePanels(actor, known);
    const wanted = request.panels === 'all' ? audible : request.panels;
    const refused = wanted.filter((panel) => !audible.includes(panel));
    if (!mayReadFeed(actor) || refused.length > 0) {
      return answer(refuse('FORBIDDEN', 'You may not watch these panels.', [...refused]));
    }
    // What happens while the missed events are read is one of them, and is not told twice.
    for (const room of socket.rooms) if (isWatched(room)) void socket.leave(room);
    const missed = request.since === null ? [] : await this.missed(request.since, actor, wanted);
    if (!socket.connected) return;
    // From here to the end nothing is awaited: no event can slip between the answer and the rooms.
    const seq = this.feed.lastSeq;
    answer({ seq, missed: missed?.filter((event) => event.seq <= seq) ?? [], reset: missed === null });
    void socket.join([...roomsFor(actor, wanted), ROOMS.own(actor.id)]);
  }

  /** What the client has not seen, up to the last event told to anybody; null when it is too much to list. */
  private async missed(
    since: number,
    actor: SignedInActor,
    panels: readonly string[],
  ): Promise<PublicEvent[] | null> {
    if (since > this.feed.lastSeq) {
      if (since > (await this.feed.newestSeq())) return null;
      // The client comes from a node that was ahead: what it has heard there is not told again here.
      this.feed.wake();
      await this.feed.settle();
    }
    const events: PublicEvent[] = [];
    let after = since;
    for (;;) {
      const told = this.feed.lastSeq;
      const heard = heardBy({ actor, panels, withOwn: true }, this.clock.today());
      const more = await this.feed.after(after, MOST_MISSED + 1, heard);
      events.push(...more.map((event) => toEventFor(actor, event)));
      if (events.length > MOST_MISSED) return null;
      after = Math.max(after, told, more.at(-1)?.seq ?? 0);
      if (this.feed.lastSeq <= after) return events;
    }
  }

  private publish(event: CommittedEvent): void {
    const { panel, forUser } = event;
    // What is for one user goes to that user's own sockets, whatever panel it comes from.
    if (forUser !== undefined) this.namespace.to(ROOMS.own(forUser)).emit('change', toPublicEvent(event));
    else if (panel === null) this.heed(event);
    else this.tellPanel({ ...event, panel });
  }

  /** One message to whoever may hear of it: the panel's readers, and the workers who have a part in the person. */
  private tellPanel(event: CommittedEvent & { panel: string }): void {
    const { type, panel, offenderId, agency } = event;
    const parts = offenderId === undefined ? [] : (this.audiences.get(offenderId) ?? []);
    const told = parts.filter((part) => mayBeTold({ role: 'partner', agency: agencyOfPart(part) }, type));
    const rooms = [ROOMS.panel(panel), ...told.map((part) => ROOMS.part(panel, part))];
    this.namespace.to(rooms).emit('change', toPublicEvent(event));
    if (agency === undefined || !TOLD_TO_AGENCY.includes(type)) return;
    this.namespace.to(ROOMS.part(panel, agency)).emit('change', withoutSubject(event));
  }

  /** What nobody is told of. Whose rights changed, or their agency's agreement, connects again, and gets other rooms. */
  private heed({ type, sessionId = '', userId = '', agency = '' }: CommittedEvent): void {
    if (type === 'session.ended') this.drop(ROOMS.session(sessionId));
    else if (type === 'user.changed') this.drop(ROOMS.user(userId));
    else if (type.startsWith('agreement.')) this.drop(ROOMS.agency(agency));
  }

  private drop(room: string): void {
    this.namespace.in(room).disconnectSockets(true);
  }

  /** Closes the sockets of sessions that have expired meanwhile, or whose agency shares no more. */
  private async dropEnded(): Promise<void> {
    const sockets = [...this.namespace.sockets.values()] as unknown as LiveSocket[];
    const sessions = new Set(sockets.map(({ data }) => data.actor.sessionId));
    for (const sessionId of sessions) {
      if (!(await this.auth.checkSession(sessionId))) this.drop(ROOMS.session(sessionId));
    }
  }

  private async authenticate(socket: Socket): Promise<SignedInActor | null> {
    const { token } = socket.handshake.auth as { token?: unknown };
    const from = socket.handshake.address;
    if (typeof token === 'string') return this.auth.authenticate(token, 'bearer', from, true);
    const cookie = readCookie(socket.handshake.headers.cookie, sessionCookieName(this.configuration));
    return cookie === null ? null : this.auth.authenticate(cookie, 'cookie', from, true);
  }
}

/** A reader of the whole cohort is in the panels' rooms, a partner's worker in those of their parts. */
function roomsFor(actor: SignedInActor, panels: readonly string[]): string[] {
  if (seesWholeCohort(actor)) return panels.map(ROOMS.panel);
  return panels.flatMap((panel) => partsOf(actor).map((part) => ROOMS.part(panel, part)));
}

function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value) return decodeURIComponent(value);
  }
  return null;
}
