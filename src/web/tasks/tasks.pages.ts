import { Controller, Get, Query, Render, Req, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import { seesWholeCohort } from '../../modules/sharing/index.js';
import {
  describeTasksView,
  mayHandOutTasks,
  mayReadTasks,
  TasksQueries,
  type TaskFilter,
  type TaskPage,
} from '../../modules/tasks/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { TASK_VIEWS, type TaskViewName } from '../shell/paths.js';
import { TasksPageQueryDto, type StatusChoice } from './tasks-query.dto.js';
import { presentTasks, type TasksPageView } from './tasks.presenter.js';

interface ListAnswer {
  page: TasksPageView;
  shown: TaskPage;
}

/** The lists of tasks. */
@ApiExcludeController()
@Controller('tasks')
@UseInterceptors(PageInterceptor)
export class TasksPages {
  constructor(
    private readonly tasks: TasksQueries,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  @Get()
  @Access({
    permission: mayReadTasks,
    audit: 'tasks.viewed',
    view: (request, answer) => describeTasksView(request, (answer as ListAnswer).shown.items),
  })
  @Render('tasks/tasks.njk')
  async list(
    @Req() { user }: ScopedRequest & { user: SignedInActor },
    @Query() query: TasksPageQueryDto,
  ): Promise<ListAnswer> {
    const { status, offenderId, meetingId, cursor } = query;
    const names = viewsFor(user);
    // About one person, or from one meeting, it is the whole list that is asked for.
    const isAbout = offenderId !== undefined || meetingId !== undefined;
    const view =
      names.find((each) => each === query.view) ?? (isAbout ? lastOf(names) : firstFor(user, names));
    const panels = await this.partnership.listPanels();
    const panel = panelOf(user, view, isAbout ? (query.panel ?? 'all') : query.panel);
    const filter: TaskFilter = {
      ...{ panel, offenderId, meetingId, cursor },
      ...scopeOf(user, view),
      ...statusOf(view, status),
    };
    const [shown, ...counts] = await Promise.all([
      this.tasks.list(user, filter),
      ...names.map((name) =>
        this.tasks.countOf(user, {
          ...scopeOf(user, name),
          status: 'open',
          panel: panelOf(user, name, undefined),
        }),
      ),
    ]);
    const views = names.map((name, index) => ({ name, count: counts[index] ?? 0 }));
    const totalAll = views.find(({ name }) => name === view)?.count ?? 0;
    const kept = {
      ...{ offenderId: offenderId ?? null, meetingId: meetingId ?? null, cursor: cursor ?? null },
      ...{ panel: panel ?? (query.panel === undefined ? null : 'all'), status: status ?? null },
    };
    const more = { panels, mayHandOut: mayHandOutTasks(user), today: this.clock.today() };
    return { page: presentTasks({ ...more, view, views, shown, totalAll, filter: kept }), shown };
  }
}

/** All that a partner may see are their agency’s. */
const viewsFor = (user: SignedInActor): readonly TaskViewName[] =>
  seesWholeCohort(user) ? TASK_VIEWS : TASK_VIEWS.filter((name) => name !== 'all');

/** A partner comes for what their agency has to do, whoever runs meetings to chase what is late. */
function firstFor(user: SignedInActor, names: readonly TaskViewName[]): TaskViewName {
  if (user.role === 'partner') return 'agency';
  return user.role === 'offender-manager' ? 'mine' : (names.find((name) => name === 'all') ?? 'mine');
}

const lastOf = (names: readonly TaskViewName[]): TaskViewName => (names.includes('all') ? 'all' : 'agency');

/** Whoever has one panel finds its lists; `all` is every panel’s. What is theirs is theirs whatever the panel. */
function panelOf(user: SignedInActor, view: TaskViewName, asked: string | undefined): string | undefined {
  if (asked !== undefined) return asked === 'all' ? undefined : asked;
  const [only, another] = user.panels;
  const isOfPanel = view === 'all' || view === 'overdue';
  return isOfPanel && another === undefined && user.role !== 'partner' ? only : undefined;
}

function scopeOf(user: SignedInActor, view: TaskViewName): TaskFilter {
  if (view === 'mine') return { mine: true };
  if (view === 'agency') return { agency: user.agency };
  return view === 'overdue' ? { overdue: true } : {};
}

/** What is overdue is open. */
function statusOf(view: TaskViewName, status: StatusChoice = 'open'): Pick<TaskFilter, 'status'> {
  if (view === 'overdue') return { status: 'open' };
  return status === 'any' ? {} : { status };
}
