import { Injectable } from '@nestjs/common';
import { ViewLog } from '../../platform/access/view-log.js';
import { ClockService } from '../../platform/clock.service.js';
import type { PaperBlock } from '../../platform/paper/paper.js';
import { writePaper } from '../../platform/paper/write-paper.js';
import type { Actor } from '../../shared/actor.js';
import { calendarDay, formatInstant } from '../../shared/calendar-day.js';
import { forbidden, notFound } from '../../shared/domain-error.js';
import { OffendersQueries } from '../offenders/index.js';
import { PartnershipQueries } from '../partnership/index.js';
import { composeLetter, hasLetter, type ExitLetter } from './domain/compose-letter.js';
import { EndingsQueries } from './endings.queries.js';
import { mayTakeExitLetter } from './exits.policy.js';
import { disclosedLetter } from './exits.views.js';

/** LAW-3: the letter leaves the building, so it also says for whom it is. */
const MARKING = 'OFFICIAL-SENSITIVE: for the addressee only';

/** The letter to somebody whose time on the scheme is completed: for its page, and as a file (EXIT-5). */
@Injectable()
export class ExitLetters {
  constructor(
    private readonly offenders: OffendersQueries,
    private readonly endings: EndingsQueries,
    private readonly partnership: PartnershipQueries,
    private readonly viewLog: ViewLog,
    private readonly clock: ClockService,
  ) {}

  /** @throws DomainError forbidden; not-found, where there is no letter just as where there is nobody (LAW-4). */
  async compose(actor: Actor, offenderId: string): Promise<ExitLetter> {
    if (!mayTakeExitLetter(actor)) throw forbidden();
    const { status, panel, forename, surname } = await this.offenders.get(actor, offenderId);
    const [last] = await this.endings.of(actor, offenderId);
    if (last === undefined || !hasLetter(status, last)) throw notFound('The letter');
    const panels = await this.partnership.listPanels();
    return composeLetter({
      name: `${forename} ${surname}`,
      startedOn: last.startedOn === null ? null : calendarDay(last.startedOn),
      endedOn: calendarDay(last.endedOn),
      panelName: panels.find(({ key }) => key === panel)?.name ?? panel,
      writtenOn: this.clock.today(),
    });
  }

  /** As a file, logged as a disclosure to the person it is for (LAW-1). @throws DomainError as {@link compose}. */
  async take(actor: Actor, offenderId: string): Promise<{ filename: string; content: Buffer }> {
    const letter = await this.compose(actor, offenderId);
    const agencies = await this.partnership.listAgencies();
    const agency = agencies.find(({ key }) => key === actor.agency)?.name ?? actor.agency;
    const now = this.clock.now();
    const content = await writePaper({
      ...{ title: 'Letter', marking: MARKING, takenBy: `${actor.name}, ${agency}` },
      ...{ takenAt: now, takenAtWords: formatInstant(now), blocks: layLetter(letter) },
    });
    await this.viewLog.record({ action: 'exit.letter-taken', actor, ...disclosedLetter(offenderId, actor) });
    const filename = `OFFICIAL-SENSITIVE IOM letter, taken by ${actor.username} on ${this.clock.today()}.pdf`;
    return { filename, content };
  }
}

/** Two empty lines are left for the name that is signed. */
function layLetter({ title, date, greeting, parts, closing, signedBy }: ExitLetter): PaperBlock[] {
  const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', text });
  return [
    { kind: 'heading', level: 1, text: title },
    ...[date, greeting].map(paragraph),
    ...parts.flatMap(({ heading, paragraphs }): PaperBlock[] => [
      ...(heading === null ? [] : [{ kind: 'heading', level: 3, text: heading } as const]),
      ...paragraphs.map(paragraph),
    ]),
    paragraph(closing),
    paragraph('\n\n'),
    paragraph(signedBy),
  ];
}
