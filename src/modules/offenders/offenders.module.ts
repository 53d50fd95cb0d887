import { Module } from '@nestjs/common';
import { PartnershipModule } from '../partnership/index.js';
import { KnownPeopleQueries } from './known-people.queries.js';
import { OffenderProfileQueries } from './offender-profile.queries.js';
import { OffenderRecords } from './offender-records.service.js';
import { OffendersController } from './offenders.controller.js';
import { OffendersQueries } from './offenders.queries.js';
import { OffendersRepository } from './offenders.repository.js';
import { OffendersService } from './offenders.service.js';

@Module({
  imports: [PartnershipModule],
  controllers: [OffendersController],
  providers: [
    KnownPeopleQueries,
    OffenderProfileQueries,
    OffenderRecords,
    OffendersQueries,
    OffendersRepository,
    OffendersService,
  ],
  exports: [KnownPeopleQueries, OffenderProfileQueries, OffenderRecords, OffendersQueries, OffendersService],
})
export class OffendersModule {}
