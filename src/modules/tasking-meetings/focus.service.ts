import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { badInput, forbidden } from '../../shared/domain-error.js';
import { notInTheChair, notOpen } from './domain/meeting-conflicts.js';
import { MeetingItems } from './meeting-items.repository.js';
import { MeetingsRepository } from './meetings.repository.js';
import { RoomNews } from './room-news.service.js';
import { MEETING_EVENTS } from './tasking-meetings.events.js';
import { mayRunMeetings } from './tasking-meetings.policy.js';

/** The item that everybody in the room looks at: the chair moves it, and what comes into focus has been reached. */
@Injectable()
export class Focus {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: MeetingsRepository,
    private readonly items: MeetingItems,
    private readonly news: RoomNews,
  ) {}

  /**
   * Names the item itself, so that asking twice, or late, moves nothing on by accident.
   *
   * @throws DomainError bad-input naming `itemId`; conflict when the meeting is not open, or somebody else has the
   * chair; not-found; forbidden.
   */
  async move(actor: Actor, meetingId: string, typed: { itemId?: unknown }): Promise<void> {
    if (!mayRunMeetings(actor)) throw forbidden();
    await this.unitOfWork.run(actor, async (tx) => {
      const meeting = await this.repository.load(tx, meetingId);
      if (meeting.status !== 'open') throw notOpen(meeting);
      if (meeting.chairId !== actor.id) throw notInTheChair(meeting.chairName);
      const items = await this.items.ofMeeting(tx, meetingId);
      const item = items.find(({ id, state }) => id === typed.itemId && state !== 'taken-off');
      if (!item) throw badInput([{ field: 'itemId', message: 'Choose an item of this meeting’s agenda' }]);
      if (meeting.focusItemId === item.id) return;
      const version = await this.repository.change(tx, meeting, { focusItemId: item.id });
      await this.items.markReached(tx, item.id);
      const detail = { itemId: item.id };
      await this.news.say(tx, { ...meeting, version }, { type: MEETING_EVENTS.focusMoved, detail });
    });
  }
}
