import { Injectable } from '@nestjs/common';
import { ViewLog } from '../../platform/access/view-log.js';
import { ClockService } from '../../platform/clock.service.js';
import type { PaperBlock } from '../../platform/paper/paper.js';
import { writePaper } from '../../platform/paper/write-paper.js';
import type { Actor } from '../../shared/actor.js';
import { formatInstant } from '../../shared/calendar-day.js';
import { PartnershipQueries } from '../partnership/index.js';
import { layMinutes, minutesTitle, type MinutesWords } from './lay-minutes.js';
import { MinutesQueries, type MinutesView } from './minutes.queries.js';
import { maySeeMeetings } from './tasking-meetings.policy.js';
import { describeMinutesView } from './tasking-meetings.views.js';

export interface LaidMinutes {
  view: MinutesView;
  title: string;
  blocks: PaperBlock[];
}

/** The minutes in words: for their page, and as a file that leaves the product marked and logged (LAW-1, LAW-3). */
@Injectable()
export class MinutesPapers {
  constructor(
    private readonly queries: MinutesQueries,
    private readonly partnership: PartnershipQueries,
    private readonly viewLog: ViewLog,
    private readonly clock: ClockService,
  ) {}

  /** @throws DomainError not-found, also for whoever may not know of them (LAW-4); forbidden. */
  async lay(actor: Actor, id: string): Promise<LaidMinutes> {
    const view = await this.queries.get(actor, id);
    const words = await this.words(actor, view);
    return { view, title: minutesTitle(view, words), blocks: layMinutes(view, words) };
  }

  /** @throws DomainError as {@link lay}. */
  async take(actor: Actor, id: string): Promise<{ filename: string; content: Buffer }> {
    const { view, title, blocks } = await this.lay(actor, id);
    const { agencyName } = await this.words(actor, view);
    const now = this.clock.now();
    const content = await writePaper({
      ...{ title, marking: 'OFFICIAL-SENSITIVE', takenBy: `${actor.name}, ${agencyName(actor.agency)}` },
      ...{ takenAt: now, takenAtWords: formatInstant(now), blocks },
    });
    const viewed = describeMinutesView(view);
    await this.viewLog.record({ action: 'minutes.taken', actor, ...viewed, recipients: actor.name });
    const filename = `OFFICIAL-SENSITIVE IOM minutes, taken by ${actor.username} on ${this.clock.today()}.pdf`;
    return { filename, content };
  }

  private async words(actor: Actor, { meeting }: MinutesView): Promise<MinutesWords> {
    const agencies = await this.partnership.listAgencies();
    const panels = await this.partnership.listPanels();
    return {
      agencyName: (key) => agencies.find((agency) => agency.key === key)?.name ?? key,
      panelName: panels.find(({ key }) => key === meeting.panel)?.name ?? meeting.panel,
      isWhole: maySeeMeetings(actor),
    };
  }
}
