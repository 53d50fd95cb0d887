import { Body, Controller, Get, Param, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CaseFactsQueries, isSuitablyGraded } from '../../modules/case-facts/index.js';
import { viewedOffender } from '../../modules/offenders/index.js';
import {
  DesignationsService,
  EligibilityService,
  mayDesignatePpo,
  mayRecordDesignations,
  TransfersInQueries,
} from '../../modules/ogrs-tiering/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { FactForms } from '../case-facts/fact-forms.js';
import type { TypedValues } from '../shell/form-errors.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { readDesignationsForm } from './designations.form.js';
import { presentDesignationsForm, type DesignationsFormInput } from './designations.presenter.js';
import { sayDesignated } from './say-designated.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };
type Known = Pick<DesignationsFormInput, 'nomination' | 'transfer' | 'today'>;

/** The form for what a person is designated as (sections 2 and 3). */
@ApiExcludeController()
@Controller('offenders/:id/designations')
@UseInterceptors(PageInterceptor)
export class DesignationsPages {
  constructor(
    private readonly forms: FactForms,
    private readonly designations: DesignationsService,
    private readonly eligibility: EligibilityService,
    private readonly transfers: TransfersInQueries,
    private readonly caseFacts: CaseFactsQueries,
    private readonly clock: ClockService,
  ) {}

  @Get()
  @Access({ permission: mayRecordDesignations, audit: 'offender.form-viewed', view: viewedOffender })
  @Render('offenders/designations.njk')
  async form(@Req() { user }: Request, @Param('id') id: string) {
    const offender = await this.forms.record(user, id);
    return { page: presentDesignationsForm({ offender, ...(await this.known(user, id)) }) };
  }

  @Post()
  @Access({ permission: mayRecordDesignations, audit: 'designations.changed' })
  async set(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const known = await this.known(user, id);
    const { sent, dateErrors } = readDesignationsForm(values);
    const template = 'offenders/designations.njk';
    await this.forms.answer(
      reply,
      { user, id, tab: 'timeline', field: 'mappaLevel', template },
      {
        dateErrors,
        save: async () => sayDesignated(await this.designations.set(user, id, sent)),
        show: (offender, errors) => presentDesignationsForm({ offender, values, errors, ...known }),
      },
    );
  }

  /** What the form says beside its questions. @throws DomainError not-found. */
  private async known(user: SignedInActor, id: string): Promise<Known> {
    const transfer = await this.transfers.latest(user, id);
    const today = this.clock.today();
    if (!mayDesignatePpo(user)) return { nomination: null, transfer, today };
    const { adultAge, suitableIntelligence: needed } = (await this.eligibility.policyToday()).content;
    const { items } = await this.caseFacts.intelligence(user, id);
    const found = items.filter(
      (item) => item.closure === null && needed !== null && isSuitablyGraded(item, needed),
    );
    return { nomination: { adultAge, needed, found }, transfer, today };
  }
}
