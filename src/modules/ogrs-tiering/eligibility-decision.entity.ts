import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, TextColumn, WholeColumn } from '../../platform/database/columns.js';
import type { EligibilityFacts, EligibilityReason, MissingFact } from './domain/eligibility.js';

/** A decision with its inputs, its reasons, the policy it used and its cause; never changed. */
@Entity('eligibility_decisions')
export class EligibilityDecisionEntity {
  @IdColumn() id!: string;
  @TextColumn('offender_id') offenderId!: string;
  @TextColumn('outcome') outcome!: string;
  @WholeColumn('tier') tier!: number | null;
  @TextColumn('route') route!: string | null;
  @JsonColumn('reasons') reasons!: EligibilityReason[];
  /** Null for one made before this was kept. */
  @JsonColumn('missing') missing!: MissingFact[] | null;
  @JsonColumn('facts') facts!: EligibilityFacts;
  @WholeColumn('policy_version') policyVersion!: number;
  @TextColumn('cause') cause!: string;
  @TextColumn('on_day') onDay!: string;
  @TextColumn('decided_at') decidedAt!: string;
  @TextColumn('decided_by') decidedBy!: string;
  @TextColumn('decided_by_id') decidedById!: string | null;
  @TextColumn('agency') agency!: string | null;
}
