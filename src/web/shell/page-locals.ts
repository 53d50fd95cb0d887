import { mayReadExits } from '../../modules/exit-rules/index.js';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CONFIGURATION } from '../../config/config.module.js';
import type { Configuration } from '../../config/configuration.js';
import { mayImport } from '../../modules/imports/index.js';
import { mayReadFeed } from '../../modules/live-updates/index.js';
import { mayReadDecisions } from '../../modules/ogrs-tiering/index.js';
import { mayReadNotices, NoticesQueries } from '../../modules/notices/index.js';
import { mayReadPolicyDrafts } from '../../modules/partnership/index.js';
import { maySeeAgenda } from '../../modules/tasking-meetings/index.js';
import type { ScopedRequest, SignedInActor } from '../../platform/access/access.js';
import { csrfOwner } from '../../platform/access/csrf.js';
import { ClockService } from '../../platform/clock.service.js';
import { EventFeed } from '../../platform/events/event-feed.js';
import { formatInstant } from '../../shared/calendar-day.js';
import { mayReadReferrals } from '../../modules/referral-forms/index.js';
import { mayReadAgreements } from '../../modules/agreements/index.js';
import { mayReadAudit } from '../../modules/audit/index.js';
import { mayReadTasks, TasksQueries } from '../../modules/tasks/index.js';
import { AuthService, sessionCookieName } from '../../modules/auth/index.js';
import { presentNews, type NewsLine } from './news.presenter.js';
import { paths } from './paths.js';
import { presentShell } from './shell.presenter.js';
import { mayOpenCohort } from '../../modules/sharing/index.js';

/** Says, on the next page, that something was done; carried in a cookie that is read once. */
const FLASH_COOKIE = 'iom-flash';
const FLASH_SECONDS = 60;

/** The parts of the product this person may open, as the policies of the routes themselves say. */
function sectionsOf(user: SignedInActor): string[] {
  if (!user.isSharing) return [paths.home()];
  const sections: [string, boolean][] = [
    [paths.home(), true],
    [paths.cohort(), mayOpenCohort(user)],
    [paths.referrals(), mayReadReferrals(user)],
    [paths.comingIn(), mayReadDecisions(user)],
    [paths.exits(), mayReadExits(user)],
    [paths.meetings(), maySeeAgenda(user)],
    [paths.tasks(), mayReadTasks(user)],
    [paths.ogrs3(), mayOpenCohort(user)],
    [paths.imports(), mayImport(user)],
    [paths.policy(), mayReadPolicyDrafts(user)],
    [paths.agreements(), mayReadAgreements(user)],
    [paths.audit(), mayReadAudit(user)],
  ];
  return sections.filter(([, open]) => open).map(([href]) => href);
}

/** What every page knows beside its own view: the reader, the marking's who and when, nonce, CSRF token, live position. */
@Injectable()
export class PageLocals {
  constructor(
    private readonly auth: AuthService,
    private readonly clock: ClockService,
    private readonly feed: EventFeed,
    private readonly notices: NoticesQueries,
    private readonly tasks: TasksQueries,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Taken before a page reads what it shows, so that no event falls between its data and its live position. */
  async for(request: ScopedRequest, reply: FastifyReply): Promise<Record<string, unknown>> {
    const { user } = request;
    const path = request.url.split('?')[0] ?? '/';
    const { lastSeq } = this.feed;
    return {
      user: user ? { name: user.name, role: user.role, agency: user.agency, panels: user.panels } : null,
      news: user?.isSharing && mayReadNotices(user) ? await this.newsFor(user) : null,
      shell: presentShell(
        { user: user ?? null, path, overdue: user?.isSharing ? await this.overdueOf(user) : 0 },
        user ? sectionsOf(user) : [],
      ),
      watches: user !== undefined && user.isSharing && mayReadFeed(user),
      cspNonce: reply.cspNonce.script,
      csrfToken: reply.generateCsrf({ userInfo: csrfOwner(request, sessionCookieName(this.configuration)) }),
      today: this.clock.today(),
      now: formatInstant(this.clock.now()),
      demo: this.configuration.demo !== 'off',
      path,
      flash: this.takeFlash(request, reply),
      lastSeq,
    };
  }

  /** A page that has to say that the database is away says it without news. */
  private async newsFor(user: SignedInActor): Promise<NewsLine | null> {
    try {
      return presentNews(await this.notices.newsFor(user));
    } catch {
      return null;
    }
  }

  private async overdueOf(user: SignedInActor): Promise<number> {
    try {
      return (await this.tasks.newsFor(user)).overdue;
    } catch {
      return 0;
    }
  }

  /** Who reads a page that no route answers, where no guard has asked; their session is not kept alive by it. */
  async recognise(request: ScopedRequest): Promise<void> {
    const token = request.cookies[sessionCookieName(this.configuration)];
    if (request.user !== undefined || token === undefined) return;
    const reader = await this.auth.authenticate(token, 'cookie', request.ip, true);
    if (reader) request.user = reader;
  }

  /** Leaves a message for the page that comes next. It holds no personal data. */
  flash(reply: FastifyReply, message: string): void {
    void reply.setCookie(FLASH_COOKIE, message, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      maxAge: FLASH_SECONDS,
    });
  }

  private takeFlash(request: ScopedRequest, reply: FastifyReply): string | null {
    const message = request.cookies[FLASH_COOKIE];
    if (message === undefined || request.headers['x-live'] !== undefined) return null;
    void reply.clearCookie(FLASH_COOKIE, { path: '/' });
    return message.slice(0, 300);
  }
}
