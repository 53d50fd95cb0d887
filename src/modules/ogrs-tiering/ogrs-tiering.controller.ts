import { Body, Controller, Get, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { parseCalendarDay } from '../../shared/calendar-day.js';
import { badInput } from '../../shared/domain-error.js';
import { viewedOffender, type PageOf } from '../offenders/index.js';
import type { Eligibility } from './domain/eligibility.js';
import { DecisionsQueries, type DecisionView } from './decisions.queries.js';
import { DesignationsService, type DesignationsAnswer } from './designations.service.js';
import { EligibilityService } from './eligibility.service.js';
import { RecordScoreDto, SetDesignationsDto } from './ogrs-tiering.dto.js';
import { mayReadDecisions, mayRecordDesignations, mayRecordScores } from './ogrs-tiering.policy.js';
import { OgrsTieringQueries, type ScoreView } from './ogrs-tiering.queries.js';
import { ScoresService, type ScoreAnswer } from './scores.service.js';
import { mayRead } from '../sharing/index.js';

type Request = ScopedRequest & { user: SignedInActor };

@ApiTags('tiering')
@ApiBearerAuth()
@Controller('api/v1/offenders/:id')
export class OgrsTieringController {
  constructor(
    private readonly scoresService: ScoresService,
    private readonly designations: DesignationsService,
    private readonly eligibilityService: EligibilityService,
    private readonly queries: OgrsTieringQueries,
    private readonly decisionsQueries: DecisionsQueries,
  ) {}

  /** What the rules say of this person (section 4), with every reason and its rule. */
  @Get('eligibility')
  @Access({ permission: mayReadDecisions, audit: 'offender.eligibility-viewed', view: viewedOffender })
  eligibility(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Query('on') on?: string,
  ): Promise<Eligibility> {
    if (on === undefined) return this.eligibilityService.assess(user, id);
    const day = parseCalendarDay(on);
    if (day === null) throw badInput([{ field: 'on', message: 'on must be a day like 2014-06-03' }]);
    return this.eligibilityService.assess(user, id, day);
  }

  /** Every decision about this person, with its facts, reasons, policy version and cause. */
  @Get('decisions')
  @Access({ permission: mayReadDecisions, audit: 'offender.decisions-viewed', view: viewedOffender })
  decisions(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Query('cursor') cursor?: string,
  ): Promise<PageOf<DecisionView>> {
    return this.decisionsQueries.list(user, id, cursor);
  }

  @Get('scores')
  @Access({ permission: mayRead('scores'), audit: 'offender.scores-viewed', view: viewedOffender })
  async scores(@Req() { user }: Request, @Param('id') id: string): Promise<{ items: ScoreView[] }> {
    return { items: await this.queries.scores(user, id) };
  }

  /** Records a score; 90 or more registers in the same transaction (TIER-1, TIER-6). */
  @Post('scores')
  @Access({ permission: mayRecordScores, audit: 'score.recorded' })
  record(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: RecordScoreDto,
  ): Promise<ScoreAnswer> {
    return this.scoresService.record(user, id, body);
  }

  @Put('designations')
  @Access({ permission: mayRecordDesignations, audit: 'designations.changed' })
  designate(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: SetDesignationsDto,
  ): Promise<DesignationsAnswer> {
    return this.designations.set(user, id, body);
  }
}
