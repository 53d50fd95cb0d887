import { Injectable } from '@nestjs/common';
import {
  flatten,
  isEditable,
  ReferralDrafts,
  type ReferralStatus,
  type Step,
} from '../../modules/referral-forms/index.js';
import type { Actor } from '../../shared/actor.js';
import { DomainError } from '../../shared/domain-error.js';
import { mergeStep } from './merge-step.js';
import { answersOf } from './step.form.js';

export interface StepToSave {
  id: string;
  step: Step;
  /** The page was opened as one of a draft: what was sent meanwhile is not amended by it unasked. */
  isDraft: boolean;
  /** What the typing was based on. */
  version: number;
  was: Readonly<Record<string, unknown>> | null;
  mine: Readonly<Record<string, unknown>>;
}

export interface StepConflict {
  /** What is saved now. */
  theirs: Record<string, unknown>;
  version: number;
  /** What was typed here, and of what only the other window changed, what that one saved. */
  merged: Record<string, unknown>;
  /** The answers that both changed. */
  conflicts: string[];
}

export type SaveOutcome = { version: number; conflict: null } | { conflict: StepConflict };

const ATTEMPTS = 3;

/**
 * Saves a page of the form. Where it was saved in another window meanwhile, what only one of the two changed is laid
 * together; only an answer that both changed is left to its author.
 */
@Injectable()
export class SaveStep {
  constructor(private readonly drafts: ReferralDrafts) {}

  /** @throws DomainError bad-input, conflict, not-found, forbidden as the draft’s own. */
  async save(actor: Actor, { id, step, isDraft, ...typed }: StepToSave): Promise<SaveOutcome> {
    let { version, was, mine } = typed;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return {
          version: (await this.drafts.change(actor, id, version, { ...mine })).version,
          conflict: null,
        };
      } catch (error) {
        const now = currentOf(error, step);
        if (now === null || attempt === ATTEMPTS) throw error;
        if (isDraft && !isEditable(now.status)) throw sentMeanwhile();
        const { merged, conflicts } = mergeStep({ was, mine, theirs: now.theirs });
        if (conflicts.length > 0) {
          return { conflict: { theirs: now.theirs, version: now.version, merged, conflicts } };
        }
        ({ version, was, mine } = { version: now.version, was: now.theirs, mine: merged });
      }
    }
  }
}

/** What a refusal as stale says of the page; null for any other error. */
function currentOf(
  error: unknown,
  step: Step,
): { theirs: Record<string, unknown>; version: number; status: ReferralStatus } | null {
  if (!(error instanceof DomainError) || error.details.kind !== 'stale') return null;
  const { current = {}, currentVersion, currentStatus } = error.details.extra ?? {};
  return {
    theirs: answersOf(flatten(current as Record<string, unknown>), step),
    version: Number(currentVersion),
    status: currentStatus as ReferralStatus,
  };
}

const sentMeanwhile = (): DomainError =>
  new DomainError({
    kind: 'conflict',
    code: 'REFERRAL.SENT_MEANWHILE',
    message:
      'This referral was sent from another window. What you typed here is not part of it: save the change to amend what was sent, or leave the page.',
    rule: 'REF-5',
  });
