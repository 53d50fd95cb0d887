import { Body, Controller, Get, Param, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { answerWords, mayRefer, type Step } from '../../modules/referral-forms/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { formatInstant } from '../../shared/calendar-day.js';
import { DomainError } from '../../shared/domain-error.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths } from '../shell/paths.js';
import { presentStepConflict } from './conflict.presenter.js';
import { ReadReferrals, type ReadReferral } from './read-referral.js';
import { viewedReferralPage } from './referral.views.js';
import { SaveStep, type StepConflict } from './save-step.js';
import { answersOf, readStepForm, readWas, stepErrors, stepValues } from './step.form.js';
import { nextAfter, presentStep, type StepView } from './step.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };
type ReadStep = ReadReferral & { step: Step };

const STEP = 'referrals/step.njk';

/** The pages of the form, each made from its declaration (REF-1). What is typed is saved, right or wrong (REF-5). */
@ApiExcludeController()
@Controller('referrals')
@UseInterceptors(PageInterceptor)
export class ReferralStepsPages {
  constructor(
    private readonly referrals: ReadReferrals,
    private readonly saving: SaveStep,
    private readonly locals: PageLocals,
    private readonly clock: ClockService,
  ) {}

  @Get(':id/:step')
  @Access({ permission: mayRefer, audit: 'referral.form-viewed', view: viewedReferralPage })
  @Render(STEP)
  async show(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('step') slug: string,
  ): Promise<{ page: StepView; read: ReadReferral }> {
    const read = await this.referrals.step(user, id, slug);
    const { edit, amend } = read.referral.may;
    if (!edit && !amend) throw notChangeable();
    return { page: pageOf(read), read };
  }

  @Post(':id/:step')
  @Access({ permission: mayRefer, audit: 'referral.changed' })
  async save(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('step') slug: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const before = await this.referrals.step(user, id, slug);
    const isDraft = before.referral.may.edit;
    const outcome = await this.trySave(user, before, values);
    if ('refused' in outcome) return this.refuse(reply, before, values, outcome.refused);
    if (outcome.conflict !== null) {
      return this.showConflict(reply, before, outcome.conflict);
    }
    if (!isDraft) {
      this.locals.flash(reply, 'The change is saved. The panel sees it.');
      await reply.redirect(paths.referral(id), 303);
      return;
    }
    await this.goOn(user, { id, slug, later: typed(values, 'go') === 'later' }, reply);
  }

  /** The page saves itself while it is typed: the answer says when, and where the form is going now. */
  @Post(':id/:step/save')
  @Access({ permission: mayRefer, audit: 'referral.changed' })
  async saveQuietly(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('step') slug: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const before = await this.referrals.step(user, id, slug);
    const outcome = await this.saving.save(user, { ...stepToSave(before, values), isDraft: true });
    if (outcome.conflict !== null) {
      await reply.status(412).send();
      return;
    }
    const after = await this.referrals.step(user, id, slug);
    await reply.view('referrals/saved.njk', {
      page: {
        version: outcome.version,
        was: JSON.stringify(answersOf(after.answers, after.step)),
        at: formatInstant(this.clock.now()).split(' at ').at(-1),
        where: after.where,
      },
    });
  }

  /** What its author chose of two versions of a page. */
  @Post(':id/:step/choose')
  @Access({ permission: mayRefer, audit: 'referral.changed' })
  async choose(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('step') slug: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const before = await this.referrals.step(user, id, slug);
    const mine = readWas(values, 'mine') ?? {};
    const theirs = readWas(values, 'theirs') ?? {};
    const chosen = Object.fromEntries(
      Object.keys(mine).map((name) => [name, typed(values, name) === 'saved' ? theirs[name] : mine[name]]),
    );
    const version = Number(typed(values, 'version'));
    const outcome = await this.saving.save(user, {
      id,
      step: before.step,
      isDraft: before.referral.may.edit,
      version,
      was: theirs,
      mine: chosen,
    });
    if (outcome.conflict !== null) return this.showConflict(reply, before, outcome.conflict);
    this.locals.flash(reply, 'Saved as you chose.');
    await reply.redirect(paths.referralStep(id, slug), 303);
  }

  private async trySave(
    user: SignedInActor,
    before: ReadStep,
    values: TypedValues,
  ): Promise<{ conflict: StepConflict | null } | { refused: FormError[] }> {
    try {
      return await this.saving.save(user, stepToSave(before, values));
    } catch (error) {
      if (error instanceof DomainError && error.details.code === 'REFERRAL.NOT_POSSIBLE') throw error;
      return { refused: readRefusal(error, before.step.questions[0]?.name ?? '') };
    }
  }

  /** On to the next page, or the same with what is still wrong: it is saved all the same. */
  private async goOn(
    user: SignedInActor,
    { id, slug, later }: { id: string; slug: string; later: boolean },
    reply: FastifyReply,
  ): Promise<void> {
    if (later) {
      this.locals.flash(reply, 'Saved. You find it among your referrals when you come back.');
      await reply.redirect(paths.referral(id), 303);
      return;
    }
    const after = await this.referrals.step(user, id, slug);
    const wrong = after.referral.steps.find((state) => state.slug === slug)?.errors ?? [];
    if (wrong.length === 0) {
      await reply.redirect(nextAfter(id, after.steps, slug), 303);
      return;
    }
    await reply.status(400).view(STEP, { page: pageOf(after, { errors: wrong }) });
  }

  /** Nothing was saved: the page holds what was typed. */
  private async refuse(
    reply: FastifyReply,
    before: ReadStep,
    values: TypedValues,
    errors: FormError[],
  ): Promise<void> {
    const page = pageOf(before, { errors, values, version: Number(typed(values, 'version')) });
    await reply.status(400).view(STEP, { page });
  }

  private async showConflict(
    reply: FastifyReply,
    { referral: { id }, name, step }: ReadStep,
    { merged: mine, ...conflict }: StepConflict,
  ): Promise<void> {
    const page = presentStepConflict({ id, name, step, mine, words: answerWords, ...conflict });
    await reply.status(412).view('referrals/conflict.njk', { page });
  }
}

const stepToSave = (
  { referral: { id }, step }: ReadStep,
  values: TypedValues,
): Parameters<SaveStep['save']>[1] => ({
  ...{ id, step, version: Number(typed(values, 'version')), isDraft: typed(values, 'mode') === 'draft' },
  ...{ was: readWas(values), mine: readStepForm(values, step) },
});

function pageOf(
  { referral, answers, step, steps, name, where, needed }: ReadStep,
  shown: { errors?: readonly FormError[]; values?: TypedValues; version?: number } = {},
): StepView {
  const { id, version, may } = referral;
  const was = answersOf(answers, step);
  return presentStep({
    ...{ step, steps, was, where, needed },
    referral: { id, version: shown.version ?? version, name },
    values: shown.values ?? stepValues(answers, step),
    errors: stepErrors(shown.errors ?? [], answers, step),
    mode: may.edit ? 'draft' : 'amend',
  });
}

const notChangeable = (): DomainError =>
  new DomainError({
    kind: 'conflict',
    code: 'REFERRAL.NOT_POSSIBLE',
    message: 'This referral cannot be changed any more, or not by you. Open it from the list of referrals.',
    rule: 'REF-5',
  });
