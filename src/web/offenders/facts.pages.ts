import { Body, Controller, Get, Param, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { viewedOffender } from '../../modules/offenders/index.js';
import {
  DesignationsService,
  mayDesignatePpo,
  mayRecordDesignations,
  mayRecordScores,
  ScoresService,
  type ScoreAnswer,
} from '../../modules/ogrs-tiering/index.js';
import { maySetRag, RagStatusService } from '../../modules/rag-status/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { badInput } from '../../shared/domain-error.js';
import { readDateField } from '../shell/date-field.js';
import { readRefusal } from '../shell/form-refusal.js';
import { typed, type TypedValues } from '../shell/form-errors.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths } from '../shell/paths.js';
import { presentDesignationsForm } from './designations.presenter.js';
import { readDesignationsForm } from './designations.form.js';
import { presentRagForm } from './rag.presenter.js';
import { ReadProfile } from './read-profile.js';
import { presentScoreForm } from './score.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

const FORM_VIEWED = 'offender.form-viewed';

/** The forms that record a fact about a person: score, RAG status, designations. */
@ApiExcludeController()
@Controller('offenders/:id')
@UseInterceptors(PageInterceptor)
export class FactsPages {
  constructor(
    private readonly readProfile: ReadProfile,
    private readonly scores: ScoresService,
    private readonly rag: RagStatusService,
    private readonly designations: DesignationsService,
    private readonly locals: PageLocals,
    private readonly clock: ClockService,
  ) {}

  @Get('score')
  @Access({ permission: mayRecordScores, audit: FORM_VIEWED, view: viewedOffender })
  @Render('offenders/score.njk')
  async scoreForm(@Req() { user }: Request, @Param('id') id: string) {
    const offender = await this.readProfile.record(user, id);
    return { page: presentScoreForm({ offender, today: this.clock.today() }) };
  }

  @Post('score')
  @Access({ permission: mayRecordScores, audit: 'score.recorded' })
  async recordScore(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const today = this.clock.today();
    try {
      const date = readDateField(values, {
        field: 'assessedOn',
        called: 'Date of assessment',
        whenEmpty: 'Enter the date of assessment',
        latest: today,
      });
      const score = readWholeNumber(typed(values, 'score'));
      if (date.error)
        throw badInput([...(score === null ? [SCORE_ERROR] : []), { ...date.error, rule: 'TIER-5' }]);
      const answer = await this.scores.record(user, id, { score, assessedOn: date.day });
      this.locals.flash(reply, sayRecorded(answer));
      await reply.redirect(paths.offender(id), 303);
    } catch (error) {
      const errors = readRefusal(error, 'score');
      const offender = await this.readProfile.record(user, id);
      const page = presentScoreForm({ offender, values, errors, today });
      await reply.status(400).view('offenders/score.njk', { page });
    }
  }

  @Get('rag')
  @Access({ permission: maySetRag, audit: FORM_VIEWED, view: viewedOffender })
  @Render('offenders/rag.njk')
  async ragForm(@Req() { user }: Request, @Param('id') id: string) {
    const offender = await this.readProfile.record(user, id);
    return { page: presentRagForm({ offender, today: this.clock.today() }) };
  }

  @Post('rag')
  @Access({ permission: maySetRag, audit: 'rag.changed' })
  async setRag(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.rag.set(user, id, { status: typed(values, 'status'), reason: typed(values, 'reason') });
      this.locals.flash(reply, 'RAG status set');
      await reply.redirect(paths.offender(id), 303);
    } catch (error) {
      const errors = readRefusal(error, 'status');
      const offender = await this.readProfile.record(user, id);
      const page = presentRagForm({ offender, values, errors, today: this.clock.today() });
      await reply.status(400).view('offenders/rag.njk', { page });
    }
  }

  @Get('designations')
  @Access({ permission: mayRecordDesignations, audit: FORM_VIEWED, view: viewedOffender })
  @Render('offenders/designations.njk')
  async designationsForm(@Req() { user }: Request, @Param('id') id: string) {
    const offender = await this.readProfile.record(user, id);
    const canSetPpo = mayDesignatePpo(user);
    return { page: presentDesignationsForm({ offender, canSetPpo, today: this.clock.today() }) };
  }

  @Post('designations')
  @Access({ permission: mayRecordDesignations, audit: 'designations.changed' })
  async setDesignations(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const answer = await this.designations.set(user, id, readDesignationsForm(values));
      const registered = answer.registration ? '. Now registered on the scheme.' : '';
      this.locals.flash(reply, `Designations recorded${registered}`);
      await reply.redirect(paths.offender(id), 303);
    } catch (error) {
      const errors = readRefusal(error, 'mappaLevel');
      const offender = await this.readProfile.record(user, id);
      const canSetPpo = mayDesignatePpo(user);
      const page = presentDesignationsForm({
        offender,
        values,
        errors,
        canSetPpo,
        today: this.clock.today(),
      });
      await reply.status(400).view('offenders/designations.njk', { page });
    }
  }
}

function sayRecorded({ registration, score, currentScore }: ScoreAnswer): string {
  if (registration) return 'Score recorded. Now registered on the scheme.';
  return score === currentScore
    ? 'Score recorded'
    : 'Score recorded as history. The score from the latest assessment stays the current one (TIER-5).';
}

const SCORE_ERROR = { field: 'score', message: 'Score must be a whole number from 0 to 100', rule: 'TIER-4' };

/** What was typed as a number, or null: 69.5 and 90% are not whole numbers, and nothing is rounded (TIER-4). */
function readWholeNumber(text: string): number | null {
  return /^-?\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : null;
}
