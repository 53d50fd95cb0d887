import { choose, typed, type Choice } from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';
import { isAttended, isGoing, type RoomInput } from './room-input.presenter.js';
import { agencyName, timeWords, type AgencyNames } from './meeting-words.presenter.js';

export interface PersonLine {
  id: string;
  name: string;
  since: string;
  hasLeft: boolean;
  leave: { action: string; text: string } | null;
}

/** Who is there, by agency: three people of one agency are one agency (MEET-2). */
export interface AgencyLine {
  key: string;
  name: string;
  isHere: boolean;
  people: PersonLine[];
}

export interface CheckInView {
  action: string;
  isSelf: boolean;
  isOthers: boolean;
  name: string;
  agencies: Choice[];
}

export function presentPeople(input: RoomInput, names: AgencyNames): AgencyLine[] | null {
  const { meeting, mayRun } = input;
  if (!isAttended(meeting)) return null;
  const keys = [...new Set(meeting.attendance.map(({ agency }) => agency))];
  return keys.map((key) => {
    const people = meeting.attendance.filter(({ agency }) => agency === key);
    return {
      key,
      name: agencyName(names, key),
      isHere: people.some(({ leftAt }) => leftAt === null),
      people: people.map(({ id, name, arrivedAt, leftAt, isYou }) => ({
        id,
        name,
        since: leftAt === null ? `since ${timeWords(arrivedAt)}` : `left at ${timeWords(leftAt)}`,
        hasLeft: leftAt !== null,
        leave:
          leftAt === null && isGoing(meeting) && (mayRun || isYou)
            ? { action: paths.leaveMeeting(meeting.id, id), text: isYou ? 'Leave' : 'Has left' }
            : null,
      })),
    };
  });
}

/** Everybody who may walk in checks in themselves; whoever runs the meeting checks in who is on the phone. */
export function presentCheckIn({ meeting, mayRun, agencies, values = {} }: RoomInput): CheckInView | null {
  if (!isGoing(meeting)) return null;
  const isHere =
    isAttended(meeting) && meeting.attendance.some(({ isYou, leftAt }) => isYou && leftAt === null);
  if (!mayRun && isHere) return null;
  const choices = agencies.map(({ key, name }) => ({ value: key, text: name }));
  return {
    action: paths.checkInToMeeting(meeting.id),
    isSelf: !isHere,
    isOthers: mayRun,
    name: typed(values, 'name'),
    agencies: choose([{ value: '', text: 'Choose an agency' }, ...choices], typed(values, 'agency')),
  };
}
