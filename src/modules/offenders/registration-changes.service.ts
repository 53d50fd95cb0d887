import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { OffendersRepository, type OffenderRow } from './offenders.repository.js';

/** Decides anew in the unit of work that has begun a time on the scheme, or has moved its beginning. */
export type RegistrationListener = (tx: Tx, offender: OffenderRow) => Promise<void>;

/** For the modules above, whose rules count from a registration (EXIT-2). */
@Injectable()
export class RegistrationChanges {
  private readonly listeners: RegistrationListener[] = [];

  constructor(private readonly repository: OffendersRepository) {}

  when(listener: RegistrationListener): void {
    this.listeners.push(listener);
  }

  /** Tells them; the caller's row is then as they have left it. */
  async tell(tx: Tx, offender: OffenderRow): Promise<void> {
    const now = await this.repository.load(tx, offender.id);
    for (const listener of this.listeners) await listener(tx, now);
    const { version, earliestExitOn, registeredOn } = now;
    Object.assign(offender, { version, earliestExitOn, registeredOn });
  }
}
