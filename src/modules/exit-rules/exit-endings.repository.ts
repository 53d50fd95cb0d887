import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { listSql, sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { ExitEndingEntity } from './exit-ending.entity.js';

export interface EndingRow {
  id: string;
  registrationId: string;
  ending: string;
  onDay: string;
}

@Injectable()
export class ExitEndingsRepository {
  async add(
    tx: Tx,
    ending: Omit<ExitEndingEntity, 'id' | 'at' | 'byName' | 'byId' | 'agency'>,
  ): Promise<string> {
    const id = newId();
    const { actor, at } = tx;
    const by = { at, byName: actor.name, byId: actor.id, agency: actor.agency };
    await tx.insert(ExitEndingEntity, { id, ...ending, ...by });
    return id;
  }

  /** How somebody's last time on the scheme ended, unless that was taken back. */
  async last(tx: Tx, offenderId: string): Promise<EndingRow | null> {
    return tx.queryOne<EndingRow>(
      sql`select e.id, e.registration_id as "registrationId", e.ending, e.on_day as "onDay" from exit_endings e
        where e.offender_id = ${offenderId} and e.reverses is null
          and not exists (select 1 from exit_endings later where later.reverses = e.id)
        order by e.at desc, e.id desc limit 1`,
    );
  }

  /** No review stands of somebody who has left. */
  async dropStanding(tx: Tx, offenderId: string): Promise<void> {
    await tx.execute(sql`delete from exit_standings where offender_id = ${offenderId}`);
  }

  /** Those of some agencies who are to hear that somebody has left: their contacts, or all where there is none. */
  async toldOf(tx: Tx, offenderId: string, agencies: readonly string[], today: string): Promise<string[]> {
    const users = await tx.query<{ id: string; agency: string; isContact: number }>(
      sql`select u.id, u.agency, case when exists (select 1 from current_contacts c where c.user_id = u.id
          and c.offender_id = ${offenderId} and c.from_day <= ${today}
          and (c.to_day is null or c.to_day >= ${today})) then 1 else 0 end as "isContact"
        from users u where u.active = 1 and u.role in ('partner', 'offender-manager')
          and u.agency in (${listSql(agencies)}) order by u.id`,
    );
    return agencies.flatMap((agency) => {
      const own = users.filter((user) => user.agency === agency);
      const contacts = own.filter(({ isContact }) => isContact === 1);
      return (contacts.length > 0 ? contacts : own).map(({ id }) => id);
    });
  }

  async wasOnScheme(tx: Tx, offenderId: string): Promise<boolean> {
    const found = sql`select 1 as found from registrations where offender_id = ${offenderId} and ended_on is not null
      limit 1`;
    return (await tx.queryOne(found)) !== null;
  }
}
