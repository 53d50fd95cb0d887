import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { readIfMatch } from '../../platform/access/if-match.js';
import { CadenceQueries } from './cadence.queries.js';
import type { CadenceWeek } from './domain/cadence.js';
import {
  CadenceQueryDto,
  CallSeriesDto,
  CancelMeetingDto,
  EndSeriesDto,
  MoveMeetingDto,
  SeriesFilterDto,
} from './meeting-calendar.dto.js';
import { MeetingCalendarQueries, type CalendarMeeting, type SeriesView } from './meeting-calendar.queries.js';
import { MeetingChanges } from './meeting-changes.service.js';
import { MeetingSeries, type SeriesCalled, type SeriesEnded } from './meeting-series.service.js';
import { mayReadCadence, mayRunMeetings, maySeeMeetings } from './tasking-meetings.policy.js';

type Request = ScopedRequest & { user: SignedInActor };

/** Series, moves and cancellations, and how often the panels meet (MEET-1, MEET-3). */
@ApiTags('meetings')
@ApiBearerAuth()
@Controller('api/v1')
export class MeetingCalendarController {
  constructor(
    private readonly series: MeetingSeries,
    private readonly changes: MeetingChanges,
    private readonly calendar: MeetingCalendarQueries,
    private readonly cadence: CadenceQueries,
  ) {}

  /** Calls all of a series or none; what there was already at such a time is named, and stands. */
  @Post('meetings/series')
  @Access({ permission: mayRunMeetings, audit: 'meeting-series.called' })
  async call(
    @Req() { user }: Request,
    @Body() body: CallSeriesDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeriesCalled> {
    const called = await this.series.call(user, body);
    void reply.header('location', `/api/v1/meetings/series/${called.id}`);
    return called;
  }

  @Get('meetings/series')
  @Access({ permission: maySeeMeetings, audit: 'meetings.viewed' })
  async list(
    @Req() { user }: Request,
    @Query() { panel }: SeriesFilterDto,
  ): Promise<{ items: SeriesView[] }> {
    return { items: await this.calendar.listSeries(user, panel) };
  }

  @Get('meetings/series/:id')
  @Access({ permission: maySeeMeetings, audit: 'meetings.viewed' })
  get(
    @Req() { user }: Request,
    @Param('id') id: string,
  ): Promise<SeriesView & { meetings: CalendarMeeting[] }> {
    return this.calendar.getSeries(user, id);
  }

  /** Cancels what is to come of it from a day on. */
  @Post('meetings/series/:id/end')
  @HttpCode(200)
  @Access({ permission: mayRunMeetings, audit: 'meeting-series.ended' })
  end(@Req() { user }: Request, @Param('id') id: string, @Body() body: EndSeriesDto): Promise<SeriesEnded> {
    return this.series.end(user, id, body);
  }

  @Patch('meetings/:id')
  @Access({ permission: mayRunMeetings, audit: 'meeting.moved' })
  async move(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: MoveMeetingDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CalendarMeeting> {
    const { version } = await this.changes.move(user, id, { ...body, version: readIfMatch(ifMatch) });
    void reply.header('etag', `"${version}"`);
    return this.calendar.get(user, id);
  }

  @Post('meetings/:id/cancel')
  @HttpCode(200)
  @Access({ permission: mayRunMeetings, audit: 'meeting.cancelled' })
  async cancel(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: CancelMeetingDto,
  ): Promise<CalendarMeeting> {
    await this.changes.cancel(user, id, body);
    return this.calendar.get(user, id);
  }

  /** The panel's weeks against three days of tasking meetings (MEET-1), the current one last. */
  @Get('panels/:panel/cadence')
  @Access({ permission: mayReadCadence, audit: 'meetings.viewed' })
  weeks(
    @Req() { user }: Request,
    @Param('panel') panel: string,
    @Query() { weeks }: CadenceQueryDto,
  ): Promise<CadenceWeek[]> {
    return this.cadence.weeks(user, panel, weeks);
  }
}
