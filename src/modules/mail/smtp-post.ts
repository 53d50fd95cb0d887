import { createHash } from 'node:crypto';
import { createTransport, type Transporter } from 'nodemailer';
import type { MailSettings } from '../../config/configuration.js';
import type { Failure } from './domain/next-try.js';
import { SUBJECT, writeMail } from './domain/write-mail.js';

const CONNECT_WITHIN_MS = 15_000;
const SILENT_AT_MOST_MS = 60_000;

/** A try that failed. `code` is of the protocol and holds nothing of the message or its recipient. */
export class NotDelivered extends Error {
  constructor(
    readonly failure: Failure,
    readonly code: string,
  ) {
    super(`not delivered: ${code}`);
  }
}

/** What the server refuses by itself, not by who we are: it is the recipient or the message. */
const OF_THE_MESSAGE = ['EENVELOPE', 'EMESSAGE'];

/** Hands e-mails to the mail server. */
export class SmtpPost {
  private readonly transport: Transporter;

  constructor(
    private readonly settings: MailSettings,
    private readonly publicOrigin: string,
  ) {
    const { host, port, secure, startTls, login } = settings;
    this.transport = createTransport({
      host,
      port,
      secure,
      requireTLS: startTls === 'required',
      ignoreTLS: startTls === 'off',
      // The name the server is told is the product's own, not this machine's.
      name: new URL(publicOrigin).hostname,
      connectionTimeout: CONNECT_WITHIN_MS,
      greetingTimeout: CONNECT_WITHIN_MS,
      socketTimeout: SILENT_AT_MOST_MS,
      ...(login ? { auth: login } : {}),
    });
  }

  /**
   * Delivers the link. The same e-mail delivered twice has the same Message-ID, by which mailboxes know it.
   *
   * @throws NotDelivered
   */
  async deliver({ id, address, path }: { id: string; address: string; path: string }): Promise<void> {
    const { from } = this.settings;
    const mark = createHash('sha256').update(id).digest('hex').slice(0, 32);
    try {
      await this.transport.sendMail({
        from,
        to: address,
        subject: SUBJECT,
        text: writeMail(this.publicOrigin + path),
        messageId: `<${mark}@${from.split('@')[1]}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        xMailer: false,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    } catch (error) {
      throw explain(error);
    }
  }

  close(): void {
    this.transport.close();
  }
}

function explain(error: unknown): NotDelivered {
  const { code = 'UNKNOWN', responseCode } = error as { code?: string; responseCode?: number };
  const isForGood = OF_THE_MESSAGE.includes(code) && responseCode !== undefined && responseCode >= 500;
  const words = responseCode === undefined ? code : `${code} ${responseCode}`;
  return new NotDelivered(isForGood ? 'for-good' : 'for-now', words);
}
