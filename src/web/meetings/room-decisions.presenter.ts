import type { MeetingDecisionView } from '../../modules/tasking-meetings/index.js';
import type { Label } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { agencyName, outcomeWords, timeWords, type AgencyNames } from './meeting-words.presenter.js';

export interface DecisionCard {
  id: string;
  name: string;
  href: string | null;
  outcome: Label;
  reason: string;
  needed: string | null;
  rule: string;
  by: string;
  present: string;
  dissent: string[];
}

/** What was decided, with everything it rested on: reason, rule, who was present and who said no (MEET-5). */
export function presentDecision(decision: MeetingDecisionView, names: AgencyNames): DecisionCard {
  const { id, name, referralId, outcome, reason, informationNeeded, rule } = decision;
  return {
    ...{ id, name, reason, rule, needed: informationNeeded },
    href: referralId === null ? null : paths.referral(referralId),
    outcome: { key: outcome, text: outcomeWords(outcome) },
    by: `${timeWords(decision.decidedAt)}, recorded by ${decision.decidedBy}`,
    present: decision.agencies.map((key) => agencyName(names, key)).join(', '),
    dissent: decision.dissent.map(({ agency, words }) => `${agencyName(names, agency)}: ${words}`),
  };
}
