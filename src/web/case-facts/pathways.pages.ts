import { Body, Controller, Get, Param, Post, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { mayRecordPathways } from '../../modules/case-facts/index.js';
import { PathwaysService } from '../../modules/case-recording/index.js';
import { viewedOffender } from '../../modules/offenders/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { PATHWAYS, type Pathway } from '../../shared/pathway.js';
import { typed, type TypedValues } from '../shell/form-errors.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { FactForms, type FormPlace } from './fact-forms.js';
import { presentChoosePathway, presentPathwayForm } from './pathway.presenter.js';
import { ReadAgencyForms } from './read-agency-forms.js';
import { pathwayValues, readPathwayForm } from './support.form.js';
import { presentWithdrawPathway } from './withdraw.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

const FORM_VIEWED = 'offender.form-viewed';
const CHANGED = 'pathway.changed';
const CHOOSE = 'case-facts/choose-pathway.njk';
const FORM = 'case-facts/pathway.njk';
const GIVE_REASON = 'case-facts/give-reason.njk';

const readPathwayKey = (value: string | undefined): Pathway | null =>
  PATHWAYS.find((pathway) => pathway === value) ?? null;

/** The forms that add, change and withdraw pathways. */
@ApiExcludeController()
@Controller('offenders/:id/pathways')
@UseInterceptors(PageInterceptor)
export class PathwaysPages {
  constructor(
    private readonly forms: FactForms,
    private readonly reading: ReadAgencyForms,
    private readonly pathways: PathwaysService,
    private readonly clock: ClockService,
  ) {}

  /** Asks which pathway first; with one, for what belongs to it. */
  @Get('new')
  @Access({ permission: mayRecordPathways, audit: FORM_VIEWED, view: viewedOffender })
  async newForm(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
    @Query('pathway') chosen?: string,
  ): Promise<void> {
    const offender = await this.forms.record(user, id);
    const today = this.clock.today();
    const pathway = readPathwayKey(chosen);
    if (pathway === null) {
      const errors = chosen === undefined ? [] : [{ field: 'pathway', message: 'Choose a pathway' }];
      await reply.view(CHOOSE, { page: presentChoosePathway({ offender, errors, today }) });
      return;
    }
    const choices = await this.reading.agencyChoices(user);
    await reply.view(FORM, { page: presentPathwayForm({ offender, pathway, ...choices, today }) });
  }

  @Post('new')
  @Access({ permission: mayRecordPathways, audit: CHANGED })
  async add(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { sent, dateErrors } = readPathwayForm(values);
    const pathway = readPathwayKey(typed(values, 'pathway')) ?? 'accommodation';
    const choices = { ...(await this.reading.agencyChoices(user)), today: this.clock.today() };
    await this.forms.answer(reply, place(user, id, FORM, 'need'), {
      dateErrors,
      save: async () => {
        await this.pathways.record(user, id, sent);
        return 'Pathway recorded.';
      },
      show: (offender, errors) => presentPathwayForm({ offender, pathway, ...choices, values, errors }),
    });
  }

  @Get(':pid/change')
  @Access({ permission: mayRecordPathways, audit: FORM_VIEWED, view: viewedOffender })
  async changeForm(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('pid') entryId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const correcting = await this.reading.pathway(user, id, entryId);
    const offender = await this.forms.record(user, id);
    const { pathway } = correcting;
    const values = pathwayValues(correcting);
    const choices = { ...(await this.reading.agencyChoices(user)), today: this.clock.today() };
    await reply.view(FORM, {
      page: presentPathwayForm({ offender, pathway, correcting, values, ...choices }),
    });
  }

  @Post(':pid/change')
  @Access({ permission: mayRecordPathways, audit: CHANGED })
  async change(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('pid') entryId: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const correcting = await this.reading.pathway(user, id, entryId);
    const { sent, dateErrors } = readPathwayForm(values);
    const { pathway } = correcting;
    const changed = { ...sent, pathway, reason: typed(values, 'reason') };
    const choices = { ...(await this.reading.agencyChoices(user)), today: this.clock.today() };
    await this.forms.answer(reply, place(user, id, FORM, 'reason'), {
      dateErrors,
      save: async () => {
        await this.pathways.change(user, id, entryId, changed);
        return 'Pathway changed.';
      },
      show: (offender, errors) =>
        presentPathwayForm({ offender, pathway, correcting, ...choices, values, errors }),
    });
  }

  @Get(':pid/withdraw')
  @Access({ permission: mayRecordPathways, audit: FORM_VIEWED, view: viewedOffender })
  async withdrawForm(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('pid') entryId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const entry = await this.reading.pathway(user, id, entryId);
    const offender = await this.forms.record(user, id);
    const page = presentWithdrawPathway({ offender, entry, today: this.clock.today() });
    await reply.view(GIVE_REASON, { page });
  }

  @Post(':pid/withdraw')
  @Access({ permission: mayRecordPathways, audit: CHANGED })
  async withdraw(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('pid') entryId: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const entry = await this.reading.pathway(user, id, entryId);
    const today = this.clock.today();
    await this.forms.answer(reply, place(user, id, GIVE_REASON, 'reason'), {
      save: async () => {
        await this.pathways.withdraw(user, id, entryId, { reason: typed(values, 'reason') });
        return 'Pathway withdrawn.';
      },
      show: (offender, errors) => presentWithdrawPathway({ offender, entry, values, errors, today }),
    });
  }
}

const place = (user: SignedInActor, id: string, template: string, field: string): FormPlace => ({
  ...{ user, id, template, field },
  tab: 'pathways',
});
