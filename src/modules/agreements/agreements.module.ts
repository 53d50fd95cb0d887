import { Module } from '@nestjs/common';
import { PartnershipModule } from '../partnership/index.js';
import { AgreementsRepository } from './agreements.repository.js';
import { FirstAgreements } from './first-agreements.service.js';

@Module({
  imports: [PartnershipModule],
  providers: [AgreementsRepository, FirstAgreements],
})
export class AgreementsModule {}
