import { Injectable } from '@nestjs/common';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import { ReferralListQueries, type ReferralSummary } from '../../modules/referral-forms/index.js';
import { maySeeMeetings, RoomQueries, type Room } from '../../modules/tasking-meetings/index.js';
import type { Actor } from '../../shared/actor.js';
import { DomainError } from '../../shared/domain-error.js';
import { ReadReferrals, type ReadReferral } from '../referrals/read-referral.js';

/** A meeting with what its room is made of. */
export interface ReadMeeting {
  meeting: Room;
  /** The referral that everybody looks at, for whoever may read it. */
  referral: ReadReferral | null;
  /** What was sent after the meeting opened: its agenda was set down before. */
  late: readonly ReferralSummary[];
  agencies: { key: string; name: string }[];
}

const MOST_WAITING = 100;

/** Reads a meeting for its room, under the reader’s rights. */
@Injectable()
export class ReadMeetings {
  constructor(
    private readonly rooms: RoomQueries,
    private readonly referrals: ReadReferrals,
    private readonly lists: ReferralListQueries,
    private readonly partnership: PartnershipQueries,
  ) {}

  /** @throws DomainError not-found, also for whoever may not know of it; forbidden. */
  async read(actor: Actor, id: string): Promise<ReadMeeting> {
    const meeting = await this.rooms.get(actor, id);
    return {
      meeting,
      referral: await this.inFocus(actor, meeting),
      late: await this.late(actor, meeting),
      agencies: await this.partnership.listAgencies(),
    };
  }

  private async inFocus(actor: Actor, meeting: Room): Promise<ReadReferral | null> {
    const about = 'focus' in meeting ? meeting.focus?.item?.referralId : null;
    if (!about) return null;
    try {
      return await this.referrals.read(actor, about);
    } catch (error) {
      if (error instanceof DomainError && error.details.kind === 'not-found') return null;
      throw error;
    }
  }

  private async late(actor: Actor, meeting: Room): Promise<readonly ReferralSummary[]> {
    if (meeting.kind !== 'tasking' || meeting.status !== 'open' || !maySeeMeetings(actor)) return [];
    if (!('agenda' in meeting)) return [];
    const filter = { panel: meeting.panel, status: 'submitted', limit: MOST_WAITING };
    const { items } = await this.lists.list(actor, filter);
    const known = [...meeting.agenda, ...meeting.settled].map(({ referralId }) => referralId);
    return items.filter(({ id }) => !known.includes(id));
  }
}
