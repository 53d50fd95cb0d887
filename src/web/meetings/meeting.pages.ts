import { Body, Controller, Get, Param, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  AttendanceService,
  Chairing,
  Focus,
  mayAttend,
  mayReadMeetings,
  mayRunMeetings,
  Meetings,
} from '../../modules/tasking-meetings/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { viewedMeetingRoom } from './meeting.views.js';
import { ROOM, ShowRoom, type ShownRoom } from './show-room.js';

type Request = ScopedRequest & { user: SignedInActor };

/** The room of a meeting: everybody who has it open sees the same (MEET-5). */
@ApiExcludeController()
@Controller('meetings')
@UseInterceptors(PageInterceptor)
export class MeetingPages {
  constructor(
    private readonly rooms: ShowRoom,
    private readonly meetings: Meetings,
    private readonly chairing: Chairing,
    private readonly focus: Focus,
    private readonly attendance: AttendanceService,
  ) {}

  @Get(':id')
  @Access({ permission: mayReadMeetings, audit: 'meeting.viewed', view: viewedMeetingRoom })
  @Render(ROOM)
  room(@Req() { user }: Request, @Param('id') id: string): Promise<ShownRoom> {
    return this.rooms.show(user, id);
  }

  @Post(':id/open')
  @Access({ permission: mayRunMeetings, audit: 'meeting.opened' })
  async open(@Req() { user }: Request, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.rooms.act({ user, id, reply }, () => this.meetings.open(user, id));
  }

  @Post(':id/close')
  @Access({ permission: mayRunMeetings, audit: 'meeting.closed' })
  async close(@Req() { user }: Request, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.rooms.act({ user, id, reply }, () => this.meetings.close(user, id));
  }

  /** A deputy takes over: the screen of whoever had the chair says so at once. */
  @Post(':id/chair')
  @Access({ permission: mayRunMeetings, audit: 'meeting.chair-changed' })
  async takeChair(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.rooms.act({ user, id, reply }, () => this.chairing.takeOver(user, id));
  }

  @Post(':id/focus')
  @Access({ permission: mayRunMeetings, audit: 'meeting.focus-moved' })
  async moveFocus(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const itemId = typed(values, 'itemId');
    await this.rooms.act({ user, id, reply }, () => this.focus.move(user, id, { itemId }));
  }

  /** Checks somebody in: whoever runs the meeting anybody, others themselves (MEET-2). */
  @Post(':id/attendance')
  @Access({ permission: mayAttend, audit: 'attendance.changed' })
  async checkIn(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const isSelf = typed(values, 'self') !== '';
    const [name, agency] = [typed(values, 'name').trim(), typed(values, 'agency')];
    const errors: FormError[] = [];
    if (!isSelf && name === '') errors.push({ field: 'name', message: 'Enter the name of whoever is there' });
    if (!isSelf && agency === '') errors.push({ field: 'agency', message: 'Choose their agency' });
    if (errors.length > 0) {
      const { page } = await this.rooms.show(user, id, { values, errors });
      await reply.status(400).view(ROOM, { page });
      return;
    }
    const person = isSelf ? {} : { name, agency };
    await this.rooms.act({ user, id, reply }, () => this.attendance.arrive(user, id, person), { values });
  }

  @Post(':id/attendance/:aid/leave')
  @Access({ permission: mayAttend, audit: 'attendance.changed' })
  async leave(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('aid') attendanceId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.rooms.act({ user, id, reply }, () => this.attendance.leave(user, id, attendanceId));
  }
}
