import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/index.js';
import { CaseFactsModule } from '../case-facts/index.js';
import { ExitRulesModule } from '../exit-rules/index.js';
import { OffendersModule } from '../offenders/index.js';
import { OgrsTieringModule } from '../ogrs-tiering/index.js';
import { PartnershipModule } from '../partnership/index.js';
import { RagStatusModule } from '../rag-status/index.js';
import { ContactsController } from './contacts.controller.js';
import { ContactsService } from './contacts.service.js';
import { CustodyController } from './custody.controller.js';
import { CustodyDays } from './custody-days.service.js';
import { CustodyDaysQueries } from './custody-days.queries.js';
import { CustodyService } from './custody.service.js';
import { DrugTestsController } from './drug-tests.controller.js';
import { DrugTestsService } from './drug-tests.service.js';
import { FactRecording } from './fact-recording.service.js';
import { IntelligenceController } from './intelligence.controller.js';
import { IntelligenceService } from './intelligence.service.js';
import { InvolvementChanges } from './involvement-changes.service.js';
import { InvolvementsQueries } from './involvements.queries.js';
import { OffencesController } from './offences.controller.js';
import { OffencesService } from './offences.service.js';
import { PathwaysController } from './pathways.controller.js';
import { PathwaysService } from './pathways.service.js';
import { StatusFactsController } from './status-facts.controller.js';
import { StatusFactsService } from './status-facts.service.js';

const SERVICES = [
  ContactsService,
  CustodyDays,
  CustodyService,
  DrugTestsService,
  IntelligenceService,
  OffencesService,
  PathwaysService,
  StatusFactsService,
];

/** Records what happened to a person, and has eligibility decided anew: stands above both. */
@Module({
  imports: [
    AuthModule,
    CaseFactsModule,
    ExitRulesModule,
    OffendersModule,
    OgrsTieringModule,
    PartnershipModule,
    RagStatusModule,
  ],
  controllers: [
    OffencesController,
    CustodyController,
    IntelligenceController,
    DrugTestsController,
    ContactsController,
    PathwaysController,
    StatusFactsController,
  ],
  providers: [FactRecording, InvolvementChanges, InvolvementsQueries, CustodyDaysQueries, ...SERVICES],
  exports: SERVICES,
})
export class CaseRecordingModule {}
