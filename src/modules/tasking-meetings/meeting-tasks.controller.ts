import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { mayHandOutTasks, TasksQueries, viewedTask, type TaskDetails } from '../tasks/index.js';
import { MeetingTasks } from './meeting-tasks.service.js';
import { HandOutTaskDto } from './tasking-meetings.dto.js';

@ApiTags('meetings')
@ApiBearerAuth()
@Controller('api/v1/meetings/:id/tasks')
export class MeetingTasksController {
  constructor(
    private readonly tasks: MeetingTasks,
    private readonly queries: TasksQueries,
  ) {}

  /** Hands out a task in an open meeting, quorate or not (MEET-2, MEET-6). */
  @Post()
  @Access({ permission: mayHandOutTasks, audit: 'task.viewed', view: viewedTask })
  async handOut(
    @Req() { user }: ScopedRequest & { user: SignedInActor },
    @Param('id') meetingId: string,
    @Body() body: HandOutTaskDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TaskDetails> {
    const { id } = await this.tasks.handOut(user, meetingId, body);
    const task = await this.queries.get(user, id);
    void reply.header('etag', `"${task.version}"`).header('location', `/api/v1/tasks/${id}`);
    return task;
  }
}
