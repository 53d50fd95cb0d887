import { Module } from '@nestjs/common';
import { OffendersModule } from '../offenders/index.js';
import { CaseFactsQueries } from './case-facts.queries.js';
import { ContactsQueries } from './contacts.queries.js';
import { ContactsRepository } from './contacts.repository.js';
import { CustodyRepository } from './custody.repository.js';
import { DrugTestsQueries } from './drug-tests.queries.js';
import { DrugTestsRepository } from './drug-tests.repository.js';
import { IntelligenceRepository } from './intelligence.repository.js';
import { OffencesRepository } from './offences.repository.js';
import { PathwaysQueries } from './pathways.queries.js';
import { PathwaysRepository } from './pathways.repository.js';
import { StatusFactsQueries } from './status-facts.queries.js';
import { StatusFactsRepository } from './status-facts.repository.js';

const QUERIES = [CaseFactsQueries, ContactsQueries, DrugTestsQueries, PathwaysQueries, StatusFactsQueries];
const REPOSITORIES = [
  ContactsRepository,
  CustodyRepository,
  DrugTestsRepository,
  IntelligenceRepository,
  OffencesRepository,
  PathwaysRepository,
  StatusFactsRepository,
];

@Module({
  imports: [OffendersModule],
  providers: [...QUERIES, ...REPOSITORIES],
  exports: [...QUERIES, ...REPOSITORIES],
})
export class CaseFactsModule {}
