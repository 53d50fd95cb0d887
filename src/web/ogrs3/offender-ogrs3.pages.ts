import { Body, Controller, Get, Param, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { viewedOffender } from '../../modules/offenders/index.js';
import {
  mayRecordScores,
  OGRS3,
  OgrsTieringQueries,
  ScoresService,
  type CalculatedScore,
} from '../../modules/ogrs-tiering/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { ReadProfile } from '../offenders/read-profile.js';
import { sayRecorded } from '../offenders/say-recorded.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths } from '../shell/paths.js';
import { calculateTyped } from './calculate-typed.js';
import { mergeErrors, readAssessmentForm, readOgrs3Form } from './ogrs3.form.js';
import { presentOgrs3, type Ogrs3View } from './ogrs3.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

/** The calculator from a profile: what is known filled in, and the answer can be recorded. */
@ApiExcludeController()
@Controller('offenders/:id/ogrs3')
@UseInterceptors(PageInterceptor)
export class OffenderOgrs3Pages {
  constructor(
    private readonly scores: ScoresService,
    private readonly tiering: OgrsTieringQueries,
    private readonly readProfile: ReadProfile,
    private readonly locals: PageLocals,
    private readonly clock: ClockService,
  ) {}

  @Get()
  @Access({ permission: mayRecordScores, audit: 'offender.form-viewed', view: viewedOffender })
  @Render('ogrs3/ogrs3.njk')
  async form(@Req() { user }: Request, @Param('id') id: string) {
    return { page: await this.page(user, id) };
  }

  /** Calculates; or records the answer that stood on the page, when that is the button that was pressed. */
  @Post()
  @Access({ permission: mayRecordScores, audit: 'ogrs3.calculated' })
  async calculate(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const isToRecord = typed(values, 'then') === 'record';
    const refused = isToRecord ? await this.record({ user, id }, values, reply) : [];
    if (refused === null) return;
    const { calculated, errors } = await calculateTyped(values, (factors) =>
      this.scores.calculateFor(user, id, OGRS3.name, factors),
    );
    const all = mergeErrors(errors, calculated ? refused : []);
    const page = await this.page(user, id, { values, errors: all, calculated });
    await reply.status(all.length > 0 ? 400 : 200).view('ogrs3/ogrs3.njk', { page });
  }

  /** Records and goes back to the profile, and then gives null; otherwise what is wrong. */
  private async record(
    { user, id }: { user: SignedInActor; id: string },
    values: TypedValues,
    reply: FastifyReply,
  ): Promise<FormError[] | null> {
    const { factors } = readOgrs3Form(values);
    const { assessedOn, errors } = readAssessmentForm(values, this.clock.today());
    if (errors.length > 0) return errors;
    try {
      const answer = await this.scores.record(user, id, { instrument: OGRS3.name, factors, assessedOn });
      this.locals.flash(reply, sayRecorded(answer));
      await reply.redirect(paths.offender(id), 303);
      return null;
    } catch (error) {
      return readRefusal(error, 'assessedOn');
    }
  }

  private async page(
    user: SignedInActor,
    id: string,
    done: { values?: TypedValues; errors?: FormError[]; calculated?: CalculatedScore | null } = {},
  ): Promise<Ogrs3View> {
    const [offender, known] = await Promise.all([
      this.readProfile.record(user, id),
      this.tiering.knownOgrs3(user, id),
    ]);
    return presentOgrs3({ offender, known, today: this.clock.today(), ...done });
  }
}
