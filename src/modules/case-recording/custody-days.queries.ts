import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { CalendarDay } from '../../shared/calendar-day.js';

/** Whose time in custody was due and has begun, without anybody having recorded it again. */
@Injectable()
export class CustodyDaysQueries {
  constructor(private readonly database: Database) {}

  /** Those in custody on a day by what stands, whom the list does not show so, and those whom a transfer has moved. */
  async begunBy(day: CalendarDay): Promise<string[]> {
    const rows = await this.database.read<{ id: string }>(
      sql`select k.offender_id as id from current_custody k join offenders o on o.id = k.offender_id
        where k.to_day is null and k.from_day <= ${day}
        group by k.offender_id, o.in_custody having o.in_custody = 0 or count(*) > 1 order by k.offender_id`,
    );
    return rows.map(({ id }) => id);
  }
}
