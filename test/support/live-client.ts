import { setTimeout as pause } from 'node:timers/promises';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';

export interface LiveEvent {
  seq: number;
  type: string;
  panel: string;
  [more: string]: unknown;
}

export interface WatchAnswer {
  seq: number;
  missed: LiveEvent[];
  reset: boolean;
  error?: { code: string; message: string; panels?: string[] };
}

type Options = Partial<ManagerOptions & SocketOptions>;

/** What a socket emits next under a name. */
export const emitted = (socket: Socket, name: string): Promise<unknown> =>
  new Promise((resolve) => socket.once(name, resolve));

/** A client of the live feed that keeps everything it is told, in the order in which it is told. */
export class LiveClient {
  readonly heard: LiveEvent[] = [];
  readonly socket: Socket;

  constructor(url: string, options: Options = {}, namespace = '/live') {
    this.socket = io(url + namespace, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      autoConnect: false,
      ...options,
    });
    this.socket.on('change', (event: LiveEvent) => this.heard.push(event));
  }

  /** Resolves when connected. @throws what the server or the transport refused with. */
  async connect(): Promise<this> {
    const refused = emitted(this.socket, 'connect_error').then((error) => {
      throw error instanceof Error ? error : new Error(String(error));
    });
    this.socket.connect();
    await Promise.race([emitted(this.socket, 'connect'), refused]);
    refused.catch(() => undefined);
    return this;
  }

  watch(panels: unknown, since: unknown = null): Promise<WatchAnswer> {
    return this.ask({ panels, since });
  }

  ask(sent: unknown): Promise<WatchAnswer> {
    return this.socket.timeout(10_000).emitWithAck('watch', sent) as Promise<WatchAnswer>;
  }

  /** Waits until it has been told of an event, for ten seconds at the most. */
  async hear(seq: number): Promise<void> {
    const deadline = Date.now() + 10_000;
    while ((this.heard.at(-1)?.seq ?? 0) < seq) {
      if (Date.now() > deadline) throw new Error(`event ${seq} was not told within ten seconds`);
      await pause(5);
    }
  }

  close(): void {
    this.socket.disconnect();
  }
}

export function connectLive(url: string, token: string): Promise<LiveClient> {
  return new LiveClient(url, { auth: { token } }).connect();
}
