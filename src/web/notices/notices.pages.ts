import { Body, Controller, Get, Post, Query, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  describeNoticesView,
  mayReadNotices,
  NoticeFilterDto,
  Notices,
  NoticesQueries,
  type NoticePage,
} from '../../modules/notices/index.js';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import type { TypedValues } from '../shell/form-errors.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { presentNotices, type NoticesPageView } from './notices.presenter.js';
import { readNoticeIds, whereNoticesWere } from './read-notices.form.js';

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

  /** What decisions mean for the co-ordinator's panels, read and unread (TIER-1, TIER-6, EXCL-4). */
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
    return { page: presentNotices({ notices: shown, panels, own: user.panels, filter: asked }), shown };
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
