import { Body, Controller, Param, Post, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { mayNote, MeetingNotes, MeetingTasks } from '../../modules/tasking-meetings/index.js';
import { mayHandOutTasks, TaskLines } from '../../modules/tasks/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { readDateField } from '../shell/date-field.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { proposalValues } from './room-tasks.presenter.js';
import { ROOM, ShowRoom } from './show-room.js';

type Request = ScopedRequest & { user: SignedInActor };

/** What people write down and hand out while they talk (MEET-5, MEET-6). */
@ApiExcludeController()
@Controller('meetings')
@UseInterceptors(PageInterceptor)
export class RoomWorkPages {
  constructor(
    private readonly rooms: ShowRoom,
    private readonly notes: MeetingNotes,
    private readonly lines: TaskLines,
    private readonly tasks: MeetingTasks,
  ) {}

  @Post(':id/notes')
  @Access({ permission: mayNote, audit: 'meeting.noted' })
  async note(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const note = { text: typed(values, 'text'), itemId: typed(values, 'itemId') };
    const write = (): Promise<unknown> => this.notes.write(user, id, note);
    await this.rooms.act({ user, id, reply }, write, { values, field: 'text' });
  }

  /** The first step: what one line means, for a person to confirm. Nothing is handed out by it. */
  @Post(':id/tasks/line')
  @Access({ permission: mayHandOutTasks, audit: 'meeting.viewed' })
  async propose(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const line = typed(values, 'line').trim();
    const about = { itemId: typed(values, 'itemId'), offenderId: typed(values, 'offenderId') };
    if (line === '') {
      const errors: FormError[] = [
        { field: 'line', message: 'Type the task: housing: call landlord by Friday' },
      ];
      const { page } = await this.rooms.show(user, id, { values, errors });
      await reply.status(400).view(ROOM, { page });
      return;
    }
    const proposed = await this.lines.propose(user, line);
    const proposal = { values: proposalValues(proposed, about), notes: proposed.notes };
    const { page } = await this.rooms.show(user, id, { proposal });
    await reply.view(ROOM, { page });
  }

  /** The second step: the task as it was confirmed, or changed. */
  @Post(':id/tasks')
  @Access({ permission: mayHandOutTasks, audit: 'task.handed-out' })
  async handOut(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const date = readDateField(values, {
      field: 'dueOn',
      called: 'Due date',
      whenEmpty: 'Enter when it is due',
    });
    const proposal = { values, notes: [] };
    if (date.error !== null) {
      const { page } = await this.rooms.show(user, id, { proposal, errors: [date.error] });
      await reply.status(400).view(ROOM, { page });
      return;
    }
    const task = {
      ...{ action: typed(values, 'action'), ownerAgency: typed(values, 'ownerAgency'), dueOn: date.day },
      ...{ owner: typed(values, 'owner'), offenderId: typed(values, 'offenderId') },
      meetingItemId: typed(values, 'itemId'),
    };
    const handOut = (): Promise<unknown> => this.tasks.handOut(user, id, task);
    await this.rooms.act({ user, id, reply }, handOut, { proposal, field: 'action' });
  }
}
