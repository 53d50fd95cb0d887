import { Body, Controller, Get, Post, Query, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { mayHandOutTasks, TaskLines, Tasks } from '../../modules/tasks/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { typed, type TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths } from '../shell/paths.js';
import { presentNewTask, type NewTaskInput, type NewTaskView } from './new-task.presenter.js';
import { ReadTasks } from './read-tasks.js';
import { asShown, readTaskForm } from './task.form.js';

type Request = ScopedRequest & { user: SignedInActor };

const FORM = 'tasks/new-task.njk';
const LONGEST_LINE = 1_000;

interface FormAnswer {
  page: NewTaskView;
}

/** Handing out a task outside a meeting (MEET-6). */
@ApiExcludeController()
@Controller('tasks/new')
@UseInterceptors(PageInterceptor)
export class NewTaskPages {
  constructor(
    private readonly reading: ReadTasks,
    private readonly lines: TaskLines,
    private readonly tasks: Tasks,
    private readonly locals: PageLocals,
  ) {}

  /** The form, with what one line was understood as where one was typed. */
  @Get()
  @Access({
    permission: mayHandOutTasks,
    audit: 'task.form-viewed',
    view: (_request, answer) => {
      const { about } = (answer as FormAnswer).page;
      return about && { subjectType: 'offender', subjectId: about.id };
    },
  })
  @Render(FORM)
  async form(
    @Req() { user }: Request,
    @Query('offenderId') offenderId?: string,
    @Query('line') line?: string,
  ): Promise<FormAnswer> {
    const input = await this.input(user, offenderId);
    const said = typeof line === 'string' ? line.slice(0, LONGEST_LINE).trim() : '';
    if (said === '') return { page: presentNewTask(input) };
    const proposal = await this.lines.propose(user, said);
    return { page: presentNewTask({ ...input, line: { typed: said, proposal } }) };
  }

  @Post()
  @Access({ permission: mayHandOutTasks, audit: 'task.handed-out' })
  async add(
    @Req() { user }: Request,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
    @Query('offenderId') offenderId?: string,
  ): Promise<void> {
    const { sent, dateErrors } = readTaskForm(values);
    const about = offenderId ? { offenderId } : { panel: typed(values, 'panel') };
    try {
      await this.tasks.add(user, { ...sent, ...about });
      this.locals.flash(reply, 'Task added.');
      await reply.redirect(offenderId ? paths.offenderTab(offenderId, 'tasks') : paths.tasks(), 303);
    } catch (error) {
      const errors = asShown(readRefusal(error, 'action'), dateErrors);
      const input = await this.input(user, offenderId);
      await reply.status(400).view(FORM, { page: presentNewTask({ ...input, values, errors }) });
    }
  }

  private async input(user: SignedInActor, offenderId: string | undefined): Promise<NewTaskInput> {
    const [only, another] = user.panels;
    const ownPanel = another === undefined ? (only ?? null) : null;
    const about = await this.reading.about(user, offenderId);
    return { about, ...(await this.reading.who(user)), panels: await this.reading.panels(), ownPanel };
  }
}
