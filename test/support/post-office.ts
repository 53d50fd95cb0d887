import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** What came over the wire, as it came. */
export interface Received {
  from: string;
  to: string[];
  source: string;
}

/** A real mail server on this machine that keeps what it is given. */
export interface PostOffice {
  /** `smtp://127.0.0.1:PORT` */
  url: string;
  received: Received[];
  /** How often somebody has named a recipient. */
  asked: () => number;
  /** From now on every recipient is refused with this code; null takes them again. */
  refuse(code: number | null): void;
  close(): Promise<void>;
}

function failure(code: number): Error {
  return Object.assign(new Error('No such mailbox: secret.recipient@probation.example'), {
    responseCode: code,
  });
}

/** Opens a mail server at a port, or at a free one. */
export async function openPostOffice(port = 0, options: SMTPServerOptions = {}): Promise<PostOffice> {
  const received: Received[] = [];
  let refusal: number | null = null;
  let asked = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, answer) => {
      asked += 1;
      answer(refusal === null ? null : failure(refusal));
    },
    onData: (stream, { envelope }, answer) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = envelope;
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          source: Buffer.concat(pieces).toString('utf8'),
        });
        answer();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const address = server.server.address();
  const open = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `smtp://127.0.0.1:${open}`,
    received,
    asked: () => asked,
    refuse: (code) => (refusal = code),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
