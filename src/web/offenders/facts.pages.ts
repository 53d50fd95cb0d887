import { Body, Controller, Get, Param, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { viewedOffender } from '../../modules/offenders/index.js';
import { mayRecordScores, ScoresService } from '../../modules/ogrs-tiering/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import { badInput } from '../../shared/domain-error.js';
import { readDateField } from '../shell/date-field.js';
import { readRefusal } from '../shell/form-refusal.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths } from '../shell/paths.js';
import type { OffenderRecord } from './offender-record.js';
import { ReadProfile } from './read-profile.js';
import { sayRecorded } from './say-recorded.js';
import { presentScoreForm } from './score.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

const FORM_VIEWED = 'offender.form-viewed';

/** The form that records a score. */
@ApiExcludeController()
@Controller('offenders/:id')
@UseInterceptors(PageInterceptor)
export class FactsPages {
  constructor(
    private readonly readProfile: ReadProfile,
    private readonly scores: ScoresService,
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
    await this.save(
      reply,
      { user, id, field: 'score', template: 'offenders/score.njk' },
      {
        save: async () => sayRecorded(await this.scores.record(user, id, readScoreForm(values, today))),
        show: (offender, errors) => presentScoreForm({ offender, values, errors, today }),
      },
    );
  }

  /** Saves and goes back to the record; or shows the form again with what was typed and what is wrong with it. */
  private async save(reply: FastifyReply, place: FormPlace, form: FactForm): Promise<void> {
    const { user, id, field, template } = place;
    try {
      this.locals.flash(reply, await form.save());
      await reply.redirect(paths.offender(id), 303);
    } catch (error) {
      const errors = readRefusal(error, field);
      const offender = await this.readProfile.record(user, id);
      await reply.status(400).view(template, { page: form.show(offender, errors) });
    }
  }
}

interface FormPlace {
  user: SignedInActor;
  id: string;
  /** The field beside which a refusal stands that names none. */
  field: string;
  template: string;
}

interface FactForm {
  /** Records the fact and says what was done. */
  save: () => Promise<string>;
  show: (offender: OffenderRecord, errors: FormError[]) => object;
}

/**
 * Reads the score's form.
 *
 * @throws DomainError bad-input naming `score` or a box of the date.
 */
function readScoreForm(
  values: TypedValues,
  today: CalendarDay,
): { score: number | null; assessedOn: CalendarDay | null } {
  const date = readDateField(values, {
    field: 'assessedOn',
    called: 'Date of assessment',
    whenEmpty: 'Enter the date of assessment',
    latest: today,
  });
  const score = readWholeNumber(typed(values, 'score'));
  if (!date.error) return { score, assessedOn: date.day };
  throw badInput([...(score === null ? [SCORE_ERROR] : []), { ...date.error, rule: 'TIER-5' }]);
}

const SCORE_ERROR = { field: 'score', message: 'Score must be a whole number from 0 to 100', rule: 'TIER-4' };

/** What was typed as a number, or null: 69.5 and 90% are not whole numbers, and nothing is rounded (TIER-4). */
function readWholeNumber(text: string): number | null {
  return /^-?\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : null;
}
