import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { AttendanceService } from './attendance.service.js';
import { MeetingDecisions, type DecisionAnswer } from './meeting-decisions.service.js';
import type { PersonDecisionAnswer } from './person-decisions.service.js';
import { MeetingsQueries, type MeetingHeader } from './meetings.queries.js';
import { Meetings } from './meetings.service.js';
import { RoomQueries, type Room } from './room.queries.js';
import { CallMeetingDto, CheckInDto, DecideDto, MeetingFilterDto } from './tasking-meetings.dto.js';
import { mayAttend, mayReadMeetings, mayRunMeetings } from './tasking-meetings.policy.js';
import { viewedMeeting } from './tasking-meetings.views.js';

type Request = ScopedRequest & { user: SignedInActor };

@ApiTags('meetings')
@ApiBearerAuth()
@Controller('api/v1/meetings')
export class MeetingsController {
  constructor(
    private readonly meetings: Meetings,
    private readonly attendance: AttendanceService,
    private readonly decisions: MeetingDecisions,
    private readonly queries: MeetingsQueries,
    private readonly rooms: RoomQueries,
  ) {}

  @Post()
  @Access({ permission: mayRunMeetings, audit: 'meeting.called' })
  async call(
    @Req() { user }: Request,
    @Body() body: CallMeetingDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Room> {
    const { id } = await this.meetings.call(user, body);
    void reply.header('location', `/api/v1/meetings/${id}`);
    return this.rooms.get(user, id);
  }

  @Get()
  @Access({ permission: mayReadMeetings, audit: 'meetings.viewed' })
  list(@Req() { user }: Request, @Query() filter: MeetingFilterDto): Promise<{ items: MeetingHeader[] }> {
    return this.queries.list(user, filter);
  }

  /** Who is there, what waits and what was decided; to a partner who may walk in and has not, that there is a meeting. */
  @Get(':id')
  @Access({ permission: mayReadMeetings, audit: 'meeting.viewed', view: viewedMeeting })
  async get(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Room> {
    const meeting = await this.rooms.get(user, id);
    void reply.header('etag', `"${meeting.version}"`);
    return meeting;
  }

  @Post(':id/open')
  @HttpCode(200)
  @Access({ permission: mayRunMeetings, audit: 'meeting.viewed', view: viewedMeeting })
  async open(@Req() { user }: Request, @Param('id') id: string): Promise<Room> {
    await this.meetings.open(user, id);
    return this.rooms.get(user, id);
  }

  /** What is not decided stays on the agenda. */
  @Post(':id/close')
  @HttpCode(200)
  @Access({ permission: mayRunMeetings, audit: 'meeting.viewed', view: viewedMeeting })
  async close(@Req() { user }: Request, @Param('id') id: string): Promise<Room> {
    await this.meetings.close(user, id);
    return this.rooms.get(user, id);
  }

  /** Checks somebody in: anybody by whoever runs the meeting, themselves by everybody who may walk in (MEET-2). */
  @Post(':id/attendance')
  @Access({ permission: mayAttend, audit: 'attendance.changed' })
  arrive(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: CheckInDto,
  ): Promise<{ id: string }> {
    return this.attendance.arrive(user, id, body);
  }

  @Delete(':id/attendance/:aid')
  @HttpCode(204)
  @Access({ permission: mayAttend, audit: 'attendance.changed' })
  leave(@Req() { user }: Request, @Param('id') id: string, @Param('aid') aid: string): Promise<void> {
    return this.attendance.leave(user, id, aid);
  }

  /**
   * Decides over a referral in a tasking meeting of its panel (REF-6), or over somebody registered in a panel or
   * operational one (EXIT-4): open, and quorate (MEET-2).
   */
  @Post(':id/decisions')
  @Access({ permission: mayRunMeetings, audit: 'referral.decided' })
  decide(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: DecideDto,
  ): Promise<DecisionAnswer | PersonDecisionAnswer> {
    return this.decisions.decide(user, id, body);
  }
}
