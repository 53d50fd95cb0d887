import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { Database } from '../../platform/database/database.js';
import { joinSql, listSql, nothing, rawSql, sql, type Sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { calendarDay, type CalendarDay } from '../../shared/calendar-day.js';
import { forbidden, notFound } from '../../shared/domain-error.js';
import { readCursor, writeCursor } from '../offenders/index.js';
import { andSharedWith, seesWholeCohort } from '../sharing/index.js';
import { timingOf, type TaskStatus } from './domain/task-state.js';
import type { TaskChange } from './task-history.entity.js';
import type { TaskDetails, TaskHistoryLine, TaskPage, TaskView } from './task-view.js';
import { mayReadTasks, whatMayBeDone } from './tasks.policy.js';

/** What a reader of tasks asks for. */
export interface TaskFilter {
  /** Those given to the reader in person. */
  mine?: boolean | undefined;
  /** The key of the agency that is to do it. */
  agency?: string | undefined;
  panel?: string | undefined;
  status?: TaskStatus | undefined;
  /** Done or cancelled. */
  isClosed?: boolean | undefined;
  /** Open, and past the due date; `false`: all others. */
  overdue?: boolean | undefined;
  offenderId?: string | undefined;
  meetingId?: string | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

/** How many open tasks are the reader's own. */
export interface TaskNews {
  open: number;
  overdue: number;
}

type Flat = Omit<TaskView, 'owner' | 'timing' | 'meeting' | 'hasLeftScheme'> & {
  createdById: string;
  ownerId: string | null;
  ownerName: string | null;
  ownerHasLeft: number;
  offenderStatus: string | null;
  meetingId: string | null;
  meetingKind: string;
  meetingStartsAt: string;
  sortKey: string;
};

const DEFAULT_LIMIT = 50;
/** Open ones by their due date; otherwise what was closed last comes first, and what is open before it. */
const BY_DUE_DATE = { key: rawSql('t.due_on'), name: 'tasks-due', order: rawSql('asc'), beyond: rawSql('>') };
const BY_CLOSING = {
  key: rawSql(`coalesce(t.closed_at, '9')`),
  name: 'tasks-closed',
  order: rawSql('desc'),
  beyond: rawSql('<'),
};

const COLUMNS =
  rawSql(`t.id, t.panel, t.kind, t.action, t.owner_agency as "ownerAgency", t.owner_id as "ownerId",
  t.owner_name as "ownerName", t.due_on as "dueOn", t.status, t.note, t.created_at as "createdAt",
  t.created_by as "createdBy", t.created_by_id as "createdById", t.closed_at as "closedAt",
  t.closed_by as "closedBy", t.version, o.id as "offenderId", o.surname || ', ' || o.forename as name,
  o.status as "offenderStatus", m.id as "meetingId", m.kind as "meetingKind", m.starts_at as "meetingStartsAt",
  case when u.id is not null and (u.active = 0 or u.agency <> t.owner_agency) then 1 else 0 end as "ownerHasLeft"`);

@Injectable()
export class TasksQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: ClockService,
  ) {}

  /**
   * A page of the tasks that this reader may see: open ones by their due date, closed ones the latest first.
   *
   * @throws DomainError bad-input naming `cursor`; forbidden.
   */
  async list(actor: Actor, filter: TaskFilter): Promise<TaskPage> {
    if (!mayReadTasks(actor)) throw forbidden();
    const { cursor, limit = DEFAULT_LIMIT } = filter;
    const sort = filter.status === 'open' || filter.overdue === true ? BY_DUE_DATE : BY_CLOSING;
    const scope = this.scopeOf(actor, filter);
    const place = cursor ? readCursor(cursor, sort.name, 'text') : null;
    const after = place
      ? sql` and (${sort.key}, t.id) ${sort.beyond} (${listSql([place.key, place.id])})`
      : nothing;
    const rows = await this.database.read<Flat>(
      sql`select ${COLUMNS}, ${sort.key} as "sortKey" from ${scope}${after}
        order by ${sort.key} ${sort.order}, t.id ${sort.order} limit ${limit + 1}`,
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => this.toView(actor, row)),
      nextCursor: rows.length > limit && last ? writeCursor(sort.name, last.sortKey, last.id) : null,
      total: await this.count(scope),
    };
  }

  /** How many the filter finds for this reader. */
  async countOf(actor: Actor, filter: TaskFilter): Promise<number> {
    if (!mayReadTasks(actor)) throw forbidden();
    return this.count(this.scopeOf(actor, filter));
  }

  /** How many tasks were given to the reader in person, for the menu; nothing for whoever has none. */
  async newsFor(actor: Actor): Promise<TaskNews> {
    if (!mayReadTasks(actor)) return { open: 0, overdue: 0 };
    const own = { mine: true, status: 'open' } as const;
    const open = await this.count(this.scopeOf(actor, own));
    const overdue = open === 0 ? 0 : await this.count(this.scopeOf(actor, { ...own, overdue: true }));
    return { open, overdue };
  }

  /**
   * One task with its history.
   *
   * @throws DomainError not-found, also for whoever may not know of it (LAW-4); forbidden.
   */
  async get(actor: Actor, id: string): Promise<TaskDetails> {
    if (!mayReadTasks(actor)) throw forbidden();
    const row = await this.database.readOne<Flat>(
      sql`select ${COLUMNS}, '' as "sortKey" from ${this.scopeOf(actor, {})} and t.id = ${id}`,
    );
    if (!row) throw notFound('The task');
    const may = whatMayBeDone(actor, row);
    return { ...this.toView(actor, row), history: await this.history(actor, id), may };
  }

  /** What became of a task, as far as this reader's agency had it: what others did before is not theirs to know. */
  private async history(actor: Actor, id: string): Promise<TaskHistoryLine[]> {
    const seesAll = seesWholeCohort(actor);
    const own = seesAll ? nothing : sql` and h.owner_agency = ${actor.agency}`;
    const rows = await this.database.read<Omit<TaskHistoryLine, 'changes'> & { changes: string }>(
      sql`select h.at, h.actor_name as "by", h.agency, h.type, h.changes, h.note from task_history h
        where h.task_id = ${id}${own} order by h.at, h.id`,
    );
    return rows.map((row) => {
      const changes = JSON.parse(row.changes) as TaskChange[];
      return { ...row, changes: seesAll ? changes : withoutFormer(changes) };
    });
  }

  private scopeOf(actor: Actor, filter: TaskFilter): Sql {
    const today = this.clock.today();
    return joinSql(
      [
        sql`tasks t left join offenders o on o.id = t.offender_id${andSharedWith(actor, today)}`,
        sql`left join users u on u.id = t.owner_id`,
        sql`left join meetings m on m.id = t.meeting_id${andMeetingOf(actor)}`,
        sql`where ${joinSql([readableBy(actor), ...conditionsOf(actor, filter, today)], ' and ')}`,
      ],
      ' ',
    );
  }

  private async count(scope: Sql): Promise<number> {
    const row = await this.database.readOne<{ n: number }>(
      sql`select cast(count(*) as integer) as n from ${scope}`,
    );
    return row?.n ?? 0;
  }

  private toView(actor: Actor, row: Flat): TaskView {
    const { ownerId, ownerName, ownerHasLeft, offenderStatus, createdById: _createdById, ...rest } = row;
    const { meetingId, meetingKind, meetingStartsAt, sortKey: _sortKey, ...shown } = rest;
    const owner =
      ownerId === null
        ? null
        : { id: ownerId, name: ownerName ?? '', isMe: ownerId === actor.id, hasLeft: ownerHasLeft === 1 };
    const isOpen = shown.status === 'open';
    return {
      ...shown,
      owner,
      timing: isOpen ? timingOf(calendarDay(shown.dueOn), this.clock.today()) : null,
      hasLeftScheme: offenderStatus === 'exited',
      meeting: meetingId === null ? null : { id: meetingId, kind: meetingKind, startsAt: meetingStartsAt },
    };
  }
}

