import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../shared/domain-error.js';
import { DrugTestEntity } from './drug-test.entity.js';
import type { DrugTest } from './domain/read-drug-test.js';
import { alreadySettled, chooseRow, FIRST, recordedNow, type Change, type Chosen } from './recorded.js';

export interface StandingDrugTest extends DrugTest {
  id: string;
}

@Injectable()
export class DrugTestsRepository {
  /** A person's drug tests that stand, the first first. The person's row is locked, so they stand until the unit of work ends. */
  standing(tx: Tx, offenderId: string): Promise<StandingDrugTest[]> {
    return tx.query<StandingDrugTest>(
      sql`select id, sample_date as "sampleDate", result, substance from current_drug_tests
        where offender_id = ${offenderId} order by sample_date, id`,
    );
  }

  /**
   * One of them, and the others.
   *
   * @throws DomainError not-found, also for another person's; conflict when it was changed or withdrawn.
   */
  async load(tx: Tx, offenderId: string, id: string): Promise<Chosen<StandingDrugTest>> {
    const chosen = chooseRow(await this.standing(tx, offenderId), id);
    if (chosen) return chosen;
    const settled = await tx.queryOne(
      sql`select 1 as found from drug_tests where id = ${id} and offender_id = ${offenderId}`,
    );
    if (!settled) throw notFound('The drug test');
    throw alreadySettled('This drug test has been changed or withdrawn.');
  }

  /** Adds a row; with a `change`, in the place of the one it corrects. Returns its id. */
  async add(tx: Tx, offenderId: string, test: DrugTest, change: Change = FIRST): Promise<string> {
    const id = newId();
    await tx.insert(DrugTestEntity, { ...test, id, offenderId, ...change, ...recordedNow(tx) });
    return id;
  }
}
