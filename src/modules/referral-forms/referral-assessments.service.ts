import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { DomainError } from '../../shared/domain-error.js';
import { EligibilityService, type EligibilityFacts } from '../ogrs-tiering/index.js';
import type { PolicyVersion } from '../partnership/index.js';
import { factsOf } from './domain/about-person.js';
import { whereItGoes } from './domain/where-it-goes.js';
import type { EligibilityView } from './referral-view.js';
import type { ReferralRow } from './referrals.repository.js';

/** A form as the rules look at it; somebody whom its author may not see counts as nobody (LAW-4). */
export type AssessedForm = Pick<ReferralRow, 'answers' | 'agencyKind' | 'offenderId'>;

export interface FormAssessment {
  view: EligibilityView;
  facts: EligibilityFacts | null;
}

/** Where a form is going, by what is typed and by what is recorded of the person (REF-2, REF-3, section 4). */
@Injectable()
export class ReferralAssessments {
  constructor(
    private readonly eligibility: EligibilityService,
    private readonly clock: ClockService,
  ) {}

  /** Read before a unit of work begins. */
  policyToday(): Promise<PolicyVersion> {
    return this.eligibility.policyToday();
  }

  /** Stores nothing. */
  async of(form: AssessedForm, policy: PolicyVersion, tx?: Tx): Promise<FormAssessment> {
    const { answers, agencyKind, offenderId } = form;
    const typed = factsOf(answers, agencyKind, this.clock.today());
    const on = { offenderId, policy, ...(tx ? { tx } : {}) };
    const assessed = await this.eligibility.assessTyped(typed, on);
    if (assessed === null) return { view: withoutBirthDate(policy.version), facts: null };
    const { outcome, tier, reasons, missing, policyVersion } = assessed.eligibility;
    const where = whereItGoes(assessed.eligibility, agencyKind);
    const words = reasons.map(({ rule, text }) => ({ rule, text }));
    return {
      view: { ...where, outcome, tier, reasons: words, missing: [...missing], policyVersion },
      facts: assessed.facts,
    };
  }
}

const withoutBirthDate = (policyVersion: number): EligibilityView => ({
  direction: 'needs-information',
  maySubmit: false,
  rule: 'EXCL-3',
  message: 'Enter the date of birth, and what else the form asks, to see where this goes.',
  outcome: 'needs-information',
  tier: null,
  reasons: [],
  missing: ['dateOfBirth'],
  policyVersion,
});

/** What a rule says to whoever sends a form that it does not let go. */
export function refuseForm({ direction, rule, message, reasons, missing }: EligibilityView): DomainError {
  const isAutomatic = direction === 'automatic' || direction === 'automatic-once-known';
  // Whatever is recorded later does not make somebody eligible by these criteria.
  const others = direction === 'not-eligible' ? reasons.filter((each) => each.rule !== 'EXCL-3') : reasons;
  const isSaid = rule === null || others.some((each) => each.rule === rule);
  const because = isSaid ? others : [{ rule, text: message }, ...others];
  return new DomainError({
    kind: 'refused',
    code: isAutomatic ? 'REFERRAL.NOT_NEEDED' : 'REFERRAL.NOT_POSSIBLE',
    message,
    rule: isAutomatic ? 'REF-2' : (rule ?? 'REF-2'),
    errors: because.map((reason) => ({ field: 'eligibility', message: reason.text, rule: reason.rule })),
    extra: { direction, missing },
  });
}
