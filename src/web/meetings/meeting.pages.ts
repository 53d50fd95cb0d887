import { Body, Controller, Get, Param, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  AttendanceService,
  mayAttend,
  mayReadMeetings,
  mayRunMeetings,
  Meetings,
} from '../../modules/tasking-meetings/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { paths } from '../shell/paths.js';
import { presentMeeting, type RoomView } from './meeting.presenter.js';
import { viewedMeetingRoom } from './meeting.views.js';
import { ReadMeetings, type ReadMeeting } from './read-meeting.js';

type Request = ScopedRequest & { user: SignedInActor };

const ROOM = 'meetings/meeting.njk';

/** The room of a meeting: everybody who has it open sees the same (MEET-5). */
@ApiExcludeController()
@Controller('meetings')
@UseInterceptors(PageInterceptor)
export class MeetingPages {
  constructor(
    private readonly readMeetings: ReadMeetings,
    private readonly meetings: Meetings,
    private readonly attendance: AttendanceService,
  ) {}

  @Get(':id')
  @Access({ permission: mayReadMeetings, audit: 'meeting.viewed', view: viewedMeetingRoom })
  @Render(ROOM)
  async room(
    @Req() { user }: Request,
    @Param('id') id: string,
  ): Promise<{ page: RoomView; read: ReadMeeting }> {
    const read = await this.readMeetings.read(user, id);
    return { page: roomFor(user, read), read };
  }

  @Post(':id/open')
  @Access({ permission: mayRunMeetings, audit: 'meeting.opened' })
  async open(@Req() { user }: Request, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(user, id, reply, () => this.meetings.open(user, id));
  }

  @Post(':id/close')
  @Access({ permission: mayRunMeetings, audit: 'meeting.closed' })
  async close(@Req() { user }: Request, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(user, id, reply, () => this.meetings.close(user, id));
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
    const missing: FormError[] = [];
    if (!isSelf && name === '')
      missing.push({ field: 'name', message: 'Enter the name of whoever is there' });
    if (!isSelf && agency === '') missing.push({ field: 'agency', message: 'Choose their agency' });
    if (missing.length > 0) return this.refuse(user, id, reply, values, missing);
    const person = isSelf ? {} : { name, agency };
    await this.answer(user, id, reply, () => this.attendance.arrive(user, id, person), values);
  }

  @Post(':id/attendance/:aid/leave')
  @Access({ permission: mayAttend, audit: 'attendance.changed' })
  async leave(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('aid') attendanceId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer(user, id, reply, () => this.attendance.leave(user, id, attendanceId));
  }

  private async answer(
    user: SignedInActor,
    id: string,
    reply: FastifyReply,
    act: () => Promise<unknown>,
    values: TypedValues = {},
  ): Promise<void> {
    try {
      await act();
      await reply.redirect(paths.meeting(id), 303);
    } catch (error) {
      await this.refuse(user, id, reply, values, readRefusal(error, 'meeting'));
    }
  }

  private async refuse(
    user: SignedInActor,
    id: string,
    reply: FastifyReply,
    values: TypedValues,
    errors: FormError[],
  ): Promise<void> {
    const read = await this.readMeetings.read(user, id);
    await reply.status(400).view(ROOM, { page: roomFor(user, read, { values, errors }) });
  }
}

const roomFor = (
  user: SignedInActor,
  read: ReadMeeting,
  shown: { values?: TypedValues; errors?: FormError[] } = {},
): RoomView =>
  presentMeeting({
    ...read,
    reader: user,
    mayRun: mayRunMeetings(user),
    mayAttend: mayAttend(user),
    ...shown,
  });
