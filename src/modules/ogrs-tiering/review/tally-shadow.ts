import { ELIGIBILITY_OUTCOMES, type EligibilityOutcome } from '../domain/eligibility.js';
import { POLICY_CHANGES, type DecisionComparison, type PolicyChange } from './compare-decisions.js';

/** How many people each change concerns, which rules bring it, and what becomes of each outcome. */
export interface ShadowCounts {
  total: number;
  changes: { change: PolicyChange; count: number }[];
  /** The rule that brings the new outcome, for every change; the most frequent first. */
  rules: { change: PolicyChange; rule: string; count: number }[];
  /** Outcome under the policy in force × outcome under the draft; every pair, also those that nobody has. */
  outcomes: { before: EligibilityOutcome; after: EligibilityOutcome; count: number }[];
  /** EXCL-4: how many registered people would go to their panel. */
  toPanel: number;
}

/** Counts comparisons one by one, so that nobody has to be kept to be counted. */
export class ShadowTally {
  private total = 0;
  private toPanel = 0;
  private readonly changes = new Map<string, number>();
  private readonly rules = new Map<string, number>();
  private readonly outcomes = new Map<string, number>();

  add({ change, goesToPanel, before, after }: DecisionComparison): void {
    this.total += 1;
    if (goesToPanel) this.toPanel += 1;
    increase(this.changes, change);
    increase(this.outcomes, `${before.outcome} ${after.outcome}`);
    if (change !== 'same') increase(this.rules, `${change} ${after.rule}`);
  }

  counts(): ShadowCounts {
    const rules = [...this.rules].map(([key, count]) => {
      const [change = '', rule = ''] = key.split(' ');
      return { change: change as PolicyChange, rule, count };
    });
    return {
      total: this.total,
      changes: POLICY_CHANGES.map((change) => ({ change, count: this.changes.get(change) ?? 0 })),
      rules: rules.sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1)),
      outcomes: ELIGIBILITY_OUTCOMES.flatMap((before) =>
        ELIGIBILITY_OUTCOMES.map((after) => {
          return { before, after, count: this.outcomes.get(`${before} ${after}`) ?? 0 };
        }),
      ),
      toPanel: this.toPanel,
    };
  }
}

const increase = (counts: Map<string, number>, key: string): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1);
