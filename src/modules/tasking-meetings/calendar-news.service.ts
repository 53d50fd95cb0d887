import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { Notices } from '../notices/index.js';
import type { MeetingRow } from './meetings.repository.js';

const TOLD = ['coordinator', 'chair'] as const;

/** What is told of meetings to come: a sentence that names nobody. */
export interface CalendarNotice {
  kind: 'meeting-called' | 'meeting-moved' | 'meeting-cancelled';
  panel: string;
  meetingId: string | null;
  summary: string;
  rule: 'MEET-1' | 'MEET-3';
}

/** Tells those who run a panel's meetings what became of its calendar (MEET-1). */
@Injectable()
export class CalendarNews {
  constructor(private readonly notices: Notices) {}

  /** Tells the chairs and co-ordinators of the panel; whoever did it has read it. */
  async tell(tx: Tx, { kind, panel, meetingId, summary, rule }: CalendarNotice): Promise<void> {
    for (const role of TOLD) {
      const notice = { kind, panel, role, meetingId, summary, rule };
      await this.notices.raise(tx, notice, { isKnownToActor: tx.actor.role === role });
    }
  }
}

/** MEET-1 is of tasking meetings, MEET-3 of the panels' own. */
export const ruleOf = (kind: MeetingRow['kind']): CalendarNotice['rule'] =>
  kind === 'tasking' ? 'MEET-1' : 'MEET-3';
