import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { partName, partsToday, type Part } from '../sharing/index.js';

/** Which agencies have a part in somebody, inside the unit of work that may change it. */
@Injectable()
export class InvolvementsQueries {
  constructor(private readonly clock: ClockService) {}

  /** The names of the parts that agencies have today. */
  async of(tx: Tx, offenderId: string): Promise<Set<string>> {
    const rows = await tx.query<Part>(partsToday(offenderId, this.clock.today()));
    return new Set(rows.map(partName));
  }
}
