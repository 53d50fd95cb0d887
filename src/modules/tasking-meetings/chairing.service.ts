import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden } from '../../shared/domain-error.js';
import { notOpen } from './domain/meeting-conflicts.js';
import { MeetingHistory } from './meeting-history.repository.js';
import { MeetingsRepository } from './meetings.repository.js';
import { RoomNews } from './room-news.service.js';
import { MEETING_EVENTS } from './tasking-meetings.events.js';
import { mayRunMeetings } from './tasking-meetings.policy.js';

/** Who has the chair of an open meeting: whoever opened it, until a deputy takes over. */
@Injectable()
export class Chairing {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: MeetingsRepository,
    private readonly history: MeetingHistory,
    private readonly news: RoomNews,
  ) {}

  /**
   * Takes the chair; whoever has it already keeps it, and nothing is said.
   *
   * @throws DomainError conflict when the meeting is not open; not-found; forbidden.
   */
  async takeOver(actor: Actor, meetingId: string): Promise<void> {
    if (!mayRunMeetings(actor)) throw forbidden();
    await this.unitOfWork.run(actor, async (tx) => {
      const meeting = await this.repository.load(tx, meetingId);
      if (meeting.status !== 'open') throw notOpen(meeting);
      if (meeting.chairId === actor.id) return;
      const chair = { chairId: actor.id, chairName: actor.name };
      const version = await this.repository.change(tx, meeting, chair);
      const type = MEETING_EVENTS.chairChanged;
      await this.history.note(tx, meetingId, { type, summary: `${actor.name} took the chair` });
      const detail = { before: meeting.chairId, after: actor.id };
      await this.news.say(tx, { ...meeting, version }, { type, detail });
    });
  }
}
