import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { OffenderRecords, type OffenderRow } from '../offenders/index.js';
import { AgendaRepository, type WaitingFor } from './agenda.repository.js';
import { meetingWords, type AgendaKind, type MeetingKind } from './domain/agenda-kind.js';
import { MEETING_EVENTS } from './tasking-meetings.events.js';

export interface NewAgendaItem {
  /** The panel whose meeting it waits for. */
  panel: string;
  meetingKind: MeetingKind;
  kind: AgendaKind;
  /** Locked by the caller, so that two at once cannot both find nothing waiting. */
  offender: Pick<OffenderRow, 'id' | 'panel'>;
  /** The referral that waits. */
  referralId?: string | null;
  /** What the meeting is asked, in a sentence that names nobody. */
  summary: string;
  rule: string | null;
  reason: string | null;
}

export interface AgendaWithdrawal extends WaitingFor {
  /** How it ended, in words: `no longer excluded`. */
  as: string;
}

/** What waits for the next meetings (MEET-4): put there by a rule, taken off when the rule no longer says so. */
@Injectable()
export class Agenda {
  constructor(
    private readonly repository: AgendaRepository,
    private readonly records: OffenderRecords,
  ) {}

  /** Puts somebody on the next agenda in the caller's unit of work; nothing happens when they wait there already. */
  async put(tx: Tx, item: NewAgendaItem): Promise<void> {
    const { offender, referralId = null, ...particulars } = item;
    const { panel, meetingKind, kind, rule, reason } = particulars;
    const offenderId = offender.id;
    const waiting = await this.repository.waiting(tx, { offenderId, kind, referralId });
    if (waiting.length > 0) return;
    await this.repository.add(tx, { ...particulars, offenderId, referralId });
    const detail = { panel, meetingKind, kind, before: null, after: 'waiting' };
    const summary = `On the agenda of ${await this.next(tx, item)}`;
    await this.say(tx, { offenderId, panel, summary, rule, reason, detail });
  }

  /** Settles what no longer applies in the caller's unit of work; nothing happens when nothing waits. */
  async withdraw(tx: Tx, { as, ...waitingFor }: AgendaWithdrawal): Promise<void> {
    const { offenderId, kind } = waitingFor;
    for (const item of await this.repository.waiting(tx, waitingFor)) {
      await this.repository.settle(tx, item, as);
      const { panel, meetingKind } = item;
      const detail = { panel, meetingKind, kind, before: 'waiting', after: as };
      const summary = `Taken off the agenda of ${await this.next(tx, item)}`;
      await this.say(tx, { offenderId, panel, summary, rule: null, reason: as, detail });
    }
  }

  private async next(
    tx: Tx,
    { panel, meetingKind }: Pick<NewAgendaItem, 'panel' | 'meetingKind'>,
  ): Promise<string> {
    return `the next ${meetingWords(meetingKind, await this.repository.areaOf(tx, panel))}`;
  }

  /** History, audit entry and event of a change. */
  private async say(
    tx: Tx,
    change: {
      offenderId: string;
      panel: string;
      summary: string;
      rule: string | null;
      reason: string | null;
      detail: Record<string, unknown>;
    },
  ): Promise<void> {
    const { offenderId, panel, summary, rule, reason, detail } = change;
    const type = MEETING_EVENTS.agendaChanged;
    await this.records.note(tx, offenderId, { type, summary, rule, reason, detail });
    tx.record({ action: type, subjectType: 'offender', subjectId: offenderId, detail });
    tx.announce({ type, panel, offenderId });
  }
}
