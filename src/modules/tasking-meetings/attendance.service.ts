import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { londonDay } from '../../shared/calendar-day.js';
import { badInput, DomainError, forbidden, notFound, type FieldError } from '../../shared/domain-error.js';
import { MeetingsRepository, type AttendanceRow, type MeetingRow } from './meetings.repository.js';
import { RoomNews } from './room-news.service.js';
import { MEETING_EVENTS } from './tasking-meetings.events.js';
import { mayAttend, mayRunMeetings, mayWalkIn } from './tasking-meetings.policy.js';

export interface TypedAttendance {
  name?: string | undefined;
  agency?: string | undefined;
}

const LONGEST_NAME = 200;

/**
 * Who is there (MEET-2): checked in by whoever runs the meeting, or by themselves. Only leaving ends it: whoever signs
 * out or closes their laptop sits in the room still.
 */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: MeetingsRepository,
    private readonly news: RoomNews,
  ) {}

  /**
   * Checks somebody in; without a name and an agency, whoever acts. Somebody who is there already stays there once.
   *
   * @throws DomainError bad-input naming `name` or `agency`; conflict when the meeting is over; not-found; forbidden.
   */
  async arrive(actor: Actor, meetingId: string, typed: TypedAttendance): Promise<{ id: string }> {
    if (!mayAttend(actor)) throw forbidden();
    return this.unitOfWork.run(actor, async (tx) => {
      const { meeting, people } = await this.loadGoing(tx, meetingId);
      const person = await this.read(tx, typed);
      const there = people.find((one) => one.leftAt === null && isSame(one, person));
      if (there) return { id: there.id };
      const id = await this.repository.checkIn(tx, { meetingId, ...person });
      const change = { attendanceId: id, agency: person.agency, before: null, after: 'present' };
      await this.say(tx, meeting, change);
      return { id };
    });
  }

  /** @throws DomainError conflict when they have left, or the meeting is over; not-found; forbidden. */
  async leave(actor: Actor, meetingId: string, attendanceId: string): Promise<void> {
    if (!mayAttend(actor)) throw forbidden();
    await this.unitOfWork.run(actor, async (tx) => {
      const { meeting, people } = await this.loadGoing(tx, meetingId);
      const person = people.find(({ id }) => id === attendanceId);
      if (!person) throw notFound('The attendance');
      if (!mayRunMeetings(actor) && person.userId !== actor.id) throw forbidden();
      if (person.leftAt !== null) throw over('They have left already.');
      await this.repository.checkOut(tx, attendanceId);
      const change = { attendanceId, agency: person.agency, before: 'present', after: 'left' };
      await this.say(tx, meeting, change);
    });
  }

  /** To a partner a meeting that they may not walk into, and were not checked in to, is not there (LAW-4). */
  private async loadGoing(
    tx: Tx,
    meetingId: string,
  ): Promise<{ meeting: MeetingRow; people: AttendanceRow[] }> {
    const meeting = await this.repository.load(tx, meetingId);
    const people = await this.repository.attendance(tx, meetingId);
    const isKnown = people.some(({ userId }) => userId === tx.actor.id);
    const today = londonDay(new Date(tx.at));
    if (!isKnown && !mayWalkIn(tx.actor, meeting, today)) throw notFound('The meeting');
    if (meeting.status === 'scheduled' || meeting.status === 'open') return { meeting, people };
    throw over('This meeting is over: who attended it does not change any more.');
  }

  private async read(
    tx: Tx,
    typed: TypedAttendance,
  ): Promise<{ name: string; agency: string; userId: string | null }> {
    const { actor } = tx;
    const name = typed.name?.trim() || actor.name;
    const agency = typed.agency || actor.agency;
    const errors: FieldError[] = [];
    const refuse = (field: string, message: string): void => {
      errors.push({ field, message, rule: 'MEET-2' });
    };
    if (name.length > LONGEST_NAME) refuse('name', `Use ${LONGEST_NAME} characters or fewer`);
    if (!(await this.repository.isAgency(tx, agency))) refuse('agency', 'Choose one of the agencies');
    const isSelf = name.toLowerCase() === actor.name.toLowerCase() && agency === actor.agency;
    if (!isSelf && !mayRunMeetings(actor)) {
      const field = agency === actor.agency ? 'name' : 'agency';
      refuse(field, 'You can check in only yourself: the chair checks in the others');
    }
    if (errors.length > 0) throw badInput(errors);
    return { name, agency, userId: isSelf ? actor.id : await this.repository.userNamed(tx, name, agency) };
  }

  private say(tx: Tx, meeting: MeetingRow, detail: Record<string, unknown>): Promise<void> {
    const { id, panel } = meeting;
    return this.news.say(tx, { id, panel }, { type: MEETING_EVENTS.attendanceChanged, detail });
  }
}

type Person = Pick<AttendanceRow, 'name' | 'agency' | 'userId'>;

/** The same person twice is there once: by their user, or by name and agency. */
const isSame = (one: Person, other: Person): boolean =>
  (one.userId !== null && one.userId === other.userId) ||
  (one.agency === other.agency && one.name.toLowerCase() === other.name.toLowerCase());

const over = (message: string): DomainError =>
  new DomainError({ kind: 'conflict', code: 'ATTENDANCE.OVER', message, rule: 'MEET-5' });
