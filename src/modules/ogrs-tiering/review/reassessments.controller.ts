import { Controller, Get, HttpCode, Logger, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, type ScopedRequest, type SignedInActor } from '../../../platform/access/access.js';
import { mayReassess } from '../ogrs-tiering.policy.js';
import { ReassessmentService } from './reassessment.service.js';
import { ReassessmentsQueries, type ReassessmentView } from './reassessments.queries.js';

type Request = ScopedRequest & { user: SignedInActor };

@ApiTags('tiering')
@ApiBearerAuth()
@Controller('api/v1/reassessments')
export class ReassessmentsController {
  private readonly logger = new Logger('Reassessment');

  constructor(
    private readonly service: ReassessmentService,
    private readonly queries: ReassessmentsQueries,
  ) {}

  /** Begins to apply the rules to everybody anew; how far it is, is asked for by its id. */
  @Post()
  @HttpCode(202)
  @Access({ permission: mayReassess, audit: 'eligibility.reassessed' })
  async start(@Req() { user }: Request): Promise<ReassessmentView> {
    const { run, finished } = await this.service.start(user, 'asked');
    finished.catch((error: unknown) => this.logger.error(error));
    return this.queries.get(user, run.id);
  }

  @Get()
  @Access({ permission: mayReassess, audit: 'eligibility.reassessments-viewed' })
  async list(@Req() { user }: Request): Promise<{ items: ReassessmentView[] }> {
    return { items: await this.queries.list(user) };
  }

  @Get(':id')
  @Access({ permission: mayReassess, audit: 'eligibility.reassessments-viewed' })
  get(@Req() { user }: Request, @Param('id') id: string): Promise<ReassessmentView> {
    return this.queries.get(user, id);
  }
}
