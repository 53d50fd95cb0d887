import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION } from '../../config/config.module.js';
import type { Configuration } from '../../config/configuration.js';
import type { Tx } from '../../platform/database/tx.js';
import { MAIL_EVENTS } from './mail.events.js';
import { MailRepository } from './mail.repository.js';

export interface NewMail {
  userId: string;
  /** What it is for, such as `referral-decided`: for the log, never in the e-mail. */
  kind: string;
  /** The page that the e-mail leads to: a path of ours that holds nothing but opaque ids. */
  path: string;
}

/** E-mails to users, written with the decision they tell of and sent after it: whether they are, never changes it. */
@Injectable()
export class Mail {
  constructor(
    private readonly repository: MailRepository,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Queues an e-mail in the caller's unit of work; nothing where no server is configured or the user has no address. */
  async queue(tx: Tx, { userId, kind, path }: NewMail): Promise<void> {
    if (!/^\/[\w/-]*$/.test(path) || path.startsWith('//'))
      throw new TypeError('An e-mail leads to a path of ours, without a query.');
    if (this.configuration.mail === null) return;
    if (!(await this.repository.hasAddress(tx, userId))) return;
    await this.repository.add(tx, { userId, kind, path });
    tx.announce({ type: MAIL_EVENTS.queued, panel: null });
  }
}
