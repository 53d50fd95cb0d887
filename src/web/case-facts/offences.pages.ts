import { Body, Controller, Get, Param, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CaseFactsQueries, mayRecordOffences } from '../../modules/case-facts/index.js';
import { OffencesService } from '../../modules/case-recording/index.js';
import { viewedOffender } from '../../modules/offenders/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { typed, type TypedValues } from '../shell/form-errors.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { FactForms, type FormPlace } from './fact-forms.js';
import { offenceValues, readOffenceForm } from './facts.form.js';
import { presentWithdrawOffence } from './give-reason.presenter.js';
import { presentOffenceForm } from './offence.presenter.js';
import { sayRecorded } from './say-recorded.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

const FORM_VIEWED = 'offender.form-viewed';
const FORM = 'case-facts/offence.njk';
const GIVE_REASON = 'case-facts/give-reason.njk';

/** The forms that add, correct and withdraw charges and convictions. */
@ApiExcludeController()
@Controller('offenders/:id/offences')
@UseInterceptors(PageInterceptor)
export class OffencesPages {
  constructor(
    private readonly forms: FactForms,
    private readonly queries: CaseFactsQueries,
    private readonly offences: OffencesService,
    private readonly clock: ClockService,
  ) {}

  @Get('new')
  @Access({ permission: mayRecordOffences, audit: FORM_VIEWED, view: viewedOffender })
  @Render(FORM)
  async newForm(@Req() { user }: Request, @Param('id') id: string) {
    const offender = await this.forms.record(user, id);
    return { page: presentOffenceForm({ offender, today: this.clock.today() }) };
  }

  @Post('new')
  @Access({ permission: mayRecordOffences, audit: 'offence.recorded' })
  async add(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { sent, dateErrors } = readOffenceForm(values);
    const today = this.clock.today();
    await this.forms.answer(reply, place(user, id, FORM, 'offenceDate'), {
      dateErrors,
      save: async () => sayRecorded('Offence recorded', await this.offences.record(user, id, sent)),
      show: (offender, errors) => presentOffenceForm({ offender, values, errors, today }),
    });
  }

  @Get(':oid/correct')
  @Access({ permission: mayRecordOffences, audit: FORM_VIEWED, view: viewedOffender })
  @Render(FORM)
  async correctForm(@Req() { user }: Request, @Param('id') id: string, @Param('oid') offenceId: string) {
    const correcting = await this.queries.offence(user, id, offenceId);
    const offender = await this.forms.record(user, id);
    const values = offenceValues(correcting);
    return { page: presentOffenceForm({ offender, correcting, values, today: this.clock.today() }) };
  }

  @Post(':oid/correct')
  @Access({ permission: mayRecordOffences, audit: 'offence.corrected' })
  async correct(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('oid') offenceId: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const correcting = await this.queries.offence(user, id, offenceId);
    const { sent, dateErrors } = readOffenceForm(values);
    const typedOffence = { ...sent, reason: typed(values, 'reason') };
    const today = this.clock.today();
    await this.forms.answer(reply, place(user, id, FORM, 'reason'), {
      dateErrors,
      save: async () =>
        sayRecorded('Offence corrected', await this.offences.correct(user, id, offenceId, typedOffence)),
      show: (offender, errors) => presentOffenceForm({ offender, correcting, values, errors, today }),
    });
  }

  @Get(':oid/withdraw')
  @Access({ permission: mayRecordOffences, audit: FORM_VIEWED, view: viewedOffender })
  @Render(GIVE_REASON)
  async withdrawForm(@Req() { user }: Request, @Param('id') id: string, @Param('oid') offenceId: string) {
    const offence = await this.queries.offence(user, id, offenceId);
    const offender = await this.forms.record(user, id);
    return { page: presentWithdrawOffence({ offender, offence, today: this.clock.today() }) };
  }

  @Post(':oid/withdraw')
  @Access({ permission: mayRecordOffences, audit: 'offence.corrected' })
  async withdraw(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('oid') offenceId: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const offence = await this.queries.offence(user, id, offenceId);
    const reason = typed(values, 'reason');
    const today = this.clock.today();
    await this.forms.answer(reply, place(user, id, GIVE_REASON, 'reason'), {
      save: async () =>
        sayRecorded('Offence withdrawn', await this.offences.withdraw(user, id, offenceId, { reason })),
      show: (offender, errors) => presentWithdrawOffence({ offender, offence, values, errors, today }),
    });
  }
}

const place = (user: SignedInActor, id: string, template: string, field: string): FormPlace => ({
  user,
  id,
  tab: 'offending',
  field,
  template,
});
