import { Module } from '@nestjs/common';
import { PartnershipController } from './partnership.controller.js';
import { PartnershipQueries } from './partnership.queries.js';
import { PartnershipService } from './partnership.service.js';

@Module({
  controllers: [PartnershipController],
  providers: [PartnershipQueries, PartnershipService],
  exports: [PartnershipQueries],
})
export class PartnershipModule {}
