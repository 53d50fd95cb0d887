import { Module } from '@nestjs/common';
import { AuthModule } from '../modules/auth/index.js';
import { CaseRecordingModule } from '../modules/case-recording/index.js';
import { OffendersModule } from '../modules/offenders/index.js';
import { OgrsTieringModule } from '../modules/ogrs-tiering/index.js';
import { RagStatusModule } from '../modules/rag-status/index.js';
import { DemonstrationCohort } from './demonstration-cohort.service.js';
import { DemonstrationSupport } from './demonstration-support.service.js';
import { DemonstrationService } from './demonstration.service.js';

@Module({
  imports: [AuthModule, CaseRecordingModule, OffendersModule, OgrsTieringModule, RagStatusModule],
  providers: [DemonstrationCohort, DemonstrationService, DemonstrationSupport],
})
export class DemonstrationModule {}
