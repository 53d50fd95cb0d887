import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import { isStale, type StaleAfterDays } from '../../shared/rag-staleness.js';
import { PartnershipQueries } from '../partnership/index.js';
import {
  exclusionsWaiting,
  lastClosed,
  leftOver,
  members,
  referralsWaiting,
  registered,
  releases,
  statusChanges,
  type AgendaOf,
  type MemberRow,
  type ReadRows,
} from './agenda-rows.queries.js';
import type { AgendaInputs, ExitInput, TaskInput } from './domain/agenda-inputs.js';
import type { MeetingKind } from './domain/agenda-kind.js';
import type { MeetingRow } from './meetings.repository.js';
import { editsOf } from './meeting-items.repository.js';

/** What is read before a unit of work begins. */
export interface AgendaContext {
  today: CalendarDay;
  ragStaleAfterDays: StaleAfterDays;
}

/** Whom another module has something to say of, in a panel on a day. */
export type AgendaSource<Input> = (
  read: ReadRows,
  of: { panel: string; today: CalendarDay },
) => Promise<Input[]>;

export const meetingKindOf = ({ kind }: Pick<MeetingRow, 'kind'>): MeetingKind =>
  kind === 'tasking' ? 'tasking' : 'panel';

/** Everything that an agenda builds itself from (MEET-4); modules above this one say what they know by themselves. */
@Injectable()
export class AgendaSources {
  private exits: AgendaSource<ExitInput> | null = null;
  private tasks: AgendaSource<TaskInput> | null = null;

  constructor(
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  /** For the module that reviews who is due to leave and who is held (EXIT-3). */
  exitsFrom(source: AgendaSource<ExitInput>): void {
    this.exits = source;
  }

  /** For whoever knows the tasks of a panel that are open and late (MEET-6). */
  tasksFrom(source: AgendaSource<TaskInput>): void {
    this.tasks = source;
  }

  async context(): Promise<AgendaContext> {
    const today = this.clock.today();
    const { content } = await this.partnership.policyOn(today);
    return { today, ragStaleAfterDays: content.ragStaleAfterDays };
  }

  async gather(
    read: ReadRows,
    { id, panel, kind }: Pick<MeetingRow, 'id' | 'panel' | 'kind'>,
    { today, ragStaleAfterDays }: AgendaContext,
  ): Promise<AgendaInputs> {
    const meeting = meetingKindOf({ kind });
    const of: AgendaOf = { id, panel, meeting, today };
    const since = await lastClosed(read, of);
    const here = await members(read, of);
    return {
      ...{ today, meeting, since },
      referrals: meeting === 'tasking' ? await referralsWaiting(read, of) : [],
      registrations: await registered(read, of, since),
      statusChanges: await statusChanges(read, of, since),
      members: here.map(({ ragConfirmedAt, earliestExitOn: _until, ...member }) => ({
        ...member,
        isRagStale: isStale({ rag: member.rag, ragConfirmedAt }, ragStaleAfterDays, today),
      })),
      spells: await releases(read, of),
      exits: this.exits ? await this.exits(read, of) : dueByStage(here, today),
      exclusions: await exclusionsWaiting(read, of),
      tasks: this.tasks ? await this.tasks(read, of) : [],
      leftOver: await leftOver(read, of),
      edits: await editsOf(read, id),
    };
  }
}

/** EXIT-2, until somebody reviews what holds a person back: whoever has reached the six-month stage. */
function dueByStage(rows: readonly MemberRow[], today: CalendarDay): ExitInput[] {
  return rows.flatMap(({ offenderId, name, earliestExitOn: since }) =>
    since !== null && since <= today ? [{ offenderId, name, state: 'due', since, heldBy: [] }] : [],
  );
}
