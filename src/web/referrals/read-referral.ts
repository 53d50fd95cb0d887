import { Injectable } from '@nestjs/common';
import {
  answerWords,
  flatten,
  mayRegister,
  ReferralsQueries,
  type Answers,
  type ReferralView,
  type Step,
} from '../../modules/referral-forms/index.js';
import type { Actor } from '../../shared/actor.js';
import { notFound } from '../../shared/domain-error.js';
import { referredName } from './referral-words.presenter.js';
import { presentWhereItGoes, type WhereItGoesView } from './where-it-goes.presenter.js';

/** A referral with what its pages are made of. */
export interface ReadReferral {
  referral: ReferralView;
  /** By the name of the question. */
  answers: Answers;
  steps: readonly Step[];
  name: string;
  where: WhereItGoesView;
  /** What a panel asked for when it deferred (REF-5). */
  needed: string | null;
}

/** Reads a referral for its pages, under the reader’s rights. */
@Injectable()
export class ReadReferrals {
  constructor(private readonly queries: ReferralsQueries) {}

  /** @throws DomainError not-found, also for whoever may not know of it (LAW-4); forbidden. */
  async read(actor: Actor, id: string): Promise<ReadReferral> {
    const referral = await this.queries.get(actor, id);
    const steps = await this.queries.steps(actor, id);
    const given = flatten(referral);
    const questions = steps.flatMap((step) => step.questions);
    const answers = Object.fromEntries(questions.map(({ name }) => [name, given[name] ?? null]));
    const area = questions.find(({ name }) => name === 'area');
    const { status, decision, whereItGoes, owner } = referral;
    return {
      ...{ referral, answers, steps, name: referredName(answers) },
      where: presentWhereItGoes({
        ...{ id, where: whereItGoes, mayRegister: mayRegister(actor) && owner.isMe && referral.may.submit },
        mailbox: (area && answerWords(area, answers['area'])) || null,
      }),
      needed: status === 'deferred' ? (decision?.informationNeeded ?? null) : null,
    };
  }

  /** One page of the form. @throws as {@link read}, and not-found for a page that the form does not have. */
  async step(actor: Actor, id: string, slug: string): Promise<ReadReferral & { step: Step }> {
    const read = await this.read(actor, id);
    const step = read.steps.find((each) => each.slug === slug);
    if (!step) throw notFound('The page');
    return { ...read, step };
  }
}
