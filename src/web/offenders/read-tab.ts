import { Injectable } from '@nestjs/common';
import { mayRecordEngagement, mayRecordWanted, StatusFactsQueries } from '../../modules/case-facts/index.js';
import { OffenderProfileQueries, type OffenderProfile } from '../../modules/offenders/index.js';
import {
  DecisionsQueries,
  EligibilityService,
  OgrsTieringQueries,
} from '../../modules/ogrs-tiering/index.js';
import { RagStatusQueries } from '../../modules/rag-status/index.js';
import { FACTS, mayShare, type Fact } from '../../modules/sharing/index.js';
import { mayHandOutTasks, TasksQueries } from '../../modules/tasks/index.js';
import { ClockService } from '../../platform/clock.service.js';
import type { Actor } from '../../shared/actor.js';
import { ReadCaseFacts } from '../case-facts/read-case-facts.js';
import { actionWords } from '../shell/action-words.js';
import type { ProfileTab } from '../shell/paths.js';
import type { PrintedSection } from './print.presenter.js';
import type { TabInput } from './profile-tabs.presenter.js';

/** Which tab of the profile is asked for, and what of it. */
export interface AskedTab {
  tab: ProfileTab;
  cursor?: string | undefined;
  /** With what was corrected or withdrawn. */
  all?: boolean;
  /** Of the timeline: only what tells of these. */
  kind?: readonly Fact[];
}

/** So many pages of a list are printed. */
const MOST_PAGES = 10;

/** Reads what the tabs of a profile show, under the reader's rights. */
@Injectable()
export class ReadTab {
  constructor(
    private readonly profiles: OffenderProfileQueries,
    private readonly tiering: OgrsTieringQueries,
    private readonly eligibility: EligibilityService,
    private readonly ledger: DecisionsQueries,
    private readonly rag: RagStatusQueries,
    private readonly statusFacts: StatusFactsQueries,
    private readonly caseFacts: ReadCaseFacts,
    private readonly tasks: TasksQueries,
    private readonly clock: ClockService,
  ) {}

  /** @throws DomainError not-found; forbidden. */
  async one(actor: Actor, profile: OffenderProfile, asked: AskedTab): Promise<TabInput> {
    const { id } = profile;
    const { tab, cursor } = asked;
    switch (tab) {
      case 'timeline':
        return this.timeline(actor, id, asked);
      case 'scores': {
        const scores = await this.tiering.scores(actor, id);
        const entries = scores.map((score, index) => ({ ...score, isCurrent: index === 0 }));
        const { content } = await this.eligibility.policyToday();
        return { name: tab, entries, instruments: content.instruments };
      }
      case 'decisions': {
        const { items, nextCursor } = await this.ledger.list(actor, id, cursor);
        return { name: tab, entries: items, nextCursor };
      }
      case 'rag': {
        const { history } = await this.rag.get(actor, id);
        return { name: tab, entries: history, now: this.clock.now().toISOString() };
      }
      case 'engagement':
        return this.engagement(actor, id);
      case 'tasks':
        return this.tasksAbout(actor, profile);
      case 'registrations':
        return { name: tab, entries: profile.registrations };
      case 'history':
        return this.accessLog(actor, id, cursor);
      case 'offending':
      case 'custody':
      case 'intelligence':
      case 'drug-tests':
      case 'contacts':
      case 'pathways':
        return this.caseFacts.tab(actor, id, tab, asked.all);
    }
  }

  /** A tab as it is printed: with what would stand on its further pages. */
  async whole(actor: Actor, profile: OffenderProfile, tab: ProfileTab): Promise<PrintedSection> {
    let whole = await this.one(actor, profile, { tab });
    for (let page = 1; page < MOST_PAGES; page += 1) {
      const cursor = nextOf(whole);
      if (cursor === null) break;
      whole = join(whole, await this.one(actor, profile, { tab, cursor }));
    }
    return { tab: whole, isCut: nextOf(whole) !== null };
  }

  private async timeline(actor: Actor, id: string, { cursor, kind = [] }: AskedTab): Promise<TabInput> {
    const asked = kind.length > 0 ? { cursor, kind } : { cursor };
    const { items, nextCursor } = await this.profiles.timeline(actor, id, asked);
    const offered = FACTS.filter((fact) => mayShare(actor, 'read', fact));
    return { name: 'timeline', entries: items, nextCursor, offered, asked: kind };
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

  private async tasksAbout(actor: Actor, { id: offenderId, status }: OffenderProfile): Promise<TabInput> {
    const [open, closed] = await Promise.all([
      this.tasks.list(actor, { offenderId, status: 'open' }),
      this.tasks.list(actor, { offenderId, isClosed: true }),
    ]);
    const more = { mayHandOut: mayHandOutTasks(actor), today: this.clock.today() };
    return { name: 'tasks', open, closed, hasLeftScheme: status === 'exited', ...more };
  }

  private async accessLog(actor: Actor, id: string, cursor?: string): Promise<TabInput> {
    const { items, nextCursor } = await this.profiles.accessLog(actor, id, cursor);
    const entries = items.map(({ seq, at, by, agency, from, action }) => {
      return { id: `access-${seq}`, at, who: by, agency, what: actionWords(action), from };
    });
    return { name: 'history', entries, nextCursor };
  }
}

const nextOf = (tab: TabInput): string | null => ('nextCursor' in tab ? tab.nextCursor : null);

/** Two pages of one list. */
function join(first: TabInput, next: TabInput): TabInput {
  if (first.name === 'timeline' && next.name === 'timeline') {
    return { ...next, entries: [...first.entries, ...next.entries] };
  }
  if (first.name === 'decisions' && next.name === 'decisions') {
    return { ...next, entries: [...first.entries, ...next.entries] };
  }
  if (first.name === 'history' && next.name === 'history') {
    return { ...next, entries: [...first.entries, ...next.entries] };
  }
  return first;
}
