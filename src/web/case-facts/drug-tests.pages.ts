import { Body, Controller, Get, Param, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DrugTestsQueries, mayRecordDrugTests } from '../../modules/case-facts/index.js';
import { DrugTestsService } from '../../modules/case-recording/index.js';
import { viewedOffender } from '../../modules/offenders/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { typed, type TypedValues } from '../shell/form-errors.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { presentDrugTestForm } from './drug-test.presenter.js';
import { FactForms, type FormPlace } from './fact-forms.js';
import { drugTestValues, readDrugTestForm } from './support.form.js';
import { presentWithdrawDrugTest } from './withdraw.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

const FORM_VIEWED = 'offender.form-viewed';
const FORM = 'case-facts/drug-test.njk';
const GIVE_REASON = 'case-facts/give-reason.njk';

/** The forms that add, correct and withdraw drug tests. */
@ApiExcludeController()
@Controller('offenders/:id/drug-tests')
@UseInterceptors(PageInterceptor)
export class DrugTestsPages {
  constructor(
    private readonly forms: FactForms,
    private readonly queries: DrugTestsQueries,
    private readonly tests: DrugTestsService,
    private readonly clock: ClockService,
  ) {}

  @Get('new')
  @Access({ permission: mayRecordDrugTests, audit: FORM_VIEWED, view: viewedOffender })
  @Render(FORM)
  async newForm(@Req() { user }: Request, @Param('id') id: string) {
    const offender = await this.forms.record(user, id);
    return { page: presentDrugTestForm({ offender, today: this.clock.today() }) };
  }

  @Post('new')
  @Access({ permission: mayRecordDrugTests, audit: 'drug-test.recorded' })
  async add(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { sent, dateErrors } = readDrugTestForm(values);
    const today = this.clock.today();
    await this.forms.answer(reply, place(user, id, FORM, 'sampleDate'), {
      dateErrors,
      save: async () => {
        await this.tests.record(user, id, sent);
        return 'Drug test recorded.';
      },
      show: (offender, errors) => presentDrugTestForm({ offender, values, errors, today }),
    });
  }

  @Get(':tid/correct')
  @Access({ permission: mayRecordDrugTests, audit: FORM_VIEWED, view: viewedOffender })
  @Render(FORM)
  async correctForm(@Req() { user }: Request, @Param('id') id: string, @Param('tid') testId: string) {
    const correcting = await this.queries.one(user, id, testId);
    const offender = await this.forms.record(user, id);
    const values = drugTestValues(correcting);
    return { page: presentDrugTestForm({ offender, correcting, values, today: this.clock.today() }) };
  }

  @Post(':tid/correct')
  @Access({ permission: mayRecordDrugTests, audit: 'drug-test.corrected' })
  async correct(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('tid') testId: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const correcting = await this.queries.one(user, id, testId);
    const { sent, dateErrors } = readDrugTestForm(values);
    const today = this.clock.today();
    await this.forms.answer(reply, place(user, id, FORM, 'reason'), {
      dateErrors,
      save: async () => {
        await this.tests.correct(user, id, testId, { ...sent, reason: typed(values, 'reason') });
        return 'Drug test corrected.';
      },
      show: (offender, errors) => presentDrugTestForm({ offender, correcting, values, errors, today }),
    });
  }

  @Get(':tid/withdraw')
  @Access({ permission: mayRecordDrugTests, audit: FORM_VIEWED, view: viewedOffender })
  @Render(GIVE_REASON)
  async withdrawForm(@Req() { user }: Request, @Param('id') id: string, @Param('tid') testId: string) {
    const test = await this.queries.one(user, id, testId);
    const offender = await this.forms.record(user, id);
    return { page: presentWithdrawDrugTest({ offender, test, today: this.clock.today() }) };
  }

  @Post(':tid/withdraw')
  @Access({ permission: mayRecordDrugTests, audit: 'drug-test.corrected' })
  async withdraw(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('tid') testId: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const test = await this.queries.one(user, id, testId);
    const today = this.clock.today();
    await this.forms.answer(reply, place(user, id, GIVE_REASON, 'reason'), {
      save: async () => {
        await this.tests.withdraw(user, id, testId, { reason: typed(values, 'reason') });
        return 'Drug test withdrawn.';
      },
      show: (offender, errors) => presentWithdrawDrugTest({ offender, test, values, errors, today }),
    });
  }
}

const place = (user: SignedInActor, id: string, template: string, field: string): FormPlace => ({
  ...{ user, id, template, field },
  tab: 'drug-tests',
});
