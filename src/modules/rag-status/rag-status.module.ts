import { Module } from '@nestjs/common';
import { OffendersModule } from '../offenders/index.js';
import { OgrsTieringModule } from '../ogrs-tiering/index.js';
import { RagStatusController } from './rag-status.controller.js';
import { RagStatusQueries } from './rag-status.queries.js';
import { RagStatusRepository } from './rag-status.repository.js';
import { RagStatusService } from './rag-status.service.js';

@Module({
  imports: [OffendersModule, OgrsTieringModule],
  controllers: [RagStatusController],
  providers: [RagStatusQueries, RagStatusRepository, RagStatusService],
  exports: [RagStatusQueries, RagStatusService],
})
export class RagStatusModule {}
