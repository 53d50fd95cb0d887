import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { AgendaQueries, type WaitingAgenda } from './agenda.queries.js';
import { AgendaQueryDto } from './tasking-meetings.dto.js';
import { maySeeAgenda } from './tasking-meetings.policy.js';
import { viewedAgenda } from './tasking-meetings.views.js';

type Request = ScopedRequest & { user: SignedInActor };

@ApiTags('meetings')
@ApiBearerAuth()
@Controller('api/v1/panels')
export class AgendaController {
  constructor(private readonly agenda: AgendaQueries) {}

  /** What waits for a panel's next meetings (MEET-4), who has waited longest first. */
  @Get(':panel/agenda')
  @Access({ permission: maySeeAgenda, audit: 'agenda.viewed', view: viewedAgenda })
  waiting(
    @Req() { user }: Request,
    @Param('panel') panel: string,
    @Query() { meeting }: AgendaQueryDto,
  ): Promise<WaitingAgenda> {
    return this.agenda.waiting(user, panel, meeting);
  }
}
