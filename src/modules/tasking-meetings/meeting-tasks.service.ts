import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { badInput, DomainError, forbidden } from '../../shared/domain-error.js';
import { readOptionalId } from '../../shared/read-optional-id.js';
import { mayHandOutTasks, overdueTasksOf, Tasks, type OverdueTask, type TypedTask } from '../tasks/index.js';
import { AgendaSources } from './agenda-sources.queries.js';
import type { MeetingStatus } from './domain/meeting-decision.js';
import { MeetingItems } from './meeting-items.repository.js';
import { MeetingsRepository } from './meetings.repository.js';
import { RoomNews } from './room-news.service.js';

/** A task as a meeting hands it out. */
export interface TypedMeetingTask extends TypedTask {
  offenderId?: unknown;
  /** What the meeting is speaking of. */
  meetingItemId?: unknown;
}

/** What a meeting hands out as it talks (MEET-5, MEET-6), and what of that is late at the next (MEET-4). */
@Injectable()
export class MeetingTasks implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: MeetingsRepository,
    private readonly tasks: Tasks,
    private readonly news: RoomNews,
    private readonly agenda: AgendaSources,
    private readonly items: MeetingItems,
  ) {}

  onModuleInit(): void {
    this.agenda.tasksFrom((read, of) => read<OverdueTask>(overdueTasksOf(of)));
  }

  /**
   * Hands out a task in an open meeting. Nobody counts who is there: below the quorum it can still set tasks (MEET-2).
   *
   * @throws DomainError bad-input naming the fields; conflict when the meeting is not open; not-found; forbidden;
   * refused of somebody who has left the scheme.
   */
  async handOut(
    actor: Actor,
    meetingId: string,
    typed: TypedMeetingTask,
  ): Promise<{ id: string; version: number }> {
    if (!mayHandOutTasks(actor)) throw forbidden();
    const offenderId = readOptionalId(typed.offenderId, 'offenderId', 'MEET-6');
    const meetingItemId = readOptionalId(typed.meetingItemId, 'meetingItemId', 'MEET-6');
    return this.unitOfWork.run(actor, async (tx) => {
      const { panel, status } = await this.repository.load(tx, meetingId);
      if (status !== 'open') throw notOpen(status);
      if (offenderId !== null) await this.tasks.subjectFor(tx, offenderId);
      if (meetingItemId !== null) await this.mustBeOnAgenda(tx, meetingId, meetingItemId);
      const task = await this.tasks.handOut(tx, { ...typed, panel, meetingId, meetingItemId, offenderId });
      await this.news.tellPartners(tx, { id: meetingId, panel });
      return task;
    });
  }

  /** What was spoken of stands in the minutes beside the task (MEET-5). */
  private async mustBeOnAgenda(tx: Tx, meetingId: string, itemId: string): Promise<void> {
    if ((await this.items.ofMeeting(tx, meetingId)).some(({ id }) => id === itemId)) return;
    const message = 'Choose an item of this meeting’s agenda';
    throw badInput([{ field: 'meetingItemId', message, rule: 'MEET-5' }]);
  }
}

const WORDS: Record<Exclude<MeetingStatus, 'open'>, string> = {
  scheduled: 'has not been opened yet: open it to hand out tasks',
  closed: 'has been closed: hand the task out outside the meeting',
  cancelled: 'has been cancelled: hand the task out outside the meeting',
};

function notOpen(status: Exclude<MeetingStatus, 'open'>): DomainError {
  return new DomainError({
    kind: 'conflict',
    code: 'MEETING.NOT_OPEN',
    message: `This meeting ${WORDS[status]}.`,
    rule: 'MEET-5',
  });
}
