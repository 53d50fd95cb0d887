import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { PolicyVersion } from './domain/policy.js';
import { readPolicy } from './domain/read-policy.js';

export interface AgencyView {
  key: string;
  name: string;
  kind: string;
}

export interface PanelView {
  key: string;
  name: string;
  area: string;
  mailbox: string;
}

interface PolicyRow extends Omit<PolicyVersion, 'content'> {
  content: string;
}

/** Agencies, panels and policy versions: read by almost everything. */
@Injectable()
export class PartnershipQueries {
  constructor(private readonly database: Database) {}

  listAgencies(): Promise<AgencyView[]> {
    return this.database.read(sql`select key, name, kind from agencies order by name`);
  }

  listPanels(): Promise<PanelView[]> {
    return this.database.read(sql`select key, name, area, mailbox from panels order by position`);
  }

  /** Every version, the newest first. */
  async listPolicyVersions(): Promise<PolicyVersion[]> {
    const rows = await this.database.read<PolicyRow>(
      sql`select version, effective_on as "effectiveOn", source_note as "sourceNote", content
        from policy_versions order by version desc`,
    );
    return rows.map((row) => ({ ...row, content: readPolicy(row.content) }));
  }

  /**
   * The version in force on a day: the newest whose effective day has come; before all of them, the first.
   *
   * @throws Error when the database holds no policy at all.
   */
  async policyOn(day: string): Promise<PolicyVersion> {
    const versions = await this.listPolicyVersions();
    const policy = versions.find(({ effectiveOn }) => effectiveOn <= day) ?? versions.at(-1);
    if (!policy) throw new Error('The database holds no policy version.');
    return policy;
  }
}
