import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { badInput, DomainError, forbidden } from '../../shared/domain-error.js';
import { notOpen, notPossible } from './domain/meeting-conflicts.js';
import { readNote } from './domain/read-note.js';
import { MeetingItems } from './meeting-items.repository.js';
import { MeetingNoteEntity } from './meeting-note.entity.js';
import { MeetingsRepository, type MeetingRow } from './meetings.repository.js';
import { RoomNews } from './room-news.service.js';
import { MEETING_EVENTS } from './tasking-meetings.events.js';
import { mayNote, mayRunMeetings } from './tasking-meetings.policy.js';

export interface TypedNote {
  text?: unknown;
  itemId?: unknown;
}

/** What is written down in the room, and what is added to the minutes afterwards (MEET-5). Nothing is changed. */
@Injectable()
export class MeetingNotes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: MeetingsRepository,
    private readonly items: MeetingItems,
    private readonly news: RoomNews,
  ) {}

  /**
   * A note of an open meeting, about an item or about the whole; by whoever runs meetings, or is present and sees the
   * whole cohort.
   *
   * @throws DomainError bad-input naming `text` or `itemId`; conflict when the meeting is not open; refused for whoever
   * is not there; not-found; forbidden.
   */
  async write(actor: Actor, meetingId: string, typed: TypedNote): Promise<{ id: string }> {
    if (!mayNote(actor)) throw forbidden();
    const words = readNote(typed.text, 'Enter what should be noted');
    return this.unitOfWork.run(actor, async (tx) => {
      const meeting = await this.repository.load(tx, meetingId);
      if (meeting.status !== 'open') throw notOpen(meeting);
      if (!mayRunMeetings(actor) && !(await this.isThere(tx, meetingId))) throw notThere();
      const itemId = await this.itemOf(tx, meetingId, typed.itemId);
      return this.add(tx, meeting, { kind: 'note', words, itemId });
    });
  }

  /**
   * A correction of a closed meeting's minutes: a dated addition below them.
   *
   * @throws DomainError bad-input naming `text`; conflict when the meeting is not closed; not-found; forbidden.
   */
  async correct(actor: Actor, meetingId: string, typed: TypedNote): Promise<{ id: string }> {
    if (!mayRunMeetings(actor)) throw forbidden();
    const words = readNote(typed.text, 'Enter what was otherwise');
    return this.unitOfWork.run(actor, async (tx) => {
      const meeting = await this.repository.load(tx, meetingId);
      if (meeting.status !== 'closed') throw notPossible(meeting);
      return this.add(tx, meeting, { kind: 'correction', words, itemId: null });
    });
  }

  private async isThere(tx: Tx, meetingId: string): Promise<boolean> {
    const people = await this.repository.attendance(tx, meetingId);
    return people.some(({ userId, leftAt }) => userId === tx.actor.id && leftAt === null);
  }

  private async itemOf(tx: Tx, meetingId: string, typed: unknown): Promise<string | null> {
    if (typed === undefined || typed === null || typed === '') return null;
    const item = (await this.items.ofMeeting(tx, meetingId)).find(({ id }) => id === typed);
    if (item) return item.id;
    throw badInput([{ field: 'itemId', message: 'Choose an item of this meeting’s agenda' }]);
  }

  private async add(
    tx: Tx,
    meeting: MeetingRow,
    note: Pick<MeetingNoteEntity, 'kind' | 'words' | 'itemId'>,
  ): Promise<{ id: string }> {
    const id = newId();
    const { id: authorId, name: author, agency } = tx.actor;
    await tx.insert(MeetingNoteEntity, {
      ...{ id, meetingId: meeting.id, ...note, at: tx.at, author, authorId, agency },
    });
    const type = note.kind === 'note' ? MEETING_EVENTS.noted : MEETING_EVENTS.corrected;
    const detail = { noteId: id, itemId: note.itemId };
    await this.news.say(tx, { id: meeting.id, panel: meeting.panel }, { type, detail });
    return { id };
  }
}

const notThere = (): DomainError =>
  new DomainError({
    kind: 'refused',
    code: 'NOTE.NOT_PRESENT',
    rule: 'MEET-5',
    message: 'You are not checked in to this meeting: check in to write a note.',
  });
