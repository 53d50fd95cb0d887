import { Injectable } from '@nestjs/common';
import { ViewLog } from '../../platform/access/view-log.js';
import { ClockService } from '../../platform/clock.service.js';
import type { PaperBlock } from '../../platform/paper/paper.js';
import { writePaper } from '../../platform/paper/write-paper.js';
import type { Actor } from '../../shared/actor.js';
import { formatInstant } from '../../shared/calendar-day.js';
import { notFound } from '../../shared/domain-error.js';
import { PartnershipQueries } from '../partnership/index.js';
import { layPack, packTitle } from './lay-pack.js';
import { MeetingsQueries, type AttendedMeeting } from './meetings.queries.js';
import { describeMeetingView } from './tasking-meetings.views.js';

export interface LaidPack {
  meeting: AttendedMeeting;
  title: string;
  blocks: PaperBlock[];
}

/** The pack before a meeting, as its reader may see it: for their page, and as a file, marked and logged (LAW-1, LAW-3). */
@Injectable()
export class PackPapers {
  constructor(
    private readonly queries: MeetingsQueries,
    private readonly partnership: PartnershipQueries,
    private readonly viewLog: ViewLog,
    private readonly clock: ClockService,
  ) {}

  /** @throws DomainError not-found, also for whoever may not see what is discussed there (LAW-4); forbidden. */
  async lay(actor: Actor, id: string): Promise<LaidPack> {
    const meeting = await this.queries.get(actor, id);
    if (!('agenda' in meeting)) throw notFound('The meeting');
    const panels = await this.partnership.listPanels();
    const panelName = panels.find(({ key }) => key === meeting.panel)?.name ?? meeting.panel;
    return { meeting, title: packTitle(meeting, panelName), blocks: layPack(meeting) };
  }

  /** @throws DomainError as {@link lay}. */
  async take(actor: Actor, id: string): Promise<{ filename: string; content: Buffer }> {
    const { meeting, title, blocks } = await this.lay(actor, id);
    const agencies = await this.partnership.listAgencies();
    const agency = agencies.find(({ key }) => key === actor.agency)?.name ?? actor.agency;
    const now = this.clock.now();
    const content = await writePaper({
      ...{ title, marking: 'OFFICIAL-SENSITIVE', takenBy: `${actor.name}, ${agency}`, takenAt: now },
      takenAtWords: formatInstant(now),
      blocks: [{ kind: 'heading', level: 1, text: title }, ...blocks],
    });
    const viewed = describeMeetingView(meeting);
    await this.viewLog.record({ action: 'pack.taken', actor, ...viewed, recipients: actor.name });
    const filename = `OFFICIAL-SENSITIVE IOM pack, taken by ${actor.username} on ${this.clock.today()}.pdf`;
    return { filename, content };
  }
}
