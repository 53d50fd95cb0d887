import { Module } from '@nestjs/common';
import { PartnershipController } from './partnership.controller.js';
import { PartnershipQueries } from './partnership.queries.js';
import { PartnershipService } from './partnership.service.js';
import { PolicyDraftsController } from './policy-drafts.controller.js';
import { PolicyDraftsQueries } from './policy-drafts.queries.js';
import { PolicyDraftsRepository } from './policy-drafts.repository.js';
import { PolicyDrafts } from './policy-drafts.service.js';

@Module({
  controllers: [PartnershipController, PolicyDraftsController],
  providers: [
    PartnershipQueries,
    PartnershipService,
    PolicyDrafts,
    PolicyDraftsQueries,
    PolicyDraftsRepository,
  ],
  exports: [PartnershipQueries, PolicyDrafts, PolicyDraftsQueries],
})
export class PartnershipModule {}
