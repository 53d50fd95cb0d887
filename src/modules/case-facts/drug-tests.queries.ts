import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { nothing, sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { OffendersQueries } from '../offenders/index.js';
import type { DrugTestResult } from './domain/read-drug-test.js';
import { RECORDED_COLUMNS } from './recorded.js';
import { requireStanding, unflag, type Flagged, type Standing } from './standing.js';

export interface DrugTestView extends Standing {
  sampleDate: string;
  result: DrugTestResult;
  substance: string | null;
}

/** Drug tests as they are read: under the reader's rights, who must be able to open the record. */
@Injectable()
export class DrugTestsQueries {
  constructor(
    private readonly database: Database,
    private readonly offenders: OffendersQueries,
  ) {}

  /**
   * A person's drug tests, the latest first: those that stand, or with `all` every row ever recorded (COH-2).
   *
   * @throws DomainError not-found.
   */
  async list(actor: Actor, offenderId: string, all = false): Promise<DrugTestView[]> {
    await this.offenders.get(actor, offenderId);
    const standing = all ? nothing : sql` and f.is_void = 0 and later.id is null`;
    const rows = await this.database.read<Flagged<DrugTestView>>(
      sql`select f.id, f.sample_date as "sampleDate", f.result, f.substance, f.is_void as "isVoid",
          later.id as "correctedBy", ${RECORDED_COLUMNS}
        from drug_tests f left join drug_tests later on later.corrects = f.id
        where f.offender_id = ${offenderId}${standing}
        order by f.sample_date desc, f.recorded_at desc, f.id desc`,
    );
    return unflag<DrugTestView>(rows);
  }

  /**
   * A drug test of this person that stands.
   *
   * @throws DomainError not-found; conflict when it was corrected or withdrawn.
   */
  async one(actor: Actor, offenderId: string, id: string): Promise<DrugTestView> {
    return requireStanding(await this.list(actor, offenderId, true), id, 'drug test');
  }
}
