import { Body, Controller, Delete, Param, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ExitCorrections, type EndedAnswer } from './exit-corrections.service.js';
import { GiveReasonDto } from './exits.dto.js';
import { mayRemovePpo } from './exits.policy.js';

@ApiTags('exits')
@ApiBearerAuth()
@Controller('api/v1/offenders')
export class PpoStatusController {
  constructor(private readonly corrections: ExitCorrections) {}

  /** Removes PPO status after de-registration: for the police IOM co-ordinator (EXIT-6). */
  @Delete(':id/ppo')
  @Access({ permission: mayRemovePpo, audit: 'designations.changed' })
  remove(
    @Req() { user }: ScopedRequest & { user: SignedInActor },
    @Param('id') id: string,
    @Body() body: GiveReasonDto,
  ): Promise<EndedAnswer> {
    return this.corrections.removePpo(user, id, body);
  }
}
