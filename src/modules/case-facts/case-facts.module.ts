import { Module } from '@nestjs/common';
import { OffendersModule } from '../offenders/index.js';
import { CaseFactsQueries } from './case-facts.queries.js';
import { CustodyRepository } from './custody.repository.js';
import { IntelligenceRepository } from './intelligence.repository.js';
import { OffencesRepository } from './offences.repository.js';

@Module({
  imports: [OffendersModule],
  providers: [CaseFactsQueries, CustodyRepository, IntelligenceRepository, OffencesRepository],
  exports: [CaseFactsQueries, CustodyRepository, IntelligenceRepository, OffencesRepository],
})
export class CaseFactsModule {}
