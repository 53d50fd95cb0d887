import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { systemActor } from '../../shared/system-actor.js';
import type { PolicyContent } from './domain/policy.js';
import { AgencyEntity } from './agency.entity.js';
import { PanelEntity } from './panel.entity.js';
import { PolicyVersionEntity } from './policy-version.entity.js';
import { AGENCIES, PANELS, POLICIES } from './reference-data.js';

/** Gives a new database the agencies, panels and policy that everything else stands on. */
@Injectable()
export class PartnershipService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async onModuleInit(): Promise<void> {
    if (await this.isComplete()) return;
    try {
      await this.unitOfWork.run(systemActor('First start'), async (tx) => {
        await this.addScheme(tx);
        await this.addPolicies(tx);
      });
    } catch (error) {
      // Another node may have been first.
      if (!(await this.isComplete())) throw error;
    }
  }

  private async isComplete(): Promise<boolean> {
    const held = await this.database.read<{ version: number }>(sql`select version from policy_versions`);
    return POLICIES.every(({ version }) => held.some((row) => row.version === version));
  }

  private async addScheme(tx: Tx): Promise<void> {
    if (await tx.queryOne(sql`select 1 as found from agencies limit 1`)) return;
    for (const agency of AGENCIES) await tx.insert(AgencyEntity, agency);
    for (const panel of PANELS) await tx.insert(PanelEntity, panel);
    tx.record({ action: 'scheme.set-up', subjectType: 'scheme', subjectId: null });
  }

  /** A new release may bring a version of the policy to a database that has earlier ones. */
  private async addPolicies(tx: Tx): Promise<void> {
    const held = await tx.query<{ version: number }>(sql`select version from policy_versions`);
    for (const policy of POLICIES) {
      if (held.some(({ version }) => version === policy.version)) continue;
      const content = policy.content as PolicyContent;
      await tx.insert(PolicyVersionEntity, {
        ...policy,
        content,
        createdAt: tx.at,
        createdBy: tx.actor.name,
      });
      const detail = { version: policy.version, effectiveOn: policy.effectiveOn };
      tx.record({
        action: 'policy.adopted',
        subjectType: 'policy',
        subjectId: String(policy.version),
        detail,
      });
    }
  }
}
