import { Module } from '@nestjs/common';
import { NoticesModule } from '../notices/index.js';
import { OffendersModule } from '../offenders/index.js';
import { PartnershipModule } from '../partnership/index.js';
import { TaskingMeetingsModule } from '../tasking-meetings/index.js';
import { BirthDateCorrections } from './birth-date-corrections.service.js';
import { ComingInController } from './coming-in/coming-in.controller.js';
import { ComingInScope } from './coming-in/coming-in-scope.queries.js';
import { ComingOfAgeQueries } from './coming-in/coming-of-age.queries.js';
import { PpoNominationsQueries } from './coming-in/ppo-nominations.queries.js';
import { TransfersInQueries } from './coming-in/transfers-in.queries.js';
import { DecisionConsequences } from './decision-consequences.service.js';
import { DecisionsQueries } from './decisions.queries.js';
import { DesignationsService } from './designations.service.js';
import { EligibilityFactsQueries } from './eligibility-facts.queries.js';
import { EligibilityService } from './eligibility.service.js';
import { NominationsRepository } from './nominations.repository.js';
import { OgrsTieringController } from './ogrs-tiering.controller.js';
import { OgrsTieringQueries } from './ogrs-tiering.queries.js';
import { OgrsTieringRepository } from './ogrs-tiering.repository.js';
import { Ogrs3Controller } from './ogrs3.controller.js';
import { NightlyReview } from './review/nightly-review.service.js';
import { ReassessmentService } from './review/reassessment.service.js';
import { ReassessmentsController } from './review/reassessments.controller.js';
import { ReassessmentsQueries } from './review/reassessments.queries.js';
import { ReassessmentsRepository } from './review/reassessments.repository.js';
import { ShadowPeopleQueries } from './review/shadow-people.queries.js';
import { ShadowRunController } from './review/shadow-run.controller.js';
import { ShadowRuns } from './review/shadow-run.service.js';
import { ScoresService } from './scores.service.js';

@Module({
  imports: [NoticesModule, OffendersModule, PartnershipModule, TaskingMeetingsModule],
  controllers: [
    ComingInController,
    Ogrs3Controller,
    OgrsTieringController,
    ReassessmentsController,
    ShadowRunController,
  ],
  providers: [
    BirthDateCorrections,
    ComingInScope,
    ComingOfAgeQueries,
    PpoNominationsQueries,
    TransfersInQueries,
    DecisionConsequences,
    DecisionsQueries,
    DesignationsService,
    EligibilityFactsQueries,
    EligibilityService,
    NominationsRepository,
    OgrsTieringQueries,
    OgrsTieringRepository,
    NightlyReview,
    ReassessmentService,
    ReassessmentsQueries,
    ReassessmentsRepository,
    ShadowPeopleQueries,
    ShadowRuns,
    ScoresService,
  ],
  exports: [
    DecisionsQueries,
    ComingOfAgeQueries,
    PpoNominationsQueries,
    TransfersInQueries,
    ReassessmentService,
    ReassessmentsQueries,
    DesignationsService,
    EligibilityService,
    OgrsTieringQueries,
    ScoresService,
    ShadowRuns,
  ],
})
export class OgrsTieringModule {}
