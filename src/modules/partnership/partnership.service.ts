import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { systemActor } from '../../shared/system-actor.js';
import { AgencyEntity } from './agency.entity.js';
import { PanelEntity } from './panel.entity.js';
import { PolicyVersionEntity } from './policy-version.entity.js';
import { AGENCIES, FIRST_POLICY, PANELS } from './reference-data.js';

/** Gives a new database the agencies, panels and policy that everything else stands on. */
@Injectable()
export class PartnershipService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async onModuleInit(): Promise<void> {
    if (await this.database.readOne(sql`select 1 as found from agencies limit 1`)) return;
    try {
      await this.addAll();
    } catch (error) {
      // Another node may have been first.
      if (!(await this.database.readOne(sql`select 1 as found from agencies limit 1`))) throw error;
    }
  }

  private async addAll(): Promise<void> {
    await this.unitOfWork.run(systemActor('First start'), async (tx) => {
      if (await tx.queryOne(sql`select 1 as found from agencies limit 1`)) return;
      for (const agency of AGENCIES) await tx.insert(AgencyEntity, agency);
      for (const panel of PANELS) await tx.insert(PanelEntity, panel);
      await tx.insert(PolicyVersionEntity, { ...FIRST_POLICY, createdAt: tx.at });
      tx.record({ action: 'scheme.set-up', subjectType: 'scheme', subjectId: null });
    });
  }
}
