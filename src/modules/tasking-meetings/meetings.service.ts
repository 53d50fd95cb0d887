import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden } from '../../shared/domain-error.js';
import { PartnershipQueries } from '../partnership/index.js';
import { notPossible } from './domain/meeting-conflicts.js';
import type { MeetingStatus } from './domain/meeting-decision.js';
import { readMeeting, type TypedMeeting } from './domain/read-meeting.js';
import { MeetingHistory } from './meeting-history.repository.js';
import { MeetingAgenda } from './meeting-agenda.service.js';
import { MeetingItems } from './meeting-items.repository.js';
import { Minutes } from './minutes.service.js';
import { MeetingsRepository, type MeetingRow } from './meetings.repository.js';
import { RoomNews } from './room-news.service.js';
import { MEETING_EVENTS } from './tasking-meetings.events.js';
import { mayRunMeetings } from './tasking-meetings.policy.js';

/** Calls, opens and closes the meetings that decide (REF-6, MEET-5). */
@Injectable()
export class Meetings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: MeetingsRepository,
    private readonly partnership: PartnershipQueries,
    private readonly history: MeetingHistory,
    private readonly minutes: Minutes,
    private readonly news: RoomNews,
    private readonly agenda: MeetingAgenda,
    private readonly items: MeetingItems,
  ) {}

  /** @throws DomainError bad-input naming the fields; forbidden. */
  async call(actor: Actor, typed: TypedMeeting): Promise<{ id: string; version: number }> {
    if (!mayRunMeetings(actor)) throw forbidden();
    const meeting = readMeeting(typed, await this.partnership.listPanels());
    return this.unitOfWork.run(actor, async (tx) => {
      const id = await this.repository.add(tx, meeting);
      await this.history.note(tx, id, { type: 'meeting.called', summary: 'Called' });
      const detail = { ...meeting };
      await this.news.say(tx, { ...meeting, id, version: 1 }, { type: MEETING_EVENTS.called, detail });
      return { id, version: 1 };
    });
  }

  /** @throws DomainError conflict when it is open or closed already; not-found; forbidden. */
  async open(actor: Actor, id: string): Promise<void> {
    const context = await this.agenda.prepare();
    const begin = (tx: Tx, meeting: MeetingRow): Promise<void> => this.agenda.setDown(tx, meeting, context);
    await this.move(actor, id, { from: 'scheduled', to: 'open', event: MEETING_EVENTS.opened }, begin);
  }

  /** What is not decided stays on the agenda, and the minutes freeze (MEET-5). @throws DomainError conflict when it is not open; not-found; forbidden. */
  close(actor: Actor, id: string): Promise<void> {
    const end = async (tx: Tx): Promise<void> => {
      await this.minutes.freeze(tx, id);
      await this.items.settleSpoken(tx, id);
    };
    return this.move(actor, id, { from: 'open', to: 'closed', event: MEETING_EVENTS.closed }, end);
  }

  /** Is a tasking meeting of the panel going on, so that what waits there is on its table (REF-5)? */
  isTaskingOpen(tx: Tx, panel: string): Promise<boolean> {
    return this.repository.isTaskingOpen(tx, panel);
  }

  private async move(
    actor: Actor,
    id: string,
    {
      from,
      to,
      event,
    }: { from: MeetingStatus; to: 'open' | 'closed'; event: 'meeting.opened' | 'meeting.closed' },
    along: (tx: Tx, meeting: MeetingRow) => Promise<void>,
  ): Promise<void> {
    if (!mayRunMeetings(actor)) throw forbidden();
    await this.unitOfWork.run(actor, async (tx) => {
      const meeting = await this.repository.load(tx, id);
      if (meeting.status !== from) throw notPossible(meeting);
      const { agencies } = await this.repository.quorum(tx, id);
      const times =
        to === 'open'
          ? { openedAt: tx.at, agendaSetAt: tx.at, chairId: actor.id, chairName: actor.name }
          : { closedAt: tx.at };
      await along(tx, meeting);
      const version = await this.repository.change(tx, meeting, { status: to, ...times });
      const summary = to === 'open' ? `Opened, with ${actor.name} in the chair` : 'Closed';
      await this.history.note(tx, id, { type: event, summary, detail: { agencies } });
      const detail = { before: from, after: to, agencies };
      await this.news.say(tx, { ...meeting, version }, { type: event, detail });
    });
  }
}
