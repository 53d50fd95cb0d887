import { Module } from '@nestjs/common';
import { OffendersModule } from '../offenders/index.js';
import { PartnershipModule } from '../partnership/index.js';
import { DesignationsService } from './designations.service.js';
import { EligibilityService } from './eligibility.service.js';
import { OgrsTieringController } from './ogrs-tiering.controller.js';
import { OgrsTieringQueries } from './ogrs-tiering.queries.js';
import { OgrsTieringRepository } from './ogrs-tiering.repository.js';
import { Ogrs3Controller } from './ogrs3.controller.js';
import { ScoresService } from './scores.service.js';

@Module({
  imports: [OffendersModule, PartnershipModule],
  controllers: [Ogrs3Controller, OgrsTieringController],
  providers: [
    DesignationsService,
    EligibilityService,
    OgrsTieringQueries,
    OgrsTieringRepository,
    ScoresService,
  ],
  exports: [DesignationsService, EligibilityService, OgrsTieringQueries, ScoresService],
})
export class OgrsTieringModule {}
