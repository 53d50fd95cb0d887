import { Body, Controller, Get, Param, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  describeMinutesView,
  mayReadMeetings,
  mayRunMeetings,
  MeetingNotes,
  MinutesPapers,
  type LaidMinutes,
} from '../../modules/tasking-meetings/index.js';
import {
  Access,
  type ScopedRequest,
  type SignedInActor,
  type ViewedSubject,
} from '../../platform/access/access.js';
import { sendAs } from '../../platform/access/send-as.js';
import { typed, type TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { paths } from '../shell/paths.js';
import { presentMinutes, type MinutesPageView } from './minutes.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

const MINUTES = 'meetings/minutes.njk';

const viewedMinutesPage = (_request: ScopedRequest, answer: unknown): ViewedSubject =>
  describeMinutesView((answer as { laid: LaidMinutes }).laid.view);

/** The minutes of a meeting, on the screen and as a file, and what is added to them (MEET-5). */
@ApiExcludeController()
@Controller('meetings')
@UseInterceptors(PageInterceptor)
export class MinutesPages {
  constructor(
    private readonly papers: MinutesPapers,
    private readonly notes: MeetingNotes,
  ) {}

  @Get(':id/minutes')
  @Access({ permission: mayReadMeetings, audit: 'minutes.viewed', view: viewedMinutesPage })
  @Render(MINUTES)
  async minutes(
    @Req() { user }: Request,
    @Param('id') id: string,
  ): Promise<{ page: MinutesPageView; laid: LaidMinutes }> {
    const laid = await this.papers.lay(user, id);
    return { page: presentMinutes(laid, { mayRun: mayRunMeetings(user) }), laid };
  }

  /** Taking them is logged as a disclosure to whoever took them (LAW-1, LAW-3). */
  @Get(':id/minutes.pdf')
  @Access({ permission: mayReadMeetings, audit: 'minutes.taken' })
  async take(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { filename, content } = await this.papers.take(user, id);
    sendAs(reply, filename, 'application/pdf');
    return content;
  }

  @Post(':id/minutes/corrections')
  @Access({ permission: mayRunMeetings, audit: 'meeting.corrected' })
  async correct(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.notes.correct(user, id, { text: typed(values, 'text') });
    } catch (error) {
      const errors = readRefusal(error, 'text');
      const laid = await this.papers.lay(user, id);
      const page = presentMinutes(laid, { mayRun: mayRunMeetings(user), values, errors });
      await reply.status(400).view(MINUTES, { page });
      return;
    }
    await reply.redirect(paths.meetingMinutes(id), 303);
  }
}
