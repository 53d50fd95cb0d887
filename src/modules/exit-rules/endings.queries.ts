import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden } from '../../shared/domain-error.js';
import { OffendersQueries } from '../offenders/index.js';
import { mayReadExits } from './exits.policy.js';

/** How a time on the scheme ended, by whom and why (EXIT-5). */
export interface EndingView {
  id: string;
  ending: string;
  startedOn: string | null;
  endedOn: string;
  reason: string;
  /** The meeting that decided; null where none did. */
  meeting: { id: string; kind: string; startsAt: string } | null;
  by: string;
  at: string;
  /** Of one that was an error: who took it back, when and why. */
  takenBack: { reason: string; by: string; at: string } | null;
}

type Row = Omit<EndingView, 'meeting' | 'takenBack'> & {
  meetingId: string | null;
  meetingKind: string;
  meetingStartsAt: string;
  backAt: string | null;
  backBy: string;
  backReason: string;
};

@Injectable()
export class EndingsQueries {
  constructor(
    private readonly database: Database,
    private readonly offenders: OffendersQueries,
  ) {}

  /**
   * How somebody's times on the scheme ended, the latest first; those made in error stay (EXIT-5).
   *
   * @throws DomainError forbidden; not-found.
   */
  async of(actor: Actor, offenderId: string): Promise<EndingView[]> {
    if (!mayReadExits(actor)) throw forbidden();
    await this.offenders.get(actor, offenderId);
    const rows = await this.database.read<Row>(
      sql`select e.id, e.ending, r.started_on as "startedOn", e.on_day as "endedOn", e.reason, e.by_name as "by",
          e.at, m.id as "meetingId", m.kind as "meetingKind", m.starts_at as "meetingStartsAt",
          b.at as "backAt", b.by_name as "backBy", b.reason as "backReason"
        from exit_endings e join registrations r on r.id = e.registration_id
          left join meetings m on m.id = e.meeting_id left join exit_endings b on b.reverses = e.id
        where e.offender_id = ${offenderId} and e.reverses is null order by e.at desc, e.id desc`,
    );
    return rows.map(({ meetingId, meetingKind, meetingStartsAt, backAt, backBy, backReason, ...ending }) => ({
      ...ending,
      meeting: meetingId === null ? null : { id: meetingId, kind: meetingKind, startsAt: meetingStartsAt },
      takenBack: backAt === null ? null : { at: backAt, by: backBy, reason: backReason },
    }));
  }
}
