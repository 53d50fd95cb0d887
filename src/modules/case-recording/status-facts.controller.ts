import { Body, Controller, Get, Param, Put, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import type { WantedStatus } from '../../shared/rag.js';
import {
  mayRecordEngagement,
  mayRecordWanted,
  StatusFactsQueries,
  type EngagementView,
  type WantedView,
} from '../case-facts/index.js';
import { viewedOffender } from '../offenders/index.js';
import { mayRead } from '../sharing/index.js';
import { SetEngagementDto, SetWantedDto } from './case-recording.dto.js';
import { StatusFactsService, type EngagementAnswer, type WantedAnswer } from './status-facts.service.js';

type Request = ScopedRequest & { user: SignedInActor };
type Engagements = Pick<EngagementView, 'supervision' | 'treatment'> & { history: EngagementView[] };

@ApiTags('wanted and engagement')
@ApiBearerAuth()
@Controller('api/v1/offenders/:id')
export class StatusFactsController {
  constructor(
    private readonly facts: StatusFactsService,
    private readonly queries: StatusFactsQueries,
  ) {}

  /** Whether they are wanted, and how that came about; null while nobody has recorded it. */
  @Get('wanted')
  @Access({ permission: mayRead('wanted'), audit: 'wanted.viewed', view: viewedOffender })
  async wanted(
    @Req() { user }: Request,
    @Param('id') id: string,
  ): Promise<{ status: WantedStatus | null; history: WantedView[] }> {
    const history = await this.queries.wanted(user, id);
    return { status: history[0]?.status ?? null, history };
  }

  /** Records whether they are wanted; the status follows at once (RAG-6). */
  @Put('wanted')
  @Access({ permission: mayRecordWanted, audit: 'wanted.changed' })
  setWanted(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: SetWantedDto,
  ): Promise<WantedAnswer> {
    return this.facts.setWanted(user, id, body);
  }

  /** How they engage with supervision and treatment, and how that came about. */
  @Get('engagement')
  @Access({ permission: mayRead('engagement'), audit: 'engagement.viewed', view: viewedOffender })
  async engagement(@Req() { user }: Request, @Param('id') id: string): Promise<Engagements> {
    const history = await this.queries.engagement(user, id);
    const { supervision = null, treatment = null } = history[0] ?? {};
    return { supervision, treatment, history };
  }

  /** Records how they engage with supervision and treatment; the status follows at once (RAG-6). */
  @Put('engagement')
  @Access({ permission: mayRecordEngagement, audit: 'engagement.changed' })
  setEngagement(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: SetEngagementDto,
  ): Promise<EngagementAnswer> {
    return this.facts.setEngagement(user, id, body);
  }
}
