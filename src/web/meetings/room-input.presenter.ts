import type { AttendedRoom, Room } from '../../modules/tasking-meetings/index.js';
import type { AnswersInput } from '../referrals/answers.presenter.js';
import type { FormError, TypedValues } from '../shell/form-errors.js';
import type { ReadMeeting } from './read-meeting.js';

/** A task as one line was taken to mean it, in the fields of the second step. */
export interface TaskProposalInput {
  values: TypedValues;
  notes: readonly { message: string }[];
}

/** What the parts of a room are presented from. */
export interface RoomInput extends ReadMeeting {
  reader: { name: string; agency: string };
  /** May this reader open and close it, check others in, take the chair and record decisions? */
  mayRun: boolean;
  mayNote: boolean;
  mayHandOut: boolean;
  /** An answer of a referral as people read it. */
  answerWords: AnswersInput['words'];
  proposal?: TaskProposalInput | null;
  values?: TypedValues;
  errors?: readonly FormError[];
}

/** Was this reader let in, so that there is more to see than that there is a meeting? */
export const isAttended = (room: Room): room is AttendedRoom => 'attendance' in room;

/** Does this reader see everything, and not only what is about people of theirs? */
export const isWhole = (room: Room): room is AttendedRoom => isAttended(room) && room.isWhole;

/** Does it still wait, or go on? */
export const isGoing = ({ status }: Room): boolean => status === 'scheduled' || status === 'open';
