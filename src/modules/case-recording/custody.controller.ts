import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { CaseFactsQueries, mayRecordCustody, type CustodyView } from '../case-facts/index.js';
import { viewedOffender } from '../offenders/index.js';
import {
  CorrectCustodyDto,
  FactsQueryDto,
  GiveReasonDto,
  RecordCustodyDto,
  RecordReleaseDto,
} from './case-recording.dto.js';
import { CustodyService, type CustodyAnswer } from './custody.service.js';
import { mayRead } from '../sharing/index.js';

type Request = ScopedRequest & { user: SignedInActor };

@ApiTags('custody')
@ApiBearerAuth()
@Controller('api/v1/offenders/:id/custody')
export class CustodyController {
  constructor(
    private readonly custody: CustodyService,
    private readonly queries: CaseFactsQueries,
  ) {}

  /** Times in custody that stand; with `all`, every row and what took its place. */
  @Get()
  @Access({ permission: mayRead('custody'), audit: 'custody.viewed', view: viewedOffender })
  async list(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Query() { all }: FactsQueryDto,
  ): Promise<{ items: CustodyView[]; total: number }> {
    const items = await this.queries.custody(user, id, all === 'true');
    return { items, total: items.length };
  }

  /** Records a time in custody, ended or not (EXCL-2). */
  @Post()
  @Access({ permission: mayRecordCustody, audit: 'custody.changed' })
  record(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: RecordCustodyDto,
  ): Promise<CustodyAnswer> {
    return this.custody.record(user, id, body);
  }

  /** Records the day of release (EXCL-2 counts from it). */
  @Post(':cid/release')
  @Access({ permission: mayRecordCustody, audit: 'custody.changed' })
  release(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('cid') spellId: string,
    @Body() body: RecordReleaseDto,
  ): Promise<CustodyAnswer> {
    return this.custody.release(user, id, spellId, body);
  }

  /** Puts a row in the place of one that was recorded wrongly; both stay. */
  @Post(':cid/correct')
  @Access({ permission: mayRecordCustody, audit: 'custody.changed' })
  correct(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('cid') spellId: string,
    @Body() body: CorrectCustodyDto,
  ): Promise<CustodyAnswer> {
    return this.custody.correct(user, id, spellId, body);
  }

  /** Says that there was no such time in custody; the row stays as history. */
  @Post(':cid/withdraw')
  @HttpCode(200)
  @Access({ permission: mayRecordCustody, audit: 'custody.changed' })
  withdraw(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('cid') spellId: string,
    @Body() body: GiveReasonDto,
  ): Promise<CustodyAnswer> {
    return this.custody.withdraw(user, id, spellId, body);
  }
}
