import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { listSql, sql } from '../../../platform/database/sql.js';

export interface ShadowName {
  surname: string;
  forename: string;
}

/** Names for a shadow run: its readers include administrators, who otherwise see none (decision record 11). */
@Injectable()
export class ShadowPeopleQueries {
  constructor(private readonly database: Database) {}

  /** By what the list is sorted, by id. */
  async sortNames(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.read<{ id: string; sortName: string }>(
      sql`select id, sort_name as "sortName" from offenders where id in (${listSql(ids)})`,
    );
    return new Map(rows.map(({ id, sortName }) => [id, sortName]));
  }

  async names(ids: readonly string[]): Promise<Map<string, ShadowName>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.read<ShadowName & { id: string }>(
      sql`select id, surname, forename from offenders where id in (${listSql(ids)})`,
    );
    return new Map(rows.map(({ id, surname, forename }) => [id, { surname, forename }]));
  }
}
