import { Body, Controller, Get, Param, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { mayRemovePpo } from '../../modules/exit-rules/index.js';
import {
  describeTaskView,
  mayReadTasks,
  TaskChanges,
  type TaskDetails,
  type TypedTaskChange,
} from '../../modules/tasks/index.js';
import { seesWholeCohort } from '../../modules/sharing/index.js';
import {
  Access,
  type ScopedRequest,
  type SignedInActor,
  type ViewedSubject,
} from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { DomainError, forbidden, notFound } from '../../shared/domain-error.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths, TASK_MOVES, type TaskMove } from '../shell/paths.js';
import { ReadTasks } from './read-tasks.js';
import { presentTaskMove, type TaskMoveInput, type TaskMoveView } from './task-move.presenter.js';
import { presentTask, type TaskPageView } from './task.presenter.js';
import { asShown, readDue, readWho } from './task.form.js';

type Request = ScopedRequest & { user: SignedInActor };

interface Answer<View> {
  page: View;
  task: TaskDetails;
}

const MOVE = 'tasks/task-move.njk';
const SAID: Record<TaskMove, string> = {
  ...{
    done: 'Done.',
    cancel: 'Cancelled.',
    reopen: 'Reopened.',
    assign: 'Given.',
    change: 'Changed.',
    note: 'Noted.',
  },
};

const viewedTaskPage = (_request: ScopedRequest, answer: unknown): ViewedSubject =>
  describeTaskView((answer as Answer<unknown>).task);

/** One task, and what becomes of it (MEET-6). */
@ApiExcludeController()
@Controller('tasks/:id')
@UseInterceptors(PageInterceptor)
export class TaskPages {
  constructor(
    private readonly reading: ReadTasks,
    private readonly changes: TaskChanges,
    private readonly locals: PageLocals,
    private readonly clock: ClockService,
  ) {}

  @Get()
  @Access({ permission: mayReadTasks, audit: 'task.viewed', view: viewedTaskPage })
  @Render('tasks/task.njk')
  async task(@Req() { user }: Request, @Param('id') id: string): Promise<Answer<TaskPageView>> {
    const task = await this.reading.task(user, id);
    const seesEverybody = seesWholeCohort(user);
    const today = this.clock.today();
    return { page: presentTask({ task, seesEverybody, today, mayRemovePpo: mayRemovePpo(user) }), task };
  }

  @Get(':how')
  @Access({ permission: mayReadTasks, audit: 'task.form-viewed', view: viewedTaskPage })
  @Render(MOVE)
  async form(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('how') typedMove: string,
  ): Promise<Answer<TaskMoveView>> {
    const how = readMove(typedMove);
    const task = await this.reading.task(user, id);
    if (!isOpenTo(task, how)) throw forbidden();
    return { page: presentTaskMove({ task, ...(await this.asked(user, how)) }), task };
  }

  @Post(':how')
  @Access({ permission: mayReadTasks, audit: 'task.changed' })
  async change(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('how') typedMove: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const how = readMove(typedMove);
    const { sent, dateErrors } = readMoveForm(how, values);
    const version = Number(typed(values, 'version'));
    try {
      await this.changes.change(user, id, sent, Number.isInteger(version) && version > 0 ? version : null);
      this.locals.flash(reply, SAID[how]);
      await reply.redirect(paths.task(id), 303);
    } catch (error) {
      const { errors, status } = refusalOf(error, dateErrors);
      // As it is now, whoever changed it: what was typed stands below.
      const task = await this.reading.task(user, id);
      const page = presentTaskMove({ task, ...(await this.asked(user, how)), values, errors });
      await reply.status(status).view(MOVE, { page });
    }
  }

  private async asked(user: SignedInActor, how: TaskMove): Promise<Omit<TaskMoveInput, 'task'>> {
    const who = how === 'assign' ? await this.reading.who(user) : null;
    return { how, who, seesEverybody: seesWholeCohort(user) };
  }
}

function readMove(typedMove: string): TaskMove {
  const how = TASK_MOVES.find((each) => each === typedMove);
  if (how === undefined) throw notFound('The page');
  return how;
}

function isOpenTo({ may }: TaskDetails, how: TaskMove): boolean {
  const { finish, reassign, change, cancel, reopen } = may;
  return { done: finish, note: finish, assign: reassign, change, cancel, reopen }[how];
}

function readMoveForm(
  how: TaskMove,
  values: TypedValues,
): { sent: TypedTaskChange; dateErrors: FormError[] } {
  const note = typed(values, 'note');
  const only = (sent: TypedTaskChange): { sent: TypedTaskChange; dateErrors: FormError[] } => ({
    ...{ sent: { ...sent, note }, dateErrors: [] },
  });
  switch (how) {
    case 'done':
      return only({ status: 'done' });
    case 'cancel':
      return only({ status: 'cancelled' });
    case 'note':
      return only({});
    case 'assign':
      return only(readWho(values));
    case 'reopen': {
      const { dueOn, dateErrors } = readDue(values);
      return { sent: { status: 'open', note, dueOn }, dateErrors };
    }
    case 'change': {
      const { dueOn, dateErrors } = readDue(values);
      return { sent: { action: typed(values, 'action'), note, dueOn }, dateErrors };
    }
  }
}

/** What a form says when it is refused, somebody else’s change meanwhile among it. */
function refusalOf(
  error: unknown,
  dateErrors: readonly FormError[],
): { errors: FormError[]; status: number } {
  if (error instanceof DomainError && error.details.kind === 'stale')
    return { errors: [{ field: 'note', message: error.details.message }], status: 412 };
  const errors = asShown(readRefusal(error, 'note'), dateErrors);
  return { errors, status: error instanceof DomainError && error.details.kind === 'conflict' ? 409 : 400 };
}
