import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { Database } from '../../platform/database/database.js';
import { listSql, sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { notFound } from '../../shared/domain-error.js';
import { sharedWith } from '../sharing/index.js';
import { maySeeReason } from './agenda-reason.policy.js';
import type { ReadRows } from './agenda-rows.queries.js';
import { partOfMinutes, spokenAbout, type MinutedNote, type MinutesContent } from './domain/minutes.js';
import { MeetingsQueries, type MeetingHeader } from './meetings.queries.js';
import { gatherMinutes, notesOf } from './minutes-rows.queries.js';
import { maySeeMeetings } from './tasking-meetings.policy.js';

/** Which meeting it was: what does not change once it has closed. Who is there now is no part of minutes. */
export type MinutesHead = Pick<
  MeetingHeader,
  'id' | 'panel' | 'kind' | 'startsAt' | 'status' | 'openedAt' | 'closedAt' | 'chair'
>;

export interface MinutesView {
  meeting: MinutesHead;
  /** Null while they are a draft, which goes on changing; and of a meeting that closed before minutes were kept. */
  frozen: { closedAt: string; closedBy: string } | null;
  content: MinutesContent;
  /** What was added afterwards, each with its day: the minutes themselves do not change (MEET-5). */
  corrections: MinutedNote[];
}

@Injectable()
export class MinutesQueries {
  constructor(
    private readonly database: Database,
    private readonly meetings: MeetingsQueries,
    private readonly clock: ClockService,
  ) {}

  /**
   * The minutes as they froze, or the draft of a meeting that goes on; under the reader's rights of now.
   *
   * @throws DomainError not-found, also for a partner who was not there (LAW-4); forbidden.
   */
  async get(actor: Actor, id: string): Promise<MinutesView> {
    const meeting = await this.meetings.get(actor, id);
    if (!('attendance' in meeting)) throw notFound('The meeting');
    const kept = await this.kept(id);
    return {
      meeting: headOf(meeting),
      frozen: kept && { closedAt: kept.closedAt, closedBy: kept.closedBy },
      content: await this.cut(actor, kept?.content ?? (await this.draft(id))),
      corrections: maySeeMeetings(actor) ? await notesOf(this.reader(), id, 'correction') : [],
    };
  }

  /** What the minutes of a meeting hold for a reader who was let in to it. */
  async contentFor(actor: Actor, id: string): Promise<MinutesContent> {
    return this.cut(actor, (await this.kept(id))?.content ?? (await this.draft(id)));
  }

  private draft(id: string): Promise<MinutesContent> {
    return gatherMinutes(this.reader(), id);
  }

  private reader(): ReadRows {
    return (query) => this.database.read(query);
  }

  private async cut(actor: Actor, content: MinutesContent): Promise<MinutesContent> {
    return maySeeMeetings(actor) ? content : this.partOf(actor, content);
  }

  private async kept(
    id: string,
  ): Promise<{ content: MinutesContent; closedAt: string; closedBy: string } | null> {
    const row = await this.database.readOne<{ content: string; closedAt: string; closedBy: string }>(
      sql`select content, closed_at as "closedAt", closed_by as "closedBy" from meeting_minutes
        where meeting_id = ${id}`,
    );
    return row && { ...row, content: JSON.parse(row.content) as MinutesContent };
  }

  private async partOf(actor: Actor, content: MinutesContent): Promise<MinutesContent> {
    const ids = spokenAbout(content);
    const rows = await this.database.read<{ id: string }>(
      sql`select o.id from offenders o
        where o.id in (${listSql(ids)}) and ${sharedWith(actor, this.clock.today())}`,
    );
    return partOfMinutes(content, {
      agency: actor.agency,
      sharedIds: new Set(rows.map(({ id }) => id)),
      maySeeReason: (reason) => maySeeReason(actor, reason),
    });
  }
}

function headOf({
  id,
  panel,
  kind,
  startsAt,
  status,
  openedAt,
  closedAt,
  chair,
}: MeetingHeader): MinutesHead {
  return { id, panel, kind, startsAt, status, openedAt, closedAt, chair };
}
