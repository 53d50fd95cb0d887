import { Module } from '@nestjs/common';
import { NoticesModule } from '../notices/index.js';
import { PartnershipModule } from '../partnership/index.js';
import { AgreementWatch } from './agreement-watch.service.js';
import { AgreementsController } from './agreements.controller.js';
import { AgreementsQueries } from './agreements.queries.js';
import { AgreementsRepository } from './agreements.repository.js';
import { Agreements } from './agreements.service.js';
import { FirstAgreements } from './first-agreements.service.js';

/** The register of agreements under which agencies share. */
@Module({
  imports: [NoticesModule, PartnershipModule],
  controllers: [AgreementsController],
  providers: [AgreementWatch, Agreements, AgreementsQueries, AgreementsRepository, FirstAgreements],
  exports: [Agreements, AgreementsQueries],
})
export class AgreementsModule {}
