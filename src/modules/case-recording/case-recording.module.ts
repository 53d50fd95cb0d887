import { Module } from '@nestjs/common';
import { CaseFactsModule } from '../case-facts/index.js';
import { OffendersModule } from '../offenders/index.js';
import { OgrsTieringModule } from '../ogrs-tiering/index.js';
import { PartnershipModule } from '../partnership/index.js';
import { CustodyController } from './custody.controller.js';
import { CustodyService } from './custody.service.js';
import { FactRecording } from './fact-recording.service.js';
import { IntelligenceController } from './intelligence.controller.js';
import { IntelligenceService } from './intelligence.service.js';
import { OffencesController } from './offences.controller.js';
import { OffencesService } from './offences.service.js';

/** Records what happened to a person, and has eligibility decided anew: stands above both. */
@Module({
  imports: [CaseFactsModule, OffendersModule, OgrsTieringModule, PartnershipModule],
  controllers: [OffencesController, CustodyController, IntelligenceController],
  providers: [CustodyService, FactRecording, IntelligenceService, OffencesService],
  exports: [CustodyService, IntelligenceService, OffencesService],
})
export class CaseRecordingModule {}
