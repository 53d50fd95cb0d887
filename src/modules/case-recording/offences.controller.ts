import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { CaseFactsQueries, mayRecordOffences, type OffenceView } from '../case-facts/index.js';
import { viewedOffender } from '../offenders/index.js';
import { CorrectOffenceDto, FactsQueryDto, GiveReasonDto, RecordOffenceDto } from './case-recording.dto.js';
import { OffencesService, type OffenceAnswer } from './offences.service.js';
import { mayRead } from '../sharing/index.js';

type Request = ScopedRequest & { user: SignedInActor };

@ApiTags('offences')
@ApiBearerAuth()
@Controller('api/v1/offenders/:id/offences')
export class OffencesController {
  constructor(
    private readonly offences: OffencesService,
    private readonly queries: CaseFactsQueries,
  ) {}

  /** Charges and convictions that stand; with `all`, every row and what took its place. */
  @Get()
  @Access({ permission: mayRead('offences'), audit: 'offence.viewed', view: viewedOffender })
  async list(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Query() { all }: FactsQueryDto,
  ): Promise<{ items: OffenceView[]; total: number }> {
    const items = await this.queries.offences(user, id, all === 'true');
    return { items, total: items.length };
  }

  /** Records a charge or conviction; whoever it makes automatic is registered in the same transaction. */
  @Post()
  @Access({ permission: mayRecordOffences, audit: 'offence.recorded' })
  record(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: RecordOffenceDto,
  ): Promise<OffenceAnswer> {
    return this.offences.record(user, id, body);
  }

  /** Puts a row in the place of one that was recorded wrongly; both stay. */
  @Post(':oid/correct')
  @Access({ permission: mayRecordOffences, audit: 'offence.corrected' })
  correct(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('oid') offenceId: string,
    @Body() body: CorrectOffenceDto,
  ): Promise<OffenceAnswer> {
    return this.offences.correct(user, id, offenceId, body);
  }

  /** Says that there was no such offence; the row stays as history. */
  @Post(':oid/withdraw')
  @HttpCode(200)
  @Access({ permission: mayRecordOffences, audit: 'offence.corrected' })
  withdraw(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('oid') offenceId: string,
    @Body() body: GiveReasonDto,
  ): Promise<OffenceAnswer> {
    return this.offences.withdraw(user, id, offenceId, body);
  }
}
