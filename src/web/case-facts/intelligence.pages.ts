import { Body, Controller, Get, Param, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CaseFactsQueries, mayRecordIntelligence } from '../../modules/case-facts/index.js';
import { IntelligenceService } from '../../modules/case-recording/index.js';
import { viewedOffender } from '../../modules/offenders/index.js';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { typed, type TypedValues } from '../shell/form-errors.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { FactForms, type FormPlace } from './fact-forms.js';
import { readIntelligenceForm } from './facts.form.js';
import { presentCloseIntelligence } from './give-reason.presenter.js';
import { presentIntelligenceForm } from './intelligence.presenter.js';
import { sayRecorded } from './say-recorded.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

const FORM_VIEWED = 'offender.form-viewed';
const FORM = 'case-facts/intelligence.njk';
const GIVE_REASON = 'case-facts/give-reason.njk';

/** The forms that add and close police intelligence. */
@ApiExcludeController()
@Controller('offenders/:id/intelligence')
@UseInterceptors(PageInterceptor)
export class IntelligencePages {
  constructor(
    private readonly forms: FactForms,
    private readonly queries: CaseFactsQueries,
    private readonly intelligence: IntelligenceService,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  @Get('new')
  @Access({ permission: mayRecordIntelligence, audit: FORM_VIEWED, view: viewedOffender })
  @Render(FORM)
  async newForm(@Req() { user }: Request, @Param('id') id: string) {
    const offender = await this.forms.record(user, id);
    const agencies = await this.partnership.listAgencies();
    return { page: presentIntelligenceForm({ offender, agencies, today: this.clock.today() }) };
  }

  @Post('new')
  @Access({ permission: mayRecordIntelligence, audit: 'intelligence.recorded' })
  async add(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { sent, dateErrors } = readIntelligenceForm(values);
    const agencies = await this.partnership.listAgencies();
    const today = this.clock.today();
    await this.forms.answer(reply, place(user, id, FORM, 'text'), {
      dateErrors,
      save: async () => sayRecorded('Intelligence recorded', await this.intelligence.record(user, id, sent)),
      show: (offender, errors) => presentIntelligenceForm({ offender, agencies, values, errors, today }),
    });
  }

  @Get(':iid/close')
  @Access({ permission: mayRecordIntelligence, audit: FORM_VIEWED, view: viewedOffender })
  @Render(GIVE_REASON)
  async closeForm(@Req() { user }: Request, @Param('id') id: string, @Param('iid') itemId: string) {
    const item = await this.queries.openIntelligence(user, id, itemId);
    const offender = await this.forms.record(user, id);
    return { page: presentCloseIntelligence({ offender, item, today: this.clock.today() }) };
  }

  @Post(':iid/close')
  @Access({ permission: mayRecordIntelligence, audit: 'intelligence.closed' })
  async close(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('iid') itemId: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const item = await this.queries.openIntelligence(user, id, itemId);
    const reason = typed(values, 'reason');
    const today = this.clock.today();
    await this.forms.answer(reply, place(user, id, GIVE_REASON, 'reason'), {
      save: async () =>
        sayRecorded('Intelligence closed', await this.intelligence.close(user, id, itemId, { reason })),
      show: (offender, errors) => presentCloseIntelligence({ offender, item, values, errors, today }),
    });
  }
}

const place = (user: SignedInActor, id: string, template: string, field: string): FormPlace => ({
  user,
  id,
  tab: 'intelligence',
  field,
  template,
});
