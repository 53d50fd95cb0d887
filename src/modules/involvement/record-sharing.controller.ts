import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { viewedOffender } from '../offenders/index.js';
import { mayRead } from '../sharing/index.js';
import { RecordSharingQueries, type RecordSharing } from './record-sharing.queries.js';

@ApiTags('sharing')
@ApiBearerAuth()
@Controller('api/v1/offenders/:id/sharing')
export class RecordSharingController {
  constructor(private readonly sharing: RecordSharingQueries) {}

  /** Who can see this record: the agencies involved, and who may read and write each kind of fact. */
  @Get()
  @Access({ permission: mayRead('particulars'), audit: 'offender.sharing-viewed', view: viewedOffender })
  of(
    @Req() { user }: ScopedRequest & { user: SignedInActor },
    @Param('id') id: string,
  ): Promise<RecordSharing> {
    return this.sharing.of(user, id);
  }
}
