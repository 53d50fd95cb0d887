import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { CONFIGURATION } from '../../config/config.module.js';
import type { Configuration } from '../../config/configuration.js';
import { ClockService } from '../../platform/clock.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { EventFeed } from '../../platform/events/event-feed.js';
import { systemActor } from '../../shared/system-actor.js';
import { pauseAfter } from './domain/next-try.js';
import { MAIL_EVENTS } from './mail.events.js';
import { MailRepository, type ClaimedMail } from './mail.repository.js';
import { NotDelivered, SmtpPost } from './smtp-post.js';

/** Longer than any try can take: after that whoever had the e-mail is taken to have died. */
const OURS_FOR_MS = 5 * 60_000;
const LOOK_EVERY_MS = 15_000;
const ACTOR = systemActor('E-mail');

/**
 * Sends what waits to be sent, one by one: soon after it was queued, and again when it is due. Each node does;
 * an e-mail belongs to the node whose claim was committed first.
 */
@Injectable()
export class MailSender implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Mail');
  private post: SmtpPost | null = null;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private again = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: MailRepository,
    private readonly feed: EventFeed,
    private readonly clock: ClockService,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  onApplicationBootstrap(): void {
    const { mail, publicOrigin, sendsMail } = this.configuration;
    if (!sendsMail) return;
    if (mail === null || publicOrigin === null) {
      this.logger.log('E-mails are off: IOM_SMTP_URL and IOM_MAIL_FROM are not set.');
      return;
    }
    this.post = new SmtpPost(mail, publicOrigin);
    this.feed.listen(({ type }) => {
      if (type === MAIL_EVENTS.queued) this.wake();
    });
    this.timer = setInterval(() => this.wake(), LOOK_EVERY_MS).unref();
    this.wake();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    const { post } = this;
    this.post = null;
    await this.running;
    post?.close();
  }

  /** Sends what is due, soon. */
  wake(): void {
    if (this.post === null) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.sendDue().finally(() => {
      this.running = null;
      if (!this.again) return;
      this.again = false;
      this.wake();
    });
  }

  /** Resolves when nothing is being sent. */
  async settle(): Promise<void> {
    while (this.running) await this.running;
  }

  private async sendDue(): Promise<void> {
    try {
      while (this.post !== null) {
        const until = this.later(OURS_FOR_MS);
        const mail = await this.unitOfWork.run(ACTOR, (tx) => this.repository.claim(tx, until));
        if (mail === null) return;
        await this.send(this.post, mail);
      }
    } catch (error) {
      this.logger.error(error);
    }
  }

  private async send(post: SmtpPost, mail: ClaimedMail): Promise<void> {
    const { address } = mail;
    if (address === null) return this.giveUp(mail, 'no address');
    try {
      await post.deliver({ ...mail, address });
    } catch (error) {
      if (!(error instanceof NotDelivered)) throw error;
      return this.postpone(mail, error);
    }
    await this.unitOfWork.run(ACTOR, async (tx) => {
      const outcome = { status: 'sent', sentAt: tx.at, lastError: null } as const;
      if (!(await this.repository.settle(tx, mail, outcome))) return;
      const { id, userId, kind } = mail;
      const detail = { mailId: id, kind, holds: 'a link' };
      tx.record({ action: 'mail.sent', subjectType: 'user', subjectId: userId, detail, recipients: userId });
    });
  }

  private async postpone(mail: ClaimedMail, { failure, code }: NotDelivered): Promise<void> {
    const pause = pauseAfter(mail.attempts, failure);
    if (pause === null) return this.giveUp(mail, code);
    const nextTryAt = this.later(pause);
    this.logger.warn(`E-mail ${mail.id} not sent at try ${mail.attempts} (${code}); next at ${nextTryAt}`);
    const outcome = { status: 'waiting', nextTryAt, lastError: code } as const;
    await this.unitOfWork.run(ACTOR, (tx) => this.repository.settle(tx, mail, outcome));
  }

  private async giveUp(mail: ClaimedMail, why: string): Promise<void> {
    this.logger.warn(`E-mail ${mail.id} given up after try ${mail.attempts} (${why})`);
    const outcome = { status: 'given-up', lastError: why } as const;
    await this.unitOfWork.run(ACTOR, (tx) => this.repository.settle(tx, mail, outcome));
  }

  private later(milliseconds: number): string {
    return new Date(this.clock.now().getTime() + milliseconds).toISOString();
  }
}
