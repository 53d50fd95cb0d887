import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { calendarDay } from '../../shared/calendar-day.js';
import { systemActor } from '../../shared/system-actor.js';
import { PartnershipQueries } from '../partnership/index.js';
import { needsAgreement } from '../sharing/index.js';
import { AgreementsRepository } from './agreements.repository.js';

/** EXIT-7: the strategy, and with it the partnership, is in force from this day. */
const FROM = calendarDay('2014-06-01');
const NOTE = 'Derbyshire IOM Strategy 2014; to be replaced by the agreement each agency has signed';

/** Gives a new database the agreement of every agency of the strategy, until an administrator records its dates. */
@Injectable()
export class FirstAgreements implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly partnership: PartnershipQueries,
    private readonly repository: AgreementsRepository,
  ) {}

  async onModuleInit(): Promise<void> {
    if (await this.areThere()) return;
    const agencies = (await this.partnership.listAgencies()).filter(({ key }) => needsAgreement(key));
    try {
      await this.unitOfWork.run(systemActor('First start'), async (tx) => {
        for (const { key: agency } of agencies) {
          const terms = { agency, startsOn: FROM, endsOn: null, note: NOTE };
          await this.repository.add(tx, terms, null, `first-${agency}`);
        }
        tx.record({ action: 'agreements.set-up', subjectType: 'scheme', subjectId: null });
      });
    } catch (error) {
      // Another node may have been first: the same agreements have the same ids.
      if (!(await this.areThere())) throw error;
    }
  }

  private async areThere(): Promise<boolean> {
    return (await this.database.readOne(sql`select 1 as found from sharing_agreements limit 1`)) !== null;
  }
}
