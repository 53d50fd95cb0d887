import { Injectable } from '@nestjs/common';
import {
  mayKeepRecords,
  mayReadAccessLog,
  OffenderProfileQueries,
  type OffenderProfile,
} from '../../modules/offenders/index.js';
import {
  ContactsQueries,
  mayReadDrugTests,
  mayRecordContacts,
  mayRecordEngagement,
  mayRecordIntelligence,
  mayRecordOffences,
  mayRecordWanted,
  StatusFactsQueries,
} from '../../modules/case-facts/index.js';
import {
  DecisionsQueries,
  EligibilityService,
  mayReadDecisions,
  mayRecordDesignations,
  mayRecordScores,
  OgrsTieringQueries,
} from '../../modules/ogrs-tiering/index.js';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import { maySetRag, RagStatusQueries, type RagView } from '../../modules/rag-status/index.js';
import { ClockService } from '../../platform/clock.service.js';
import type { Actor } from '../../shared/actor.js';
import { calendarDay, formatDay } from '../../shared/calendar-day.js';
import { withRagDay } from '../cohort/rag-day.js';
import { ReadCaseFacts } from '../case-facts/read-case-facts.js';
import type { ProfileTab } from '../shell/paths.js';
import type { DecisionsTab } from './decisions-tab.presenter.js';
import type { OffenderRecord, Reason } from './offender-record.js';
import type { TabInput } from './profile-tabs.presenter.js';
import type { ProfileInput } from './profile.presenter.js';
import { actionWords } from '../shell/action-words.js';

/** A person's record as pages read it: aliases as they are written. */
export function toOffenderRecord({ aliases, ...profile }: OffenderProfile): OffenderRecord {
  const written = aliases.map(({ surname, forename }) => (surname ? `${surname}, ${forename}` : forename));
  return withRagDay({ ...profile, aliases: written });
}

/** Which tab of the profile is asked for, and what of it. */
export interface AskedTab {
  tab: ProfileTab;
  cursor?: string | undefined;
  /** With what was corrected or withdrawn. */
  all?: boolean;
}

/** Gathers what the profile page shows together from the modules that own it, each under the reader's rights. */
@Injectable()
export class ReadProfile {
  constructor(
    private readonly profiles: OffenderProfileQueries,
    private readonly tiering: OgrsTieringQueries,
    private readonly eligibility: EligibilityService,
    private readonly ledger: DecisionsQueries,
    private readonly rag: RagStatusQueries,
    private readonly statusFacts: StatusFactsQueries,
    private readonly partnership: PartnershipQueries,
    private readonly caseFacts: ReadCaseFacts,
    private readonly contacts: ContactsQueries,
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
    const [rag, scores, eligibility, panels, contacts] = await Promise.all([
      this.rag.get(actor, id),
      this.tiering.scores(actor, id),
      mayReadDecisions(actor) ? this.eligibility.assess(actor, id) : null,
      this.partnership.listPanels(),
      this.contacts.list(actor, id),
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
      exitReasons: exitReasons(profile),
      tab: await this.tab(actor, profile, { ...asked, rag }),
      contacts,
      panels,
      can: {
        recordScore: mayRecordScores(actor),
        setRag: maySetRag(actor),
        setDesignations: mayRecordDesignations(actor),
        edit: mayKeepRecords(actor),
        recordFacts: mayRecordOffences(actor),
        recordIntelligence: mayRecordIntelligence(actor),
        seeDecisions: mayReadDecisions(actor),
        recordWanted: mayRecordWanted(actor),
        recordEngagement: mayRecordEngagement(actor),
        seeDrugTests: mayReadDrugTests(actor),
        recordContacts: mayRecordContacts(actor),
        seeAccessLog: mayReadAccessLog(actor),
      },
      today: this.clock.today(),
    };
  }

  private async decisions(actor: Actor, id: string, cursor?: string): Promise<Omit<DecisionsTab, 'name'>> {
    const { items, nextCursor } = await this.ledger.list(actor, id, cursor);
    return { entries: items, nextCursor };
  }

  private async engagement(actor: Actor, id: string): Promise<TabInput> {
    return {
      name: 'engagement',
      engagement: await this.statusFacts.engagement(actor, id),
      wanted: await this.statusFacts.wanted(actor, id),
      canRecordEngagement: mayRecordEngagement(actor),
      canRecordWanted: mayRecordWanted(actor),
    };
  }

  private async tab(
    actor: Actor,
    profile: OffenderProfile,
    { tab, cursor, all, rag }: AskedTab & { rag: RagView },
  ): Promise<TabInput> {
    switch (tab) {
      case 'timeline': {
        const { items, nextCursor } = await this.profiles.timeline(actor, profile.id, { cursor });
        return { name: tab, entries: items, nextCursor };
      }
      case 'scores': {
        const scores = await this.tiering.scores(actor, profile.id);
        const entries = scores.map((score, index) => ({ ...score, isCurrent: index === 0 }));
        const { content } = await this.eligibility.policyToday();
        return { name: tab, entries, instruments: content.instruments };
      }
      case 'decisions':
        return { name: tab, ...(await this.decisions(actor, profile.id, cursor)) };
      case 'rag':
        return { name: tab, entries: rag.history, now: this.clock.now().toISOString() };
      case 'engagement':
        return this.engagement(actor, profile.id);
      case 'registrations':
        return { name: tab, entries: profile.registrations };
      case 'history': {
        const { items, nextCursor } = await this.profiles.accessLog(actor, profile.id, cursor);
        const entries = items.map(({ seq, at, by, agency, from, action }) => {
          return { id: `access-${seq}`, at, who: by, agency, what: actionWords(action), from };
        });
        return { name: tab, entries, nextCursor };
      }
      case 'offending':
      case 'custody':
      case 'intelligence':
      case 'drug-tests':
      case 'contacts':
      case 'pathways':
        return this.caseFacts.tab(actor, profile.id, tab, all);
    }
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
