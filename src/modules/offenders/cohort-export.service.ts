import { Injectable } from '@nestjs/common';
import { ViewLog } from '../../platform/access/view-log.js';
import { ClockService } from '../../platform/clock.service.js';
import type { Actor } from '../../shared/actor.js';
import { calendarDay, formatDay, formatInstant } from '../../shared/calendar-day.js';
import { PartnershipQueries } from '../partnership/index.js';
import type { CohortFilter } from './cohort-filter.js';
import { OffendersQueries } from './offenders.queries.js';
import { writeCohortCsv } from './write-cohort-csv.js';

export interface ExportedFile {
  filename: string;
  content: string;
}

/** The list as a file: what leaves the product is marked, and logged as a disclosure to whoever took it (LAW-1, LAW-3). */
@Injectable()
export class CohortExport {
  constructor(
    private readonly queries: OffendersQueries,
    private readonly partnership: PartnershipQueries,
    private readonly viewLog: ViewLog,
    private readonly clock: ClockService,
  ) {}

  /**
   * Everybody whom the filter leaves, under the reader's rights: the same people as on the list (LAW-2).
   *
   * @throws DomainError bad-input.
   */
  async take(actor: Actor, asked: CohortFilter): Promise<ExportedFile> {
    const { limit: _limit, cursor: _cursor, ...filter } = asked;
    const [items, panels, agencies] = await Promise.all([
      this.queries.all(actor, filter),
      this.partnership.listPanels(),
      this.partnership.listAgencies(),
    ]);
    const today = this.clock.today();
    const agency = agencies.find(({ key }) => key === actor.agency)?.name ?? actor.agency;
    const panelName = (key: string): string => panels.find((panel) => panel.key === key)?.name ?? key;
    const content = writeCohortCsv({
      items,
      by: `${actor.name}, ${agency}`,
      at: formatInstant(this.clock.now()),
      list: listWords(filter),
      filter: filterWords(filter),
      panelName,
    });
    await this.viewLog.record({
      action: 'cohort.exported',
      actor,
      subjectType: 'cohort',
      subjectId: null,
      detail: { filter, shown: items.map(({ id }) => id) },
      recipients: actor.name,
    });
    return {
      filename: `OFFICIAL-SENSITIVE IOM cohort, made by ${actor.username} on ${today}.csv`,
      content,
    };
  }
}

const listWords = ({ asAt }: CohortFilter): string =>
  asAt === undefined
    ? 'The list as it is now'
    : `The list as it stood at the end of ${formatDay(calendarDay(asAt))}, as it was then known`;

function filterWords({ asAt: _asAt, sort: _sort, ...filter }: CohortFilter): string {
  const asked = Object.entries(filter).filter(([, value]) => value !== undefined && value !== false);
  return asked.map(([part, value]) => `${part} ${String(value)}`).join(', ');
}
