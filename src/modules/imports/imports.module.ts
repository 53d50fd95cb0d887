import { Module } from '@nestjs/common';
import { OffendersModule } from '../offenders/index.js';
import { OgrsTieringModule } from '../ogrs-tiering/index.js';
import { PartnershipModule } from '../partnership/index.js';
import { RagStatusModule } from '../rag-status/index.js';
import { ImportCommit } from './import-commit.service.js';
import { ImportLayouts } from './import-layouts.service.js';
import { ImportPlans } from './import-plans.service.js';
import { ImportProgress } from './import-progress.service.js';
import { ImportReadings } from './import-readings.service.js';
import { ImportViews } from './import-views.service.js';
import { ImportWriter } from './import-writer.service.js';
import { ImportsController } from './imports.controller.js';
import { ImportsQueries } from './imports.queries.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import { ListedPeopleQueries } from './listed-people.queries.js';

@Module({
  imports: [OffendersModule, OgrsTieringModule, PartnershipModule, RagStatusModule],
  controllers: [ImportsController],
  providers: [
    ImportCommit,
    ImportLayouts,
    ImportPlans,
    ImportProgress,
    ImportReadings,
    ImportViews,
    ImportWriter,
    ImportsQueries,
    ImportsRepository,
    ImportsService,
    ListedPeopleQueries,
  ],
  exports: [ImportCommit, ImportProgress, ImportViews, ImportsService],
})
export class ImportsModule {}
