import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { listSql, nothing, sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden } from '../../shared/domain-error.js';
import { OffendersQueries, readCursor, writeCursor, type PageOf } from '../offenders/index.js';
import type { EligibilityFacts, EligibilityReason, MissingFact } from './domain/eligibility.js';
import { readFacts } from './domain/read-facts.js';
import { mayReadDecisions } from './ogrs-tiering.policy.js';

/** A decision as the ledger holds it. */
export interface DecisionView {
  id: string;
  outcome: string;
  tier: number | null;
  route: string | null;
  reasons: EligibilityReason[];
  missing: MissingFact[];
  facts: EligibilityFacts;
  policyVersion: number;
  /** The day it was made for. */
  on: string;
  /** What led to it: a fact that was recorded, a night's review. */
  cause: string;
  decidedAt: string;
  decidedBy: string;
  agency: string | null;
}

interface DecisionRow extends Omit<DecisionView, 'reasons' | 'missing' | 'facts'> {
  reasons: string;
  missing: string | null;
  facts: string;
}

const PAGE = 50;

/** The ledger of decisions about a person. */
@Injectable()
export class DecisionsQueries {
  constructor(
    private readonly database: Database,
    private readonly offenders: OffendersQueries,
  ) {}

  /**
   * Every decision about a person, the latest first. Gradings of intelligence, which a decision rests on, are for
   * those who may read it (INT-4): here they are left out.
   *
   * @throws DomainError forbidden; not-found.
   */
  async list(actor: Actor, id: string, cursor?: string): Promise<PageOf<DecisionView>> {
    if (!mayReadDecisions(actor)) throw forbidden();
    await this.offenders.get(actor, id);
    const place = cursor ? readCursor(cursor, 'decisions', 'text') : null;
    const after = place ? sql` and (decided_at, id) < (${listSql([place.key, place.id])})` : nothing;
    const rows = await this.database.read<DecisionRow>(
      sql`select id, outcome, tier, route, reasons, missing, facts, policy_version as "policyVersion",
          on_day as "on", cause, decided_at as "decidedAt", decided_by as "decidedBy", agency
        from eligibility_decisions where offender_id = ${id}${after}
        order by decided_at desc, id desc limit ${PAGE + 1}`,
    );
    const items = rows.slice(0, PAGE).map(toView);
    const last = items.at(-1);
    const nextCursor = rows.length > PAGE && last ? writeCursor('decisions', last.decidedAt, last.id) : null;
    return { items, nextCursor };
  }
}

function toView({ reasons, missing, facts, ...row }: DecisionRow): DecisionView {
  return {
    ...row,
    reasons: JSON.parse(reasons) as EligibilityReason[],
    missing: missing === null ? [] : (JSON.parse(missing) as MissingFact[]),
    facts: { ...readFacts(facts), intelligence: [] },
  };
}
