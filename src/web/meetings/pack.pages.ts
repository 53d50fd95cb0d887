import { Controller, Get, Param, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  describeMeetingView,
  mayReadMeetings,
  PackPapers,
  type LaidPack,
} from '../../modules/tasking-meetings/index.js';
import {
  Access,
  type ScopedRequest,
  type SignedInActor,
  type ViewedSubject,
} from '../../platform/access/access.js';
import { sendAs } from '../../platform/access/send-as.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { paths } from '../shell/paths.js';

type Request = ScopedRequest & { user: SignedInActor };

interface PackView extends Pick<LaidPack, 'title' | 'blocks'> {
  back: string;
  pdf: string;
}

const viewedPack = (_request: ScopedRequest, answer: unknown): ViewedSubject =>
  describeMeetingView((answer as { laid: LaidPack }).laid.meeting);

/** The pack before a meeting, to print and as a file. */
@ApiExcludeController()
@Controller('meetings')
@UseInterceptors(PageInterceptor)
export class PackPages {
  constructor(private readonly papers: PackPapers) {}

  @Get(':id/pack')
  @Access({ permission: mayReadMeetings, audit: 'pack.viewed', view: viewedPack })
  @Render('meetings/pack.njk')
  async pack(@Req() { user }: Request, @Param('id') id: string): Promise<{ page: PackView; laid: LaidPack }> {
    const laid = await this.papers.lay(user, id);
    const { title, blocks } = laid;
    return { page: { title, blocks, back: paths.meeting(id), pdf: paths.meetingPackPdf(id) }, laid };
  }

  /** Taking it is logged as a disclosure to whoever took it (LAW-1, LAW-3). */
  @Get(':id/pack.pdf')
  @Access({ permission: mayReadMeetings, audit: 'pack.taken' })
  async take(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { filename, content } = await this.papers.take(user, id);
    sendAs(reply, filename, 'application/pdf');
    return content;
  }
}
