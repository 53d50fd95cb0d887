import { Injectable } from '@nestjs/common';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import { ReferralListQueries, type ReferralPage } from '../../modules/referral-forms/index.js';
import {
  maySeeMeetings,
  MeetingsQueries,
  type MeetingHeader,
  type MeetingView,
} from '../../modules/tasking-meetings/index.js';
import type { Actor } from '../../shared/actor.js';

/** A meeting with what its room is made of. */
export interface ReadMeeting {
  meeting: MeetingView | MeetingHeader;
  /** Null for whoever sees no more than that there is a meeting, and where no referrals are decided. */
  referrals: ReferralPage | null;
  agencies: { key: string; name: string }[];
}

const MOST_WAITING = 100;

/** Reads a meeting for its room, under the reader’s rights. */
@Injectable()
export class ReadMeetings {
  constructor(
    private readonly meetings: MeetingsQueries,
    private readonly lists: ReferralListQueries,
    private readonly partnership: PartnershipQueries,
  ) {}

  /** @throws DomainError not-found, also for whoever may not know of it; forbidden. */
  async read(actor: Actor, id: string): Promise<ReadMeeting> {
    const meeting = await this.meetings.get(actor, id);
    const isDeciding =
      meeting.kind === 'tasking' && (meeting.status === 'scheduled' || meeting.status === 'open');
    const filter = { panel: meeting.panel, status: 'submitted', limit: MOST_WAITING };
    return {
      meeting,
      referrals: maySeeMeetings(actor) && isDeciding ? await this.lists.list(actor, filter) : null,
      agencies: await this.partnership.listAgencies(),
    };
  }
}
