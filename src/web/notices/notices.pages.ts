import { Body, Controller, Get, Param, Post, Query, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  describeNoticesView,
  mayReadNotices,
  mayReadPanelNotices,
  NoticeFilterDto,
  Notices,
  NoticesQueries,
  type NoticePage,
} from '../../modules/notices/index.js';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import { Access, signedIn, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import type { TypedValues } from '../shell/form-errors.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { presentNotices, type NoticesPageView } from './notices.presenter.js';
import { readNoticeIds, whereNoticeLeads, whereNoticesWere } from './read-notices.form.js';

type Request = ScopedRequest & { user: SignedInActor };

interface NoticesAnswer {
  page: NoticesPageView;
  shown: NoticePage;
}

@ApiExcludeController()
@Controller('notices')
@UseInterceptors(PageInterceptor)
export class NoticesPages {
  constructor(
    private readonly notices: Notices,
    private readonly queries: NoticesQueries,
    private readonly partnership: PartnershipQueries,
  ) {}

  /** What decisions mean for the reader and their panels, read and unread (TIER-1, TIER-6, EXCL-4, REF-6). */
  @Get()
  @Access({
    permission: mayReadNotices,
    audit: 'notices.viewed',
    view: (request, answer) => describeNoticesView(request, (answer as NoticesAnswer).shown),
  })
  @Render('notices/notices.njk')
  async list(@Req() { user }: Request, @Query() filter: NoticeFilterDto): Promise<NoticesAnswer> {
    const { panel, cursor } = filter;
    const [shown, panels] = await Promise.all([
      this.queries.list(user, { panel, cursor }),
      this.partnership.listPanels(),
    ]);
    const asked = { panel: panel ?? null, cursor: cursor ?? null };
    const own = mayReadPanelNotices(user) ? user.panels : null;
    return { page: presentNotices({ notices: shown, panels, role: user.role, own, filter: asked }), shown };
  }

  /** The part of the header alone: an open page fetches it when there is news, whatever page it is. */
  @Get('news')
  @Access({ permission: signedIn, audit: 'notices.counted' })
  @Render('notices/news-alone.njk')
  news(): object {
    return {};
  }

  /** Leads to what a notice is about: whoever goes there has read it. */
  @Get(':id/open')
  @Access({ permission: mayReadNotices, audit: 'notice.read' })
  async open(@Req() { user }: Request, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const [notice] = await this.notices.markRead(user, [id]);
    await reply.redirect(whereNoticeLeads(notice), 303);
  }

  @Post('read')
  @Access({ permission: mayReadNotices, audit: 'notice.read' })
  async read(
    @Req() { user }: Request,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.notices.markRead(user, readNoticeIds(values));
    await reply.redirect(whereNoticesWere(values), 303);
  }
}
