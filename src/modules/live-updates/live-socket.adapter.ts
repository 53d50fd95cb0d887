import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import type { Configuration } from '../../config/configuration.js';

/** What a client may send at once: a list of panels and a number. */
const LARGEST_MESSAGE = 10_000;

/** socket.io over websockets only, without per-message compression (four times the time, three times the memory). */
export class LiveSocketAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly configuration: Configuration,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions) {
    const server: Server = super.createIOServer(port, {
      ...options,
      transports: ['websocket'],
      perMessageDeflate: false,
      serveClient: false,
      maxHttpBufferSize: LARGEST_MESSAGE,
      allowRequest: (request, answer) => answer(null, this.isOurs(request.headers)),
    } as ServerOptions);
    // Nobody is asked who they are in the root namespace, and nothing is said there: nobody gets in.
    server.use((_socket, next) => next(new Error('Connect to /live.')));
    return server;
  }

  /** A browser says from which site its page came; programs say nothing. Another site's page gets no socket. */
  private isOurs({ origin, host }: { origin?: string; host?: string }): boolean {
    if (origin === undefined) return true;
    if (this.configuration.publicOrigin !== null) return origin === this.configuration.publicOrigin;
    return origin === `http://${host}` || origin === `https://${host}`;
  }
}