/** Which tasks `t` are there for a reader, as {@link mayReadTask} says of each (LAW-4). */
function readableBy(actor: Actor): Sql {
  return seesWholeCohort(actor) ? sql`1 = 1` : sql`t.owner_agency = ${actor.agency}`;
}

/** A partner knows of the meetings at which they were checked in. */
function andMeetingOf(actor: Actor): Sql {
  if (seesWholeCohort(actor)) return nothing;
  return sql` and m.id in (select a.meeting_id from meeting_attendance a where a.user_id = ${actor.id})`;
}

/** People and meetings are asked for among those that the reader may know of: others are on no list (LAW-4). */
function conditionsOf(actor: Actor, filter: TaskFilter, today: CalendarDay): Sql[] {
  const { mine, agency, panel, status, isClosed, overdue, offenderId, meetingId } = filter;
  const isOverdue = sql`(t.status = 'open' and t.due_on < ${today})`;
  return [
    ...(mine ? [sql`t.owner_id = ${actor.id}`] : []),
    ...(agency ? [sql`t.owner_agency = ${agency}`] : []),
    ...(panel ? [sql`t.panel = ${panel}`] : []),
    ...(status ? [sql`t.status = ${status}`] : []),
    ...(isClosed ? [sql`t.status <> 'open'`] : []),
    ...(overdue === undefined ? [] : [overdue ? isOverdue : sql`not ${isOverdue}`]),
    ...(offenderId ? [sql`o.id = ${offenderId}`] : []),
    ...(meetingId ? [sql`m.id = ${meetingId}`] : []),
  ];
}

/** Which agency had it before, and who there, is left out. */
function withoutFormer(changes: readonly TaskChange[]): TaskChange[] {
  const isHandedOn = changes.some(({ field }) => field === 'ownerAgency');
  if (!isHandedOn) return [...changes];
  return changes.map((change) =>
    change.field === 'ownerAgency' || change.field === 'owner' ? { ...change, from: null } : change,
  );
}
