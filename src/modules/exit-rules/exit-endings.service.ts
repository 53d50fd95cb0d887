import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { addDays, formatDay, type CalendarDay } from '../../shared/calendar-day.js';
import { Notices } from '../notices/index.js';
import { RegistrationChanges, RegistrationEndings, type OffenderRow } from '../offenders/index.js';
import { partName, partsToday, SHARING_CHANGED, type Part } from '../sharing/index.js';
import { Agenda, type AgendaKind } from '../tasking-meetings/index.js';
import { TaskEndings, Tasks } from '../tasks/index.js';
import { ENDING_WORDS, type Ending } from './domain/exit-ending.js';
import { ExitEndingsRepository } from './exit-endings.repository.js';

export interface MadeEnding {
  ending: Ending;
  on: CalendarDay;
  reason: string;
  /** Null where no meeting has decided. */
  meetingId: string | null;
  /** The agency that goes on with the open tasks; null where they are closed. */
  tasksTo: string | null;
}

/** What waits for a meeting about somebody on the scheme, and no longer does when they have left. */
const ON_SCHEME: readonly AgendaKind[] = ['registration', 'exclusion', 'exit'];
const PPO_REMOVAL = 'ppo-removal';
/** EXIT-6: days within which the co-ordinator is asked to remove the status. */
const PPO_DAYS = 14;

/** Ends somebody's time on the scheme with everything that follows, in the caller's unit of work (EXIT-5, EXIT-6). */
@Injectable()
export class ExitEndings implements OnModuleInit {
  constructor(
    private readonly repository: ExitEndingsRepository,
    private readonly registrations: RegistrationEndings,
    private readonly changes: RegistrationChanges,
    private readonly agenda: Agenda,
    private readonly taskEndings: TaskEndings,
    private readonly tasks: Tasks,
    private readonly notices: Notices,
    private readonly clock: ClockService,
  ) {}

  /** EXIT-6: whoever is on the scheme again keeps the status, and the next exit asks anew for its removal. */
  onModuleInit(): void {
    this.changes.when(async (tx, { id }) => {
      const note = 'On the scheme again: the status is removed after de-registration';
      await this.taskEndings.settle(tx, id, { kind: PPO_REMOVAL, status: 'cancelled', note });
    });
  }

  /** @throws DomainError conflict when they are not registered. */
  async end(tx: Tx, offender: OffenderRow, made: MadeEnding): Promise<{ id: string; tasks: number }> {
    const { ending, on, reason, meetingId, tasksTo } = made;
    const { words, rule } = ENDING_WORDS[ending];
    const parts = await tx.query<Part>(partsToday(offender.id, this.clock.today()));
    const agencies = [...new Set(parts.map(({ agency }) => agency))].sort();
    const detail = { ending, meetingId, agencies };
    const { registrationId } = await this.registrations.end(tx, offender, {
      ...{ endedOn: on, endReason: words, rule, reason, detail },
    });
    const row = { offenderId: offender.id, registrationId, ending, onDay: on, reason, meetingId };
    const id = await this.repository.add(tx, { ...row, reverses: null, agencies });
    await this.repository.dropStanding(tx, offender.id);
    for (const kind of ON_SCHEME) {
      await this.agenda.withdraw(tx, { offenderId: offender.id, kind, as: `Left the scheme: ${words}` });
    }
    const note = `Left the scheme on ${formatDay(on)}: ${words}`;
    const afterwards =
      tasksTo === null ? ({ how: 'close' } as const) : ({ how: 'rehome', agency: tasksTo } as const);
    const tasks = await this.taskEndings.endFor(tx, offender.id, { ...afterwards, note });
    if (offender.ppo === 1) await this.openPpoRemoval(tx, offender, meetingId);
    await this.tell(tx, offender, { note, agencies });
    for (const part of new Set(parts.map(partName))) this.announceSharing(tx, offender, part);
    return { id, tasks };
  }

  /** The ending was an error: a row of its own says so, and the same time on the scheme goes on (EXIT-5). */
  async takeBack(
    tx: Tx,
    offender: OffenderRow,
    ending: { id: string; registrationId: string },
    reason: string,
  ): Promise<void> {
    const { registrationId } = ending;
    const note = 'The exit was made in error and has been taken back';
    await this.taskEndings.settle(tx, offender.id, { kind: PPO_REMOVAL, status: 'cancelled', note });
    await this.registrations.takeBack(tx, offender, { registrationId, reason });
    const parts = await tx.query<Part>(partsToday(offender.id, this.clock.today()));
    await this.repository.add(tx, {
      ...{ offenderId: offender.id, registrationId, ending: 'in-error', onDay: this.clock.today(), reason },
      ...{ meetingId: null, reverses: ending.id, agencies: [...new Set(parts.map(({ agency }) => agency))] },
    });
    const { panel } = offender;
    await this.notices.raise(tx, {
      ...{ panel, role: 'coordinator', offender, kind: 'exit-reversed', rule: 'EXIT-5', summary: note },
    });
    for (const part of new Set(parts.map(partName))) this.announceSharing(tx, offender, part);
  }

  /** EXIT-6: the police co-ordinator has removed the status. */
  async ppoRemoved(tx: Tx, offenderId: string, reason: string): Promise<void> {
    await this.taskEndings.settle(tx, offenderId, { kind: PPO_REMOVAL, status: 'done', note: reason });
  }

  private async openPpoRemoval(tx: Tx, offender: OffenderRow, meetingId: string | null): Promise<void> {
    const { id: offenderId, panel } = offender;
    const action = 'Remove the PPO status: only the police IOM co-ordinator can, from the person’s record';
    await this.tasks.handOut(tx, {
      ...{ action, ownerAgency: 'police', dueOn: addDays(this.clock.today(), PPO_DAYS) },
      ...{ panel, meetingId, offenderId, kind: PPO_REMOVAL },
    });
    await this.notices.raise(tx, {
      ...{ panel, role: 'coordinator', offender, kind: 'exit-ppo', rule: 'EXIT-6' },
      summary: 'Has left the scheme with PPO status: for the police co-ordinator to remove it',
    });
  }

  /**
   * The co-ordinators of the panel, and everybody involved. A partner is told by name, for the last time: from here on
   * the record is not there for them (LAW-2).
   */
  private async tell(
    tx: Tx,
    offender: OffenderRow,
    { note, agencies }: { note: string; agencies: readonly string[] },
  ): Promise<void> {
    const { id, panel, surname, forename } = offender;
    await this.notices.raise(tx, {
      ...{ panel, role: 'coordinator', offender, kind: 'exit-ended', rule: 'EXIT-5', summary: note },
    });
    const summary = `${surname}, ${forename}: left the scheme. Your agency’s part in it has ended, and with it the sharing of the record`;
    for (const userId of await this.repository.toldOf(tx, id, agencies, this.clock.today())) {
      await this.notices.raise(tx, { userId, offender, kind: 'exit-ended', rule: 'EXIT-5', summary });
    }
  }

  private announceSharing(tx: Tx, { id, panel, version }: OffenderRow, agency: string): void {
    tx.announce({ type: SHARING_CHANGED, panel, offenderId: id, version, agency });
  }
}
