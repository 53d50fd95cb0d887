import { Module } from '@nestjs/common';
import { OffendersModule } from '../offenders/index.js';
import { PartnershipModule } from '../partnership/index.js';
import { PointersController } from './pointers.controller.js';
import { PointersQueries } from './pointers.queries.js';
import { RecordSharingController } from './record-sharing.controller.js';
import { RecordSharingQueries } from './record-sharing.queries.js';

/** Which agency is involved with whom, and what follows for who sees what. */
@Module({
  imports: [OffendersModule, PartnershipModule],
  controllers: [PointersController, RecordSharingController],
  providers: [PointersQueries, RecordSharingQueries],
  exports: [PointersQueries, RecordSharingQueries],
})
export class InvolvementModule {}
