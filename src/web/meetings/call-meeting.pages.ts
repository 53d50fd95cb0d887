import { Body, Controller, Get, Post, Query, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PartnershipQueries, type PanelView } from '../../modules/partnership/index.js';
import {
  mayRunMeetings,
  Meetings,
  MeetingSeries,
  type SeriesCalled,
} from '../../modules/tasking-meetings/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { notFound } from '../../shared/domain-error.js';
import { typed, type TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { countOf } from '../shell/labels.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths } from '../shell/paths.js';
import { readCallMeeting } from './call-meeting.form.js';
import { presentCallMeeting, type CallMeetingView } from './call-meeting.presenter.js';
import { defaultPanel } from './default-panel.js';

type Request = ScopedRequest & { user: SignedInActor };

const FORM = 'meetings/call-meeting.njk';

/** What there was already is said, so that nobody looks for it twice. */
function sayCalled({ meetings, existing }: SeriesCalled): string {
  const called = `${countOf(meetings.length, 'meeting', 'meetings')} called`;
  if (existing.length === 0) return called;
  return `${called}; ${countOf(existing.length, 'was', 'were')} there already at the same time`;
}

/** Calling a meeting, or several at once. */
@ApiExcludeController()
@Controller('meetings')
@UseInterceptors(PageInterceptor)
export class CallMeetingPages {
  constructor(
    private readonly meetings: Meetings,
    private readonly series: MeetingSeries,
    private readonly locals: PageLocals,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  @Get('new')
  @Access({ permission: mayRunMeetings, audit: 'meetings.viewed' })
  @Render(FORM)
  async form(@Req() { user }: Request, @Query() query: TypedValues): Promise<{ page: CallMeetingView }> {
    const panel = await this.panel(user, typed(query, 'panel'));
    return { page: presentCallMeeting({ panel, today: this.clock.today() }) };
  }

  @Post('new')
  @Access({ permission: mayRunMeetings, audit: 'meeting.called' })
  async call(
    @Req() { user }: Request,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const panel = await this.panel(user, typed(values, 'panel'));
    const { meeting, series, errors } = readCallMeeting(values);
    const refuse = async (shown: typeof errors): Promise<void> => {
      const page = presentCallMeeting({ panel, values, errors: shown, today: this.clock.today() });
      await reply.status(400).view(FORM, { page });
    };
    if (errors.length > 0) return refuse(errors);
    try {
      if (series === null) {
        const { id } = await this.meetings.call(user, meeting);
        return await reply.redirect(paths.meeting(id), 303);
      }
      const called = await this.series.call(user, series);
      this.locals.flash(reply, sayCalled(called));
      await reply.redirect(paths.meetingSeries(called.id), 303);
    } catch (error) {
      await refuse(readRefusal(error, 'kind'));
    }
  }

  private async panel(user: SignedInActor, asked: string): Promise<PanelView> {
    const panels = await this.partnership.listPanels();
    const panel = asked === '' ? defaultPanel(user, panels) : panels.find(({ key }) => key === asked);
    if (!panel) throw notFound('The panel');
    return panel;
  }
}
