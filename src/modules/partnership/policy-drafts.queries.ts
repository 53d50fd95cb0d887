import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden, notFound } from '../../shared/domain-error.js';
import { mayReadPolicyDrafts } from './partnership.policy.js';
import { DRAFT_COLUMNS, toDraft, type PolicyDraft, type PolicyDraftRow } from './policy-drafts.repository.js';

/** Far more than a policy reviewed quarterly gathers in its life. */
const MOST_LISTED = 200;

@Injectable()
export class PolicyDraftsQueries {
  constructor(private readonly database: Database) {}

  /** The drafts that are open, then those settled, each the latest first. @throws DomainError forbidden. */
  async list(actor: Actor): Promise<PolicyDraft[]> {
    if (!mayReadPolicyDrafts(actor)) throw forbidden();
    const rows = await this.database.read<PolicyDraftRow>(
      sql`select ${DRAFT_COLUMNS} from policy_drafts
        order by case status when 'open' then 0 else 1 end, changed_at desc, id desc limit ${MOST_LISTED}`,
    );
    return rows.map(toDraft);
  }

  /** @throws DomainError forbidden, not-found. */
  async get(actor: Actor, id: string): Promise<PolicyDraft> {
    if (!mayReadPolicyDrafts(actor)) throw forbidden();
    const row = await this.database.readOne<PolicyDraftRow>(
      sql`select ${DRAFT_COLUMNS} from policy_drafts where id = ${id}`,
    );
    if (!row) throw notFound('The policy draft');
    return toDraft(row);
  }
}
