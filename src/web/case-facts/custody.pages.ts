import { Body, Controller, Get, Param, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CaseFactsQueries, mayRecordCustody } from '../../modules/case-facts/index.js';
import { CustodyService } from '../../modules/case-recording/index.js';
import { viewedOffender } from '../../modules/offenders/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import { typed, type TypedValues } from '../shell/form-errors.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { presentCustodyForm, presentReleaseForm } from './custody.presenter.js';
import { FactForms, type FormPlace } from './fact-forms.js';
import { custodyValues, readCustodyForm, readReleaseForm } from './facts.form.js';
import { presentWithdrawCustody } from './give-reason.presenter.js';
import { sayRecorded } from './say-recorded.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

const FORM_VIEWED = 'offender.form-viewed';
const CHANGED = 'custody.changed';
const FORM = 'case-facts/custody.njk';
const RELEASE = 'case-facts/release.njk';
const GIVE_REASON = 'case-facts/give-reason.njk';

/** The forms that add, end, correct and withdraw times in custody. */
@ApiExcludeController()
@Controller('offenders/:id/custody')
@UseInterceptors(PageInterceptor)
export class CustodyPages {
  constructor(
    private readonly forms: FactForms,
    private readonly queries: CaseFactsQueries,
    private readonly custody: CustodyService,
    private readonly clock: ClockService,
  ) {}

  @Get('new')
  @Access({ permission: mayRecordCustody, audit: FORM_VIEWED, view: viewedOffender })
  @Render(FORM)
  async newForm(@Req() { user }: Request, @Param('id') id: string) {
    const offender = await this.forms.record(user, id);
    return { page: presentCustodyForm({ offender, ...(await this.surroundings(user)) }) };
  }

  @Post('new')
  @Access({ permission: mayRecordCustody, audit: CHANGED })
  async add(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { sent, dateErrors } = readCustodyForm(values);
    const around = await this.surroundings(user);
    await this.forms.answer(reply, place(user, id, FORM, 'establishment'), {
      dateErrors,
      save: async () => sayRecorded('Custody recorded', await this.custody.record(user, id, sent)),
      show: (offender, errors) => presentCustodyForm({ offender, values, errors, ...around }),
    });
  }

  @Get(':cid/release')
  @Access({ permission: mayRecordCustody, audit: FORM_VIEWED, view: viewedOffender })
  @Render(RELEASE)
  async releaseForm(@Req() { user }: Request, @Param('id') id: string, @Param('cid') spellId: string) {
    const spell = await this.queries.spell(user, id, spellId);
    const offender = await this.forms.record(user, id);
    return { page: presentReleaseForm({ offender, spell, today: this.clock.today() }) };
  }

  @Post(':cid/release')
  @Access({ permission: mayRecordCustody, audit: CHANGED })
  async release(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('cid') spellId: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const spell = await this.queries.spell(user, id, spellId);
    const { sent, dateErrors } = readReleaseForm(values);
    const today = this.clock.today();
    await this.forms.answer(reply, place(user, id, RELEASE, 'to'), {
      dateErrors,
      save: async () => sayRecorded('Release recorded', await this.custody.release(user, id, spellId, sent)),
      show: (offender, errors) => presentReleaseForm({ offender, spell, values, errors, today }),
    });
  }

  @Get(':cid/correct')
  @Access({ permission: mayRecordCustody, audit: FORM_VIEWED, view: viewedOffender })
  @Render(FORM)
  async correctForm(@Req() { user }: Request, @Param('id') id: string, @Param('cid') spellId: string) {
    const correcting = await this.queries.spell(user, id, spellId);
    const offender = await this.forms.record(user, id);
    const values = custodyValues(correcting);
    return { page: presentCustodyForm({ offender, correcting, values, ...(await this.surroundings(user)) }) };
  }

  @Post(':cid/correct')
  @Access({ permission: mayRecordCustody, audit: CHANGED })
  async correct(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('cid') spellId: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const correcting = await this.queries.spell(user, id, spellId);
    const { sent, dateErrors } = readCustodyForm(values);
    const typedSpell = { ...sent, reason: typed(values, 'reason') };
    const around = await this.surroundings(user);
    await this.forms.answer(reply, place(user, id, FORM, 'reason'), {
      dateErrors,
      save: async () =>
        sayRecorded('Custody corrected', await this.custody.correct(user, id, spellId, typedSpell)),
      show: (offender, errors) => presentCustodyForm({ offender, correcting, values, errors, ...around }),
    });
  }

  @Get(':cid/withdraw')
  @Access({ permission: mayRecordCustody, audit: FORM_VIEWED, view: viewedOffender })
  @Render(GIVE_REASON)
  async withdrawForm(@Req() { user }: Request, @Param('id') id: string, @Param('cid') spellId: string) {
    const spell = await this.queries.spell(user, id, spellId);
    const offender = await this.forms.record(user, id);
    return { page: presentWithdrawCustody({ offender, spell, today: this.clock.today() }) };
  }

  @Post(':cid/withdraw')
  @Access({ permission: mayRecordCustody, audit: CHANGED })
  async withdraw(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('cid') spellId: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const spell = await this.queries.spell(user, id, spellId);
    const reason = typed(values, 'reason');
    const today = this.clock.today();
    await this.forms.answer(reply, place(user, id, GIVE_REASON, 'reason'), {
      save: async () =>
        sayRecorded('Custody withdrawn', await this.custody.withdraw(user, id, spellId, { reason })),
      show: (offender, errors) => presentWithdrawCustody({ offender, spell, values, errors, today }),
    });
  }

  private async surroundings(user: SignedInActor): Promise<{ today: CalendarDay; establishments: string[] }> {
    return { today: this.clock.today(), establishments: await this.queries.establishments(user) };
  }
}

const place = (user: SignedInActor, id: string, template: string, field: string): FormPlace => ({
  user,
  id,
  tab: 'custody',
  field,
  template,
});
