import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';

/** By what an agency has a part in somebody: of custody, its staff in one establishment. */
interface Part {
  agency: string;
  establishment: string | null;
}

const keyOf = ({ agency, establishment }: Part): string => `${agency}|${establishment?.toLowerCase() ?? ''}`;

/** Which agencies have a part in somebody, inside the unit of work that may change it. */
@Injectable()
export class InvolvementsQueries {
  constructor(private readonly clock: ClockService) {}

  /** The parts that agencies have today, by a name for each. */
  async of(tx: Tx, offenderId: string): Promise<Map<string, string>> {
    const rows = await tx.query<Part>(
      sql`select distinct agency, establishment from involvements
        where offender_id = ${offenderId} and (to_day is null or to_day >= ${this.clock.today()})`,
    );
    return new Map(rows.map((part) => [keyOf(part), part.agency]));
  }
}
