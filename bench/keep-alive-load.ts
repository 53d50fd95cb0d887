import { connect, type Socket } from 'node:net';

export interface Request {
  port: number;
  /** Asked for one after the other, and again from the first. */
  paths: readonly string[];
  headers: Record<string, string>;
}

const HEADER_END = Buffer.from('\r\n\r\n');

/** One request at a time over one connection; reads no more of an answer than its status and its length. */
class Connection {
  private answered: ((error?: Error) => void) | undefined;
  private head: Buffer = Buffer.alloc(0);
  private missing = -1;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.read(chunk));
    socket.on('error', (error) => this.answered?.(error));
    socket.on('close', () => this.answered?.(new Error('The server closed the connection')));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Connection(socket)));
      socket.once('error', reject);
    });
  }

  ask(request: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.answered = (error) => {
        this.answered = undefined;
        if (error) reject(error);
        else resolve();
      };
      this.socket.write(request);
    });
  }

  close(): void {
    this.answered = undefined;
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    if (this.missing < 0) {
      this.head = this.head.length === 0 ? chunk : Buffer.concat([this.head, chunk]);
      const end = this.head.indexOf(HEADER_END);
      if (end < 0) return;
      const head = this.head.toString('latin1', 0, end);
      const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
      if (!head.startsWith('HTTP/1.1 200 ') || length === undefined) {
        this.answered?.(new Error(`Unexpected answer: ${head.split('\r\n', 1)[0]}`));
        return;
      }
      this.missing = Number(length) - (this.head.length - end - HEADER_END.length);
      this.head = Buffer.alloc(0);
    } else {
      this.missing -= chunk.length;
    }
    if (this.missing > 0) return;
    this.missing = -1;
    this.answered?.();
  }
}

/** Asks over so many connections at once for so long, and returns the answers a second. */
export async function load(request: Request, connections: number, milliseconds: number): Promise<number> {
  const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const asked = request.paths.map((path) =>
    Buffer.from(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${headers.join('')}\r\n`),
  );
  const opened = await Promise.all(Array.from({ length: connections }, () => Connection.open(request.port)));
  const start = performance.now();
  let answers = 0;
  let next = 0;
  await Promise.all(
    opened.map(async (connection) => {
      while (performance.now() - start < milliseconds) {
        await connection.ask(asked[next++ % asked.length] as Buffer);
        answers += 1;
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  for (const connection of opened) connection.close();
  return answers / seconds;
}
