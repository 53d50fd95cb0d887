import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import {
  DrugTestsQueries,
  mayReadDrugTests,
  mayRecordDrugTests,
  type DrugTestView,
} from '../case-facts/index.js';
import { viewedOffender } from '../offenders/index.js';
import { CorrectDrugTestDto, FactsQueryDto, GiveReasonDto, RecordDrugTestDto } from './case-recording.dto.js';
import { DrugTestsService, type DrugTestAnswer } from './drug-tests.service.js';

type Request = ScopedRequest & { user: SignedInActor };

@ApiTags('drug tests')
@ApiBearerAuth()
@Controller('api/v1/offenders/:id/drug-tests')
export class DrugTestsController {
  constructor(
    private readonly tests: DrugTestsService,
    private readonly queries: DrugTestsQueries,
  ) {}

  /** Drug tests that stand; with `all`, every row and what took its place. */
  @Get()
  @Access({ permission: mayReadDrugTests, audit: 'drug-test.viewed', view: viewedOffender })
  async list(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Query() { all }: FactsQueryDto,
  ): Promise<{ items: DrugTestView[]; total: number }> {
    const items = await this.queries.list(user, id, all === 'true');
    return { items, total: items.length };
  }

  /** Records a drug test, which counts on the day of its sample (EXIT-2). */
  @Post()
  @Access({ permission: mayRecordDrugTests, audit: 'drug-test.recorded' })
  record(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: RecordDrugTestDto,
  ): Promise<DrugTestAnswer> {
    return this.tests.record(user, id, body);
  }

  /** Puts a row in the place of one that was recorded wrongly; both stay. */
  @Post(':tid/correct')
  @Access({ permission: mayRecordDrugTests, audit: 'drug-test.corrected' })
  correct(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('tid') testId: string,
    @Body() body: CorrectDrugTestDto,
  ): Promise<DrugTestAnswer> {
    return this.tests.correct(user, id, testId, body);
  }

  /** Says that there was no such test; the row stays as history. */
  @Post(':tid/withdraw')
  @HttpCode(200)
  @Access({ permission: mayRecordDrugTests, audit: 'drug-test.corrected' })
  withdraw(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('tid') testId: string,
    @Body() body: GiveReasonDto,
  ): Promise<DrugTestAnswer> {
    return this.tests.withdraw(user, id, testId, body);
  }
}
