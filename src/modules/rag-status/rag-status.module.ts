import { Module } from '@nestjs/common';
import { CaseFactsModule } from '../case-facts/index.js';
import { OffendersModule } from '../offenders/index.js';
import { OgrsTieringModule } from '../ogrs-tiering/index.js';
import { PartnershipModule } from '../partnership/index.js';
import { RagStatusController } from './rag-status.controller.js';
import { RagStatusQueries } from './rag-status.queries.js';
import { RagStatusRepository } from './rag-status.repository.js';
import { RagStatusService } from './rag-status.service.js';

@Module({
  imports: [CaseFactsModule, OffendersModule, OgrsTieringModule, PartnershipModule],
  controllers: [RagStatusController],
  providers: [RagStatusQueries, RagStatusRepository, RagStatusService],
  exports: [RagStatusQueries, RagStatusService],
})
export class RagStatusModule {}
