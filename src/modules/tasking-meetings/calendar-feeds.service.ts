import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION } from '../../config/config.module.js';
import type { Configuration } from '../../config/configuration.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { DomainError, forbidden, notFound } from '../../shared/domain-error.js';
import { PartnershipQueries, type PanelView } from '../partnership/index.js';
import { CalendarFeedsQueries, type FeedMeeting } from './calendar-feeds.queries.js';
import { CalendarFeedsRepository } from './calendar-feeds.repository.js';
import { kindWords } from './domain/series-words.js';
import { writeCalendar, type CalendarEvent } from './domain/write-calendar.js';
import { maySubscribe } from './tasking-meetings.policy.js';

/** One for each panel, on a laptop and a telephone. */
const MOST = 10;
/** A tasking meeting is meant to take fifteen minutes; nothing is said of the others. */
const MINUTES: Record<FeedMeeting['kind'], number> = { tasking: 15, panel: 60, operational: 60 };

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Lets somebody's calendar program read when a panel meets, under a secret address of their own. */
@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: CalendarFeedsRepository,
    private readonly queries: CalendarFeedsQueries,
    private readonly partnership: PartnershipQueries,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /**
   * Makes a secret, which is told this once.
   *
   * @throws DomainError not-found; conflict when the user has as many as can be kept; forbidden.
   */
  async create(actor: Actor, panelKey: string): Promise<{ id: string; secret: string }> {
    if (!maySubscribe(actor)) throw forbidden();
    const { key: panel } = await this.panel(panelKey);
    const secret = randomBytes(32).toString('base64url');
    return this.unitOfWork.run(actor, async (tx) => {
      if ((await this.repository.countLive(tx)) >= MOST) throw full();
      const id = await this.repository.add(tx, { panel, secretHash: hashOf(secret) });
      tx.record({
        action: 'calendar-feed.created',
        subjectType: 'calendar-feed',
        subjectId: id,
        detail: { panel },
      });
      return { id, secret };
    });
  }

  /** Ends it at once. @throws DomainError not-found, also for another's; forbidden. */
  async revoke(actor: Actor, id: string): Promise<void> {
    if (!maySubscribe(actor)) throw forbidden();
    await this.unitOfWork.run(actor, async (tx) => {
      const panel = await this.repository.revoke(tx, id);
      if (panel === null) throw notFound('The calendar link');
      tx.record({
        action: 'calendar-feed.revoked',
        subjectType: 'calendar-feed',
        subjectId: id,
        detail: { panel },
      });
    });
  }

  /**
   * The calendar behind a secret, as a calendar program reads it. Every reading is logged.
   *
   * @throws DomainError not-found for whatever opens nothing (any more).
   */
  async read(secret: string, from: string): Promise<string> {
    const feed = await this.queries.find(hashOf(secret), from);
    if (!feed) throw notFound('The calendar');
    const panel = await this.panel(feed.panel);
    const meetings = await this.queries.meetings(panel.key);
    await this.unitOfWork.run(feed.owner, async (tx) => {
      await this.repository.use(tx, feed.id);
      const detail = { panel: panel.key, meetings: meetings.length };
      tx.record({ action: 'calendar-feed.read', subjectType: 'calendar-feed', subjectId: feed.id, detail });
    });
    return writeCalendar(
      `IOM meetings, ${panel.name}`,
      meetings.map((meeting) => this.toEvent(meeting, panel)),
    );
  }

  private toEvent(
    { id, kind, startsAt, status, version, changedAt }: FeedMeeting,
    { name }: PanelView,
  ): CalendarEvent {
    const { publicOrigin } = this.configuration;
    return {
      uid: `${id}@iom-cohort-tracker`,
      startsAt,
      endsAt: new Date(Date.parse(startsAt) + MINUTES[kind] * 60_000).toISOString(),
      changedAt,
      sequence: version - 1,
      summary: `${kindWords(kind)}, ${name}`,
      isCancelled: status === 'cancelled',
      url: publicOrigin === null ? null : `${publicOrigin}/meetings/${id}`,
    };
  }

  private async panel(key: string): Promise<PanelView> {
    const panel = (await this.partnership.listPanels()).find((each) => each.key === key);
    if (!panel) throw notFound('The panel');
    return panel;
  }
}

const full = (): DomainError =>
  new DomainError({
    kind: 'conflict',
    code: 'CALENDAR.FULL',
    message: `You have ${MOST} links already. Remove one that you do not use.`,
  });
