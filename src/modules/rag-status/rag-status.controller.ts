import { Body, Controller, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { viewedOffender } from '../offenders/index.js';
import { EligibilityService, type Eligibility } from '../ogrs-tiering/index.js';
import { ConfirmRagDto, SetRagDto } from './rag-status.dto.js';
import { maySetRag } from './rag-status.policy.js';
import { RagStatusQueries, type RagView } from './rag-status.queries.js';
import { RagStatusService } from './rag-status.service.js';
import { mayRead } from '../sharing/index.js';

/** What a change of status answers with. */
type RagAnswer = RagView & { rag: string | null; eligibility: Eligibility; version: number };
type Request = ScopedRequest & { user: SignedInActor };

@ApiTags('RAG status')
@ApiBearerAuth()
@Controller('api/v1/offenders/:id/rag')
export class RagStatusController {
  constructor(
    private readonly service: RagStatusService,
    private readonly queries: RagStatusQueries,
    private readonly eligibility: EligibilityService,
  ) {}

  @Get()
  @Access({ permission: mayRead('rag'), audit: 'rag.viewed', view: viewedOffender })
  get(@Req() { user }: Request, @Param('id') id: string): Promise<RagView> {
    return this.queries.get(user, id);
  }

  /** Sets the status by hand, with a reason (RAG-6). */
  @Put()
  @Access({ permission: maySetRag, audit: 'rag.changed' })
  async set(@Req() { user }: Request, @Param('id') id: string, @Body() body: SetRagDto): Promise<RagAnswer> {
    const { version } = await this.service.set(user, id, body);
    return this.answer(user, id, version);
  }

  /** Says that the status is still right (LAW-5). */
  @Post('confirm')
  @HttpCode(200)
  @Access({ permission: maySetRag, audit: 'rag.confirmed' })
  async confirm(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: ConfirmRagDto,
  ): Promise<RagAnswer> {
    const { version } = await this.service.confirm(user, id, body);
    return this.answer(user, id, version);
  }

  private async answer(user: SignedInActor, id: string, version: number): Promise<RagAnswer> {
    const view = await this.queries.get(user, id);
    const eligibility = await this.eligibility.assess(user, id);
    return { ...view, rag: view.status, eligibility, version };
  }
}
