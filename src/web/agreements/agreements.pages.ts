import { Body, Controller, Get, Param, Post, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  Agreements,
  AgreementsQueries,
  mayKeepAgreements,
  mayReadAgreements,
  type AgreementView,
} from '../../modules/agreements/index.js';
import { PartnershipQueries, type AgencyView } from '../../modules/partnership/index.js';
import { needsAgreement } from '../../modules/sharing/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import type { FormError, TypedValues } from '../shell/form-errors.js';
import { typed } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths } from '../shell/paths.js';
import { mergeDateErrors, readAgreementChange, readNewAgreement } from './agreement.form.js';
import {
  presentAgreementChange,
  presentAgreementWithdrawal,
  presentNewAgreement,
  type AgreementFormView,
} from './agreement-form.presenter.js';
import { presentAgreements, type AgreementsPageView } from './agreements.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };
type FormPage = { page: AgreementFormView };

const FORM = 'agreements/agreement-form.njk';
/** Where a refusal stands that is about no field of the form. */
const WHOLE = 'agreement-form';

/** The register of sharing agreements, for administrators, and for auditors to read. */
@ApiExcludeController()
@Controller('admin/agreements')
@UseInterceptors(PageInterceptor)
export class AgreementsPages {
  constructor(
    private readonly agreements: Agreements,
    private readonly queries: AgreementsQueries,
    private readonly partnership: PartnershipQueries,
    private readonly locals: PageLocals,
  ) {}

  @Get()
  @Access({ permission: mayReadAgreements, audit: 'agreement.viewed' })
  @Render('agreements/agreements.njk')
  async list(@Req() { user }: Request): Promise<{ page: AgreementsPageView }> {
    const [rows, agencies] = await Promise.all([this.queries.list(user, true), this.agencies()]);
    return { page: presentAgreements({ rows, agencies, canKeep: mayKeepAgreements(user) }) };
  }

  @Get('new')
  @Access({ permission: mayKeepAgreements, audit: 'agreement.viewed' })
  @Render(FORM)
  async newForm(): Promise<FormPage> {
    return { page: presentNewAgreement(await this.agencies()) };
  }

  @Post('new')
  @Access({ permission: mayKeepAgreements, audit: 'agreement.recorded' })
  async record(
    @Req() { user }: Request,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { sent, errors } = readNewAgreement(values);
    try {
      await this.agreements.record(user, sent);
      await this.done(reply, 'The agreement is recorded');
    } catch (error) {
      const refused = mergeDateErrors(errors, readRefusal(error, WHOLE));
      await this.again(reply, presentNewAgreement(await this.agencies(), { values, errors: refused }));
    }
  }

  @Get(':id/change')
  @Access({ permission: mayKeepAgreements, audit: 'agreement.viewed' })
  @Render(FORM)
  async changeForm(@Req() { user }: Request, @Param('id') id: string): Promise<FormPage> {
    return { page: presentAgreementChange(await this.queries.get(user, id)) };
  }

  @Post(':id/change')
  @Access({ permission: mayKeepAgreements, audit: 'agreement.changed' })
  async change(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const agreement = await this.queries.get(user, id);
    const { sent, errors } = readAgreementChange(values);
    try {
      await this.agreements.change(user, id, sent);
      await this.done(reply, 'The agreement is changed');
    } catch (error) {
      const refused = mergeDateErrors(errors, readRefusal(error, WHOLE));
      await this.again(reply, presentAgreementChange(agreement, { values, errors: refused }));
    }
  }

  @Get(':id/withdraw')
  @Access({ permission: mayKeepAgreements, audit: 'agreement.viewed' })
  @Render(FORM)
  async withdrawForm(@Req() { user }: Request, @Param('id') id: string): Promise<FormPage> {
    return { page: presentAgreementWithdrawal(await this.queries.get(user, id)) };
  }

  @Post(':id/withdraw')
  @Access({ permission: mayKeepAgreements, audit: 'agreement.withdrawn' })
  async withdraw(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const agreement: AgreementView = await this.queries.get(user, id);
    try {
      await this.agreements.withdraw(user, id, { reason: typed(values, 'reason') });
      await this.done(reply, 'The agreement is withdrawn');
    } catch (error) {
      const errors: FormError[] = readRefusal(error, WHOLE);
      await this.again(reply, presentAgreementWithdrawal(agreement, { values, errors }));
    }
  }

  /** Those that share by an agreement. */
  private async agencies(): Promise<AgencyView[]> {
    return (await this.partnership.listAgencies()).filter(({ key }) => needsAgreement(key));
  }

  private async done(reply: FastifyReply, message: string): Promise<void> {
    this.locals.flash(reply, message);
    await reply.redirect(paths.agreements(), 303);
  }

  private async again(reply: FastifyReply, page: AgreementFormView): Promise<void> {
    await reply.status(400).view(FORM, { page });
  }
}
