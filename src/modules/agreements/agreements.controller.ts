import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import {
  AgreementsQueryDto,
  ChangeAgreementDto,
  RecordAgreementDto,
  WithdrawAgreementDto,
} from './agreements.dto.js';
import { AGREEMENT_EVENTS } from './agreements.events.js';
import { mayKeepAgreements, mayReadAgreements } from './agreements.policy.js';
import { AgreementsQueries, type AgreementView } from './agreements.queries.js';
import { Agreements } from './agreements.service.js';

type Request = ScopedRequest & { user: SignedInActor };

@ApiTags('scheme')
@ApiBearerAuth()
@Controller('api/v1/agreements')
export class AgreementsController {
  constructor(
    private readonly agreements: Agreements,
    private readonly queries: AgreementsQueries,
  ) {}

  /** Under which agreement each agency shares, and from when to when. */
  @Get()
  @Access({ permission: mayReadAgreements, audit: 'agreement.viewed' })
  async list(
    @Req() { user }: Request,
    @Query() { all }: AgreementsQueryDto,
  ): Promise<{ items: AgreementView[] }> {
    return { items: await this.queries.list(user, all) };
  }

  @Post()
  @Access({ permission: mayKeepAgreements, audit: AGREEMENT_EVENTS.recorded })
  async record(@Req() { user }: Request, @Body() body: RecordAgreementDto): Promise<AgreementView> {
    const { id } = await this.agreements.record(user, body);
    return this.queries.get(user, id);
  }

  /** Another last day or note; the row before stays as history. */
  @Post(':id/change')
  @Access({ permission: mayKeepAgreements, audit: AGREEMENT_EVENTS.changed })
  async change(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: ChangeAgreementDto,
  ): Promise<AgreementView> {
    const changed = await this.agreements.change(user, id, body);
    return this.queries.get(user, changed.id);
  }

  /** Says that there was no such agreement; the row stays as history. */
  @Post(':id/withdraw')
  @HttpCode(200)
  @Access({ permission: mayKeepAgreements, audit: AGREEMENT_EVENTS.withdrawn })
  async withdraw(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: WithdrawAgreementDto,
  ): Promise<AgreementView> {
    const withdrawn = await this.agreements.withdraw(user, id, body);
    return this.queries.get(user, withdrawn.id);
  }
}
