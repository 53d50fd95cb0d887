import { Injectable } from '@nestjs/common';
import { mayRefer, ReferralListQueries, type ReferralPage } from '../../modules/referral-forms/index.js';
import { mayRunMeetings } from '../../modules/tasking-meetings/index.js';
import type { Actor } from '../../shared/actor.js';
import type { HomeReferrals } from './home-referrals.presenter.js';

const SHOWN = 5;

/** Reads what waits for somebody among referrals, under their rights. */
@Injectable()
export class ReadHomeReferrals {
  constructor(private readonly lists: ReferralListQueries) {}

  async read(
    actor: Actor,
    since: string | null,
    panels: readonly { key: string; name: string }[],
  ): Promise<HomeReferrals> {
    const own = panels.filter(({ key }) => actor.panels.includes(key));
    const isEvery = own.length === panels.length;
    const mine = { mine: true, limit: SHOWN };
    const decidedAfter = since ?? undefined;
    const ofPanels = isEvery ? {} : { panels: own.map(({ key }) => key) };
    const [unfinished, decided, waiting] = await Promise.all([
      mayRefer(actor) ? this.lists.list(actor, { ...mine, status: 'unfinished' }) : null,
      mayRefer(actor) ? this.lists.list(actor, { ...mine, status: 'decided', decidedAfter }) : null,
      mayRunMeetings(actor)
        ? this.lists.list(actor, { ...ofPanels, status: 'submitted', limit: SHOWN })
        : null,
    ]);
    return {
      ...{ unfinished, decided, waiting },
      panels: isEvery ? 'every panel' : own.map(({ name }) => name).join(' and '),
    };
  }
}

/** Whose names are shown, and of which referrals, for the log (COH-3). */
export function shownOf({ unfinished, decided, waiting }: HomeReferrals): {
  offenders: string[];
  referrals: string[];
} {
  const items = [unfinished, decided, waiting].flatMap((page: ReferralPage | null) => page?.items ?? []);
  return {
    offenders: items.map(({ offenderId }) => offenderId).filter((id) => id !== null),
    referrals: items.map(({ id }) => id),
  };
}
