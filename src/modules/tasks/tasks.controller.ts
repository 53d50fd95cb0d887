import { Body, Controller, Get, Headers, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { readIfMatch } from '../../platform/access/if-match.js';
import { TaskChanges } from './task-changes.service.js';
import type { TaskDetails, TaskPage } from './task-view.js';
import { AddTaskDto, ChangeTaskDto, TaskFilterDto } from './tasks.dto.js';
import { mayHandOutTasks, mayReadTasks } from './tasks.policy.js';
import { TasksQueries } from './tasks.queries.js';
import { Tasks } from './tasks.service.js';
import { viewedTask, viewedTasks } from './tasks.views.js';

type Request = ScopedRequest & { user: SignedInActor };

@ApiTags('tasks')
@ApiBearerAuth()
@Controller('api/v1/tasks')
export class TasksController {
  constructor(
    private readonly tasks: Tasks,
    private readonly changes: TaskChanges,
    private readonly queries: TasksQueries,
  ) {}

  /** Every panel’s for those who see the cohort, for a partner those of their agency; open ones by their due date. */
  @Get()
  @Access({ permission: mayReadTasks, audit: 'tasks.viewed', view: viewedTasks })
  list(@Req() { user }: Request, @Query() filter: TaskFilterDto): Promise<TaskPage> {
    return this.queries.list(user, filter);
  }

  /** Hands out a task outside a meeting (MEET-6). */
  @Post()
  @Access({ permission: mayHandOutTasks, audit: 'task.viewed', view: viewedTask })
  async add(
    @Req() { user }: Request,
    @Body() body: AddTaskDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TaskDetails> {
    const { id } = await this.tasks.add(user, body);
    void reply.header('location', `/api/v1/tasks/${id}`);
    return this.show(user, id, reply);
  }

  @Get(':id')
  @Access({ permission: mayReadTasks, audit: 'task.viewed', view: viewedTask })
  get(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TaskDetails> {
    return this.show(user, id, reply);
  }

  /**
   * Done with a note, cancelled or reopened with a reason, given to somebody else, put off. With If-Match only from
   * the version that was read; without it what somebody else has ended meanwhile is refused all the same.
   */
  @Patch(':id')
  @ApiHeader({ name: 'If-Match', required: false })
  @Access({ permission: mayReadTasks, audit: 'task.viewed', view: viewedTask })
  async change(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: ChangeTaskDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TaskDetails> {
    await this.changes.change(user, id, body, ifMatch === undefined ? null : readIfMatch(ifMatch));
    return this.show(user, id, reply);
  }

  private async show(user: SignedInActor, id: string, reply: FastifyReply): Promise<TaskDetails> {
    const task = await this.queries.get(user, id);
    void reply.header('etag', `"${task.version}"`);
    return task;
  }
}
