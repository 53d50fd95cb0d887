import { Module } from '@nestjs/common';
import { CaseFactsModule } from '../case-facts/index.js';
import { OffendersModule } from '../offenders/index.js';
import { OgrsTieringModule } from '../ogrs-tiering/index.js';
import { PartnershipModule } from '../partnership/index.js';
import { RagStatusModule } from '../rag-status/index.js';
import { CustodyController } from './custody.controller.js';
import { CustodyService } from './custody.service.js';
import { FactRecording } from './fact-recording.service.js';
import { IntelligenceController } from './intelligence.controller.js';
import { IntelligenceService } from './intelligence.service.js';
import { OffencesController } from './offences.controller.js';
import { OffencesService } from './offences.service.js';
import { StatusFactsController } from './status-facts.controller.js';
import { StatusFactsService } from './status-facts.service.js';

/** Records what happened to a person, and has eligibility decided anew: stands above both. */
@Module({
  imports: [CaseFactsModule, OffendersModule, OgrsTieringModule, PartnershipModule, RagStatusModule],
  controllers: [OffencesController, CustodyController, IntelligenceController, StatusFactsController],
  providers: [CustodyService, FactRecording, IntelligenceService, OffencesService, StatusFactsService],
  exports: [CustodyService, IntelligenceService, OffencesService, StatusFactsService],
})
export class CaseRecordingModule {}
