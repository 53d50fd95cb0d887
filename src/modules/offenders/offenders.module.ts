import { Module } from '@nestjs/common';
import { PartnershipModule } from '../partnership/index.js';
import { CohortExport } from './cohort-export.service.js';
import { CohortFilters } from './cohort-filters.service.js';
import { CohortRows } from './cohort-rows.queries.js';
import { KnownPeopleQueries } from './known-people.queries.js';
import { OffenderCorrections } from './offender-corrections.service.js';
import { OffenderProfileQueries } from './offender-profile.queries.js';
import { OffenderRecords } from './offender-records.service.js';
import { OffendersController } from './offenders.controller.js';
import { OffendersQueries } from './offenders.queries.js';
import { OffendersRepository } from './offenders.repository.js';
import { OffendersService } from './offenders.service.js';
import { RegistrationChanges } from './registration-changes.service.js';
import { RegistrationEndings } from './registration-endings.service.js';
import { RegistrationsRepository } from './registrations.repository.js';

@Module({
  imports: [PartnershipModule],
  controllers: [OffendersController],
  providers: [
    CohortExport,
    CohortFilters,
    CohortRows,
    KnownPeopleQueries,
    OffenderCorrections,
    OffenderProfileQueries,
    OffenderRecords,
    OffendersQueries,
    OffendersRepository,
    OffendersService,
    RegistrationChanges,
    RegistrationEndings,
    RegistrationsRepository,
  ],
  exports: [
    CohortExport,
    CohortFilters,
    KnownPeopleQueries,
    OffenderCorrections,
    OffenderProfileQueries,
    OffenderRecords,
    OffendersQueries,
    OffendersService,
    RegistrationChanges,
    RegistrationEndings,
  ],
})
export class OffendersModule {}
