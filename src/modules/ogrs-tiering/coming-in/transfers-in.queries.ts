import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { sql, type Sql } from '../../../platform/database/sql.js';
import type { Actor } from '../../../shared/actor.js';
import { OffendersQueries } from '../../offenders/index.js';
import type { Transfer } from '../domain/read-transfer.js';
import { ComingInScope } from './coming-in-scope.queries.js';
import {
  LISTED_PERSON,
  MOST_LISTED,
  type Assessed,
  type ComingInFilter,
  type ComingInList,
  type ListedPerson,
} from './listed-person.js';

/** A PPO or IOM case from outside Derbyshire (ROUTE-OOA); of a transfer, what was recorded last. */
export interface TransferInView extends ListedPerson, Assessed, Transfer {
  /** Who recorded the particulars; null when nobody has. */
  recordedBy: string | null;
}

type TransferRow = Omit<TransferInView, keyof Assessed>;

const LATEST = sql`t.id = (select latest.id from transfers_in latest where latest.offender_id = o.id
  order by latest.recorded_at desc, latest.id desc limit 1)`;

@Injectable()
export class TransfersInQueries {
  constructor(
    private readonly database: Database,
    private readonly offenders: OffendersQueries,
    private readonly scope: ComingInScope,
  ) {}

  /**
   * Everybody designated as a transfer from outside, the latest transfer first.
   *
   * @throws DomainError forbidden; bad-input naming `panel`.
   */
  async transfersIn(actor: Actor, filter: ComingInFilter): Promise<ComingInList<TransferInView>> {
    const where = await this.where(actor, filter);
    const rows = await this.database.read<TransferRow>(
      sql`select ${LISTED_PERSON}, t.from_area as "fromArea", t.managed_as as "managedAs",
          t.transferred_on as "transferredOn", t.recorded_by as "recordedBy"
        from offenders o left join transfers_in t on ${LATEST} where ${where}
        order by coalesce(t.transferred_on, '0000-00-00') desc, o.sort_name, o.id limit ${MOST_LISTED}`,
    );
    const items = await this.scope.assess(rows);
    return {
      items: items.map(({ facts: _facts, ...item }) => item),
      total: await this.scope.count(where),
    };
  }

  /** How many {@link transfersIn} speaks of. @throws DomainError forbidden; bad-input naming `panel`. */
  async count(actor: Actor, filter: ComingInFilter): Promise<number> {
    return this.scope.count(await this.where(actor, filter));
  }

  /**
   * From where a person came, as it was recorded last; null when nothing is.
   *
   * @throws DomainError not-found.
   */
  async latest(actor: Actor, id: string): Promise<Transfer | null> {
    await this.offenders.get(actor, id);
    return this.database.readOne<Transfer>(
      sql`select from_area as "fromArea", managed_as as "managedAs", transferred_on as "transferredOn"
        from transfers_in where offender_id = ${id} order by recorded_at desc, id desc limit 1`,
    );
  }

  private async where(actor: Actor, filter: ComingInFilter): Promise<Sql> {
    return sql`${await this.scope.of(actor, filter)} and o.out_of_area_transfer = 1`;
  }
}
