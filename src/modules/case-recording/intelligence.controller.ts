import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { CaseFactsQueries, mayRecordIntelligence, type IntelligencePicture } from '../case-facts/index.js';
import { viewedOffender } from '../offenders/index.js';
import { GiveReasonDto, RecordIntelligenceDto } from './case-recording.dto.js';
import {
  IntelligenceService,
  type ClosedIntelligenceAnswer,
  type IntelligenceAnswer,
} from './intelligence.service.js';
import { mayRead } from '../sharing/index.js';

type Request = ScopedRequest & { user: SignedInActor };

@ApiTags('intelligence')
@ApiBearerAuth()
@Controller('api/v1/offenders/:id/intelligence')
export class IntelligenceController {
  constructor(
    private readonly intelligence: IntelligenceService,
    private readonly queries: CaseFactsQueries,
  ) {}

  /** What this reader may see of it, and whether police intelligence bears on the status (INT-4). */
  @Get()
  @Access({ permission: mayRead('intelligence'), audit: 'intelligence.viewed', view: viewedOffender })
  list(@Req() { user }: Request, @Param('id') id: string): Promise<IntelligencePicture> {
    return this.queries.intelligence(user, id);
  }

  /** Records police intelligence with its 3x5x2 grading (INT-1). */
  @Post()
  @Access({ permission: mayRecordIntelligence, audit: 'intelligence.recorded' })
  record(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: RecordIntelligenceDto,
  ): Promise<IntelligenceAnswer> {
    return this.intelligence.record(user, id, body);
  }

  /** Closes an item: it is current no more (INT-2). */
  @Post(':iid/close')
  @HttpCode(200)
  @Access({ permission: mayRecordIntelligence, audit: 'intelligence.closed' })
  close(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Param('iid') intelligenceId: string,
    @Body() body: GiveReasonDto,
  ): Promise<ClosedIntelligenceAnswer> {
    return this.intelligence.close(user, id, intelligenceId, body);
  }
}
