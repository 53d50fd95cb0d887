import { Body, Controller, Get, Param, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  mayRecordEngagement,
  mayRecordSupervision,
  mayRecordWanted,
  StatusFactsQueries,
} from '../../modules/case-facts/index.js';
import { StatusFactsService } from '../../modules/case-recording/index.js';
import { viewedOffender } from '../../modules/offenders/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { FactForms, type FormPlace } from '../case-facts/fact-forms.js';
import { typed, type TypedValues } from '../shell/form-errors.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { sayStatus } from './say-status.presenter.js';
import { presentEngagementForm, presentWantedForm } from './status-facts.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

const FORM_VIEWED = 'offender.form-viewed';
const WANTED = 'rag-status/wanted.njk';
const ENGAGEMENT = 'rag-status/engagement.njk';

/** The forms that record the facts behind a RAG status: wanted and engagement (RAG-5). */
@ApiExcludeController()
@Controller('offenders/:id')
@UseInterceptors(PageInterceptor)
export class StatusFactsPages {
  constructor(
    private readonly forms: FactForms,
    private readonly facts: StatusFactsService,
    private readonly queries: StatusFactsQueries,
    private readonly clock: ClockService,
  ) {}

  @Get('wanted')
  @Access({ permission: mayRecordWanted, audit: FORM_VIEWED, view: viewedOffender })
  @Render(WANTED)
  async wantedForm(@Req() { user }: Request, @Param('id') id: string) {
    const offender = await this.forms.record(user, id);
    const { wanted: recorded } = await this.queries.current(user, id);
    return { page: presentWantedForm({ offender, recorded, today: this.clock.today() }) };
  }

  @Post('wanted')
  @Access({ permission: mayRecordWanted, audit: 'wanted.changed' })
  async recordWanted(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { wanted: recorded } = await this.queries.current(user, id);
    const today = this.clock.today();
    await this.forms.answer(reply, place(user, id, WANTED, 'status'), {
      save: async () =>
        sayStatus(
          'Wanted recorded',
          await this.facts.setWanted(user, id, { status: typed(values, 'status') }),
        ),
      show: (offender, errors) => presentWantedForm({ offender, recorded, values, errors, today }),
    });
  }

  @Get('engagement')
  @Access({ permission: mayRecordEngagement, audit: FORM_VIEWED, view: viewedOffender })
  @Render(ENGAGEMENT)
  async engagementForm(@Req() { user }: Request, @Param('id') id: string) {
    const offender = await this.forms.record(user, id);
    const recorded = await this.queries.current(user, id);
    const maySetSupervision = mayRecordSupervision(user);
    const today = this.clock.today();
    return { page: presentEngagementForm({ offender, recorded, maySetSupervision, today }) };
  }

  @Post('engagement')
  @Access({ permission: mayRecordEngagement, audit: 'engagement.changed' })
  async recordEngagement(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const recorded = await this.queries.current(user, id);
    const maySetSupervision = mayRecordSupervision(user);
    const today = this.clock.today();
    const chosen = (field: string): string | undefined => typed(values, field) || undefined;
    const sent = { supervision: chosen('supervision'), treatment: chosen('treatment') };
    await this.forms.answer(reply, place(user, id, ENGAGEMENT, 'treatment'), {
      save: async () => sayStatus('Engagement recorded', await this.facts.setEngagement(user, id, sent)),
      show: (offender, errors) =>
        presentEngagementForm({ offender, recorded, maySetSupervision, values, errors, today }),
    });
  }
}

const place = (user: SignedInActor, id: string, template: string, field: string): FormPlace => ({
  ...{ user, id, template, field },
  tab: 'engagement',
});
