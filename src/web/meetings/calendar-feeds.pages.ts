import {
  Body,
  Controller,
  Get,
  Inject,
  Param,
  Post,
  Query,
  Render,
  Req,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CONFIGURATION } from '../../config/config.module.js';
import type { Configuration } from '../../config/configuration.js';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import { CalendarFeeds, CalendarFeedsQueries, maySubscribe } from '../../modules/tasking-meetings/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths } from '../shell/paths.js';
import { presentCalendarFeeds, type CalendarFeedsPage } from './calendar-feeds.presenter.js';
import { defaultPanel } from './default-panel.js';

type Request = ScopedRequest & { user: SignedInActor };

const LIST = 'meetings/calendar-feeds.njk';

/** Links under which somebody's own calendar program reads a panel's meetings. */
@ApiExcludeController()
@Controller('meetings/calendar')
@UseInterceptors(PageInterceptor)
export class CalendarFeedsPages {
  constructor(
    private readonly feeds: CalendarFeeds,
    private readonly queries: CalendarFeedsQueries,
    private readonly partnership: PartnershipQueries,
    private readonly locals: PageLocals,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get()
  @Access({ permission: maySubscribe, audit: 'calendar-feeds.viewed' })
  @Render(LIST)
  async list(@Req() { user }: Request, @Query() query: TypedValues): Promise<{ page: CalendarFeedsPage }> {
    return { page: await this.page(user, { panel: typed(query, 'panel') }) };
  }

  /** The address is shown in the answer itself, and nowhere again. */
  @Post()
  @Access({ permission: maySubscribe, audit: 'calendar-feed.created' })
  async create(
    @Req() request: Request,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { user } = request;
    const panel = typed(values, 'panel');
    try {
      const { secret } = await this.feeds.create(user, panel);
      const origin = this.configuration.publicOrigin ?? `${request.protocol}://${request.host}`;
      const made = origin + paths.calendarFile(secret);
      await reply.view(LIST, { page: await this.page(user, { panel, made }) });
    } catch (error) {
      const errors = readRefusal(error, 'panel');
      await reply.status(400).view(LIST, { page: await this.page(user, { panel, errors }) });
    }
  }

  @Post(':id/revoke')
  @Access({ permission: maySubscribe, audit: 'calendar-feed.revoked' })
  async revoke(@Req() { user }: Request, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.feeds.revoke(user, id);
    this.locals.flash(reply, 'Link removed: calendars that use it get no more meetings');
    await reply.redirect(paths.calendarFeeds(), 303);
  }

  private async page(
    user: SignedInActor,
    { panel, made = null, errors = [] }: { panel: string; made?: string | null; errors?: FormError[] },
  ): Promise<CalendarFeedsPage> {
    const [feeds, panels] = await Promise.all([this.queries.list(user), this.partnership.listPanels()]);
    const chosen = panels.find(({ key }) => key === panel) ?? defaultPanel(user, panels);
    return presentCalendarFeeds({ feeds, panels, panel: chosen.key, made, errors });
  }
}
