import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { Notices } from '../notices/index.js';
import { OffenderRecords, type OffenderRow } from '../offenders/index.js';
import { Agenda } from '../tasking-meetings/index.js';
import type { ExitDecision } from './domain/decide-exit.js';
import { decisionWords } from './domain/exit-words.js';
import { EXIT_EVENTS } from './exits.events.js';

export interface ExitChange {
  /** What stood before; null where nobody had been reviewed. */
  before: { state: string; earliestExitOn: string | null } | null;
  decision: ExitDecision;
}

/** Does what follows from a review, in its unit of work: agenda, notice, history, log and event (EXIT-3, MEET-4). */
@Injectable()
export class ExitConsequences {
  constructor(
    private readonly records: OffenderRecords,
    private readonly agenda: Agenda,
    private readonly notices: Notices,
  ) {}

  async carryOut(tx: Tx, offender: OffenderRow, { before, decision }: ExitChange): Promise<void> {
    const { state, earliestExitOn } = decision;
    if (offender.earliestExitOn !== earliestExitOn) {
      await this.records.change(tx, offender, { earliestExitOn });
      offender.earliestExitOn = earliestExitOn;
    }
    const was = before?.state ?? null;
    if (state === 'due' && was !== 'due') await this.bringToPanel(tx, offender, decision);
    if (state !== 'due' && was === 'due') {
      const as = state === 'kept' ? 'Kept by the panel' : 'No longer due to exit';
      await this.agenda.withdraw(tx, { offenderId: offender.id, kind: 'exit', as });
    }
    const isFirst = before === null && state !== 'due';
    const isSame = before?.state === state && before.earliestExitOn === earliestExitOn;
    if (isFirst || isSame || state === 'kept') return;
    await this.say(tx, offender, { before, decision });
  }

  /** EXIT-4: on the next panel (County) or operational (City) agenda, for the meeting to confirm. */
  private async bringToPanel(tx: Tx, offender: OffenderRow, decision: ExitDecision): Promise<void> {
    const { panel } = offender;
    const reason = decisionWords(decision);
    await this.agenda.put(tx, {
      ...{ panel, meetingKind: 'panel', kind: 'exit', offender, rule: 'EXIT-1', reason },
      summary: 'Due to exit: for the panel to confirm the removal, or to keep the person with a reason',
    });
    await this.notices.raise(tx, {
      ...{ panel, role: 'coordinator', offender, kind: 'exit-due', rule: 'EXIT-1' },
      summary: `${reason}. On the next agenda`,
    });
  }

  private async say(tx: Tx, offender: OffenderRow, { before, decision }: ExitChange): Promise<void> {
    const { id, panel, version } = offender;
    const { state, earliestExitOn, policyVersion, on } = decision;
    const type = state === 'due' ? EXIT_EVENTS.due : EXIT_EVENTS.changed;
    const detail = { before, after: { state, earliestExitOn }, on, policyVersion };
    const rule = state === 'due' ? 'EXIT-1' : 'EXIT-2';
    await this.records.note(tx, id, { type, summary: decisionWords(decision), rule, detail });
    tx.record({ action: type, subjectType: 'offender', subjectId: id, detail });
    tx.announce({ type, panel, offenderId: id, version });
  }
}
