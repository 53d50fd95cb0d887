import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { answerWords } from '../../modules/referral-forms/index.js';
import { mayNote, mayRunMeetings } from '../../modules/tasking-meetings/index.js';
import { mayHandOutTasks } from '../../modules/tasks/index.js';
import type { SignedInActor } from '../../platform/access/access.js';
import type { FormError, TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { paths } from '../shell/paths.js';
import { presentMeeting, type RoomView } from './meeting.presenter.js';
import { ReadMeetings, type ReadMeeting } from './read-meeting.js';
import type { TaskProposalInput } from './room-input.presenter.js';

export const ROOM = 'meetings/meeting.njk';

export interface ShownRoom {
  page: RoomView;
  read: ReadMeeting;
}

/** What a page of the room answers to a form: what was typed, and what is wrong with it. */
export interface RoomAnswer {
  values?: TypedValues;
  errors?: FormError[];
  proposal?: TaskProposalInput;
}

/** Shows the room of a meeting, to whoever opens it and to whoever has sent one of its forms. */
@Injectable()
export class ShowRoom {
  constructor(private readonly readMeetings: ReadMeetings) {}

  /** @throws DomainError not-found, also for whoever may not know of it (LAW-4); forbidden. */
  async show(user: SignedInActor, id: string, answer: RoomAnswer = {}): Promise<ShownRoom> {
    const read = await this.readMeetings.read(user, id);
    const page = presentMeeting({
      ...read,
      reader: user,
      mayRun: mayRunMeetings(user),
      mayNote: mayNote(user),
      mayHandOut: mayHandOutTasks(user),
      answerWords,
      ...answer,
    });
    return { page, read };
  }

  /** Does it and leads back to the room; or shows the room again with what was typed and why it was refused. */
  async act(
    { user, id, reply }: { user: SignedInActor; id: string; reply: FastifyReply },
    act: () => Promise<unknown>,
    answer: RoomAnswer & { field?: string } = {},
  ): Promise<void> {
    const { field = 'meeting', ...shown } = answer;
    try {
      await act();
    } catch (error) {
      const { page } = await this.show(user, id, { ...shown, errors: readRefusal(error, field) });
      await reply.status(400).view(ROOM, { page });
      return;
    }
    await reply.redirect(paths.meeting(id), 303);
  }
}
