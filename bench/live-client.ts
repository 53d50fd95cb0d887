import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { Socket } from 'node:net';

const TEXT = 0x81;
const FEATURES = 'EIO=4&transport=websocket';

/**
 * One watcher of one panel, speaking socket.io over a websocket with no more around it than has to be: the
 * servers are to be measured, and not a thousand clients that share one process.
 */
export class LiveClient {
  private unread: Buffer = Buffer.alloc(0);
  private whenWatching: ((error?: Error) => void) | undefined;

  private constructor(
    private readonly socket: Socket,
    private readonly token: string,
    private readonly panel: string,
    private readonly onChange: (message: string) => void,
  ) {}

  /** Resolves when the server has acknowledged that it watches. */
  static async watch(
    port: number,
    who: { token: string; panel: string },
    onChange: (message: string) => void,
  ): Promise<LiveClient> {
    const [socket, head] = await upgrade(port);
    const client = new LiveClient(socket, who.token, who.panel, onChange);
    return new Promise((resolve, reject) => {
      client.whenWatching = (error) => (error ? reject(error) : resolve(client));
      socket.on('error', (error) => client.whenWatching?.(error));
      socket.on('close', () => client.whenWatching?.(new Error('The server closed a socket')));
      socket.on('data', (chunk: Buffer) => client.read(chunk));
      client.read(head);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  /** Takes whole frames off what has come; a server neither masks them nor sends long ones here. */
  private read(chunk: Buffer): void {
    this.unread = this.unread.length === 0 ? chunk : Buffer.concat([this.unread, chunk]);
    while (this.unread.length >= 2) {
      const short = this.unread[1] ?? 0;
      const start = short < 126 ? 2 : 4;
      if (this.unread.length < start) return;
      const end = start + (short < 126 ? short : this.unread.readUInt16BE(2));
      if (this.unread.length < end) return;
      this.hear(this.unread.toString('utf8', start, end));
      this.unread = this.unread.subarray(end);
    }
  }

  private hear(message: string): void {
    if (message.startsWith('42/live,["change"')) this.onChange(message);
    else if (message === '2') this.say('3');
    else if (message.startsWith('0')) this.say(`40/live,${JSON.stringify({ token: this.token })}`);
    else if (message.startsWith('40/live,'))
      this.say(`42/live,0${JSON.stringify(['watch', { panels: [this.panel], since: null }])}`);
    else if (message.startsWith('43/live,0[{"seq"')) this.whenWatching?.();
    else this.whenWatching?.(new Error(`Unexpected message: ${message.slice(0, 200)}`));
  }

  /** A client's frame carries a mask; that of zeros leaves the text as it is. */
  private say(message: string): void {
    const text = Buffer.from(message);
    const length = text.length < 126 ? [0x80 | text.length] : [0xfe, text.length >> 8, text.length & 255];
    this.socket.write(Buffer.concat([Buffer.from([TEXT, ...length, 0, 0, 0, 0]), text]));
  }
}

function upgrade(port: number): Promise<[Socket, Buffer]> {
  return new Promise((resolve, reject) => {
    const asked = request({
      host: '127.0.0.1',
      port,
      path: `/socket.io/?${FEATURES}`,
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': randomBytes(16).toString('base64'),
      },
    });
    asked.on('upgrade', (_answer, socket: Socket, head) => resolve([socket.setNoDelay(true), head]));
    asked.on('response', ({ statusCode }) => reject(new Error(`No websocket but ${statusCode}`)));
    asked.on('error', reject);
    asked.end();
  });
}
