import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, type ScopedRequest, type SignedInActor } from '../../../platform/access/access.js';
import { maySeeShadowRun } from '../ogrs-tiering.policy.js';
import { ShadowFilterDto } from './shadow-run.dto.js';
import { ShadowRuns, type ShadowPage } from './shadow-run.service.js';
import { describeShadowView } from './shadow-run.views.js';

@ApiTags('scheme')
@ApiBearerAuth()
@Controller('api/v1/policy/drafts/:id/shadow')
export class ShadowRunController {
  constructor(private readonly runs: ShadowRuns) {}

  /** What a draft would do to everybody, before any of it is in force: the numbers, and the people of a change. */
  @Get()
  @Access({
    permission: maySeeShadowRun,
    audit: 'policy.shadow-viewed',
    view: (request, answer) => describeShadowView(request, answer as ShadowPage),
  })
  shadow(
    @Req() { user }: ScopedRequest & { user: SignedInActor },
    @Param('id') id: string,
    @Query() filter: ShadowFilterDto,
  ): Promise<ShadowPage> {
    return this.runs.page(user, id, filter);
  }
}
