import { Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { notFound } from '../../shared/domain-error.js';
import { NoticeFilterDto } from './notices.dto.js';
import { mayReadNotices } from './notices.policy.js';
import { NoticesQueries, type NoticePage } from './notices.queries.js';
import { Notices, type ReadNotice } from './notices.service.js';
import { viewedNotices } from './notices.views.js';

type Request = ScopedRequest & { user: SignedInActor };

@ApiTags('notices')
@ApiBearerAuth()
@Controller('api/v1/notices')
export class NoticesController {
  constructor(
    private readonly notices: Notices,
    private readonly queries: NoticesQueries,
  ) {}

  /** What decisions mean for the reader, their panels, or the panel they cover for (TIER-1, EXCL-4, REF-6, COH-1). */
  @Get()
  @Access({ permission: mayReadNotices, audit: 'notices.viewed', view: viewedNotices })
  list(@Req() { user }: Request, @Query() filter: NoticeFilterDto): Promise<NoticePage> {
    return this.queries.list(user, filter);
  }

  /** Marks a notice as read for the reader; a second time changes nothing. */
  @Post(':id/read')
  @HttpCode(200)
  @Access({ permission: mayReadNotices, audit: 'notice.read' })
  async read(@Req() { user }: Request, @Param('id') id: string): Promise<Pick<ReadNotice, 'id' | 'readAt'>> {
    const [read] = await this.notices.markRead(user, [id]);
    if (!read) throw notFound('The notice');
    return { id: read.id, readAt: read.readAt };
  }
}
