import { Module } from '@nestjs/common';
import { OffendersModule } from '../offenders/index.js';
import { CaseFactsQueries } from './case-facts.queries.js';
import { CustodyRepository } from './custody.repository.js';
import { IntelligenceRepository } from './intelligence.repository.js';
import { OffencesRepository } from './offences.repository.js';
import { StatusFactsQueries } from './status-facts.queries.js';
import { StatusFactsRepository } from './status-facts.repository.js';

@Module({
  imports: [OffendersModule],
  providers: [
    CaseFactsQueries,
    CustodyRepository,
    IntelligenceRepository,
    OffencesRepository,
    StatusFactsQueries,
    StatusFactsRepository,
  ],
  exports: [
    CaseFactsQueries,
    CustodyRepository,
    IntelligenceRepository,
    OffencesRepository,
    StatusFactsQueries,
    StatusFactsRepository,
  ],
})
export class CaseFactsModule {}
