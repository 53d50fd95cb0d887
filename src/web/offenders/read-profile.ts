import { Injectable } from '@nestjs/common';
import { ContactsQueries } from '../../modules/case-facts/index.js';
import { ExitQueries, mayReadExits } from '../../modules/exit-rules/index.js';
import { OffenderProfileQueries, type OffenderProfile } from '../../modules/offenders/index.js';
import {
  EligibilityService,
  mayReadDecisions,
  OgrsTieringQueries,
} from '../../modules/ogrs-tiering/index.js';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import { mayReadReferrals, mayReferPerson, ReferralListQueries } from '../../modules/referral-forms/index.js';
import { RagStatusQueries } from '../../modules/rag-status/index.js';
import { ClockService } from '../../platform/clock.service.js';
import type { Actor } from '../../shared/actor.js';
import { calendarDay, formatDay } from '../../shared/calendar-day.js';
import { withRagDay } from '../cohort/rag-day.js';
import { presentReasons } from '../exits/exit-words.presenter.js';
import type { ProfileTab } from '../shell/paths.js';
import type { OffenderRecord, Reason } from './offender-record.js';
import type { PrintedSection } from './print.presenter.js';
import { profilePermissions } from './profile-permissions.js';
import type { ProfileInput } from './profile.presenter.js';
import { ReadDates } from './read-dates.js';
import { ReadTab, type AskedTab } from './read-tab.js';

const REFERRALS_SHOWN = 5;

/** A person's record as pages read it: aliases as they are written. */
export function toOffenderRecord({ aliases, ...profile }: OffenderProfile): OffenderRecord {
  const written = aliases.map(({ surname, forename }) => (surname ? `${surname}, ${forename}` : forename));
  return withRagDay({ ...profile, aliases: written });
}

/** Gathers what the profile page shows together from the modules that own it, each under the reader's rights. */
@Injectable()
export class ReadProfile {
  constructor(
    private readonly profiles: OffenderProfileQueries,
    private readonly tiering: OgrsTieringQueries,
    private readonly eligibility: EligibilityService,
    private readonly rag: RagStatusQueries,
    private readonly partnership: PartnershipQueries,
    private readonly tabs: ReadTab,
    private readonly dates: ReadDates,
    private readonly contacts: ContactsQueries,
    private readonly referrals: ReferralListQueries,
    private readonly exits: ExitQueries,
    private readonly clock: ClockService,
  ) {}

  async record(actor: Actor, id: string): Promise<OffenderRecord> {
    return toOffenderRecord(await this.profiles.get(actor, id));
  }

  /**
   * The profile with one of its tabs.
   *
   * @throws DomainError not-found.
   */
  async profile(actor: Actor, id: string, asked: AskedTab): Promise<ProfileInput> {
    const profile = await this.profiles.get(actor, id);
    const exit = mayReadExits(actor) ? await this.exits.of(actor, id) : null;
    const [rag, scores, eligibility, panels, contacts, referrals] = await Promise.all([
      this.rag.get(actor, id),
      this.tiering.scores(actor, id),
      mayReadDecisions(actor) ? this.eligibility.assess(actor, id) : null,
      this.partnership.listPanels(),
      this.contacts.list(actor, id),
      mayReadReferrals(actor) ? this.referrals.list(actor, { offenderId: id, limit: REFERRALS_SHOWN }) : null,
    ]);
    const [current] = scores;
    const [registration] = profile.registrations;
    const scoreReason = eligibility?.reasons.find(({ rule }) => rule.startsWith('TIER-'));
    return {
      offender: toOffenderRecord(profile),
      rag,
      score: current
        ? {
            score: current.score,
            tier: current.tier,
            assessedOn: current.assessedOn,
            recordedBy: current.recordedBy,
            rule: scoreReason?.rule ?? null,
            reason: scoreReason?.text ?? null,
          }
        : null,
      registration: registration ?? null,
      eligibility,
      exitReasons: exit ? presentReasons(exit) : exitReasons(profile),
      mayReadExits: mayReadExits(actor),
      tab: await this.tabs.one(actor, profile, asked),
      dates: await this.dates.facts(actor, profile, contacts),
      contacts,
      referrals: { shown: referrals, mayRefer: mayReferPerson(actor, profile) },
      panels,
      can: profilePermissions(actor),
      today: this.clock.today(),
    };
  }

  /**
   * The profile, and the sections of it that are printed.
   *
   * @throws DomainError not-found.
   */
  async printed(
    actor: Actor,
    id: string,
    sections: readonly ProfileTab[],
  ): Promise<{ input: ProfileInput; printed: PrintedSection[] }> {
    const profile = await this.profiles.get(actor, id);
    const input = await this.profile(actor, id, { tab: 'registrations' });
    const printed: PrintedSection[] = [];
    for (const section of sections) printed.push(await this.tabs.whole(actor, profile, section));
    return { input, printed };
  }
}

function exitReasons({ status, registeredOn, earliestExitOn }: OffenderProfile): Reason[] {
  if (status !== 'registered') return [];
  if (registeredOn === null || earliestExitOn === null) {
    return [
      { rule: 'EXIT-2', text: 'The six months cannot be counted: the registration date is not recorded' },
    ];
  }
  const text = `Six months after registration on ${formatDay(calendarDay(registeredOn))}`;
  return [{ rule: 'EXIT-2', text }];
}
