import { Body, Controller, Get, Param, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import {
  MeetingCalendarQueries,
  mayRunMeetings,
  maySeeMeetings,
  MeetingSeries,
} from '../../modules/tasking-meetings/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { readDateField } from '../shell/date-field.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { countOf } from '../shell/labels.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths } from '../shell/paths.js';
import {
  presentEndSeries,
  presentSeries,
  type EndSeriesView,
  type SeriesPageView,
} from './series.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

const END = 'meetings/end-series.njk';

/** A series of meetings, and its end (MEET-1, MEET-3). */
@ApiExcludeController()
@Controller('meetings/series')
@UseInterceptors(PageInterceptor)
export class SeriesPages {
  constructor(
    private readonly calendar: MeetingCalendarQueries,
    private readonly series: MeetingSeries,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
    private readonly locals: PageLocals,
  ) {}

  @Get(':id')
  @Access({ permission: maySeeMeetings, audit: 'meetings.viewed' })
  @Render('meetings/series.njk')
  async show(@Req() { user }: Request, @Param('id') id: string): Promise<{ page: SeriesPageView }> {
    const series = await this.calendar.getSeries(user, id);
    const panels = await this.partnership.listPanels();
    const panel = panels.find(({ key }) => key === series.panel)?.name ?? series.panel;
    const reader = { mayRun: mayRunMeetings(user), now: this.clock.now().toISOString() };
    return { page: presentSeries(series, panel, reader) };
  }

  @Get(':id/end')
  @Access({ permission: mayRunMeetings, audit: 'meetings.viewed' })
  @Render(END)
  async form(@Req() { user }: Request, @Param('id') id: string): Promise<{ page: EndSeriesView }> {
    const series = await this.calendar.getSeries(user, id);
    return { page: presentEndSeries({ series, ...this.instant() }) };
  }

  @Post(':id/end')
  @Access({ permission: mayRunMeetings, audit: 'meeting-series.ended' })
  async end(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const whenEmpty = 'Enter the first day on which it does not meet any more';
    const { day, error } = readDateField(values, { field: 'from', called: 'Day', whenEmpty });
    const refuse = async (errors: FormError[]): Promise<void> => {
      const series = await this.calendar.getSeries(user, id);
      const page = presentEndSeries({ series, ...this.instant(), values, errors });
      await reply.status(400).view(END, { page });
    };
    if (error) return refuse([error]);
    try {
      const { cancelled } = await this.series.end(user, id, { from: day, reason: typed(values, 'reason') });
      this.locals.flash(reply, `Series ended: ${countOf(cancelled.length, 'meeting', 'meetings')} cancelled`);
      await reply.redirect(paths.meetingSeries(id), 303);
    } catch (refusal) {
      await refuse(readRefusal(refusal, 'from'));
    }
  }

  private instant(): { today: string; now: string } {
    return { today: this.clock.today(), now: this.clock.now().toISOString() };
  }
}
