import { Module } from '@nestjs/common';
import { NoticesModule } from '../notices/index.js';
import { OffendersModule } from '../offenders/index.js';
import { PartnershipModule } from '../partnership/index.js';
import { TaskingMeetingsModule } from '../tasking-meetings/index.js';
import { ExitAgenda } from './exit-agenda.service.js';
import { ExitConsequences } from './exit-consequences.service.js';
import { ExitDetailsQueries } from './exit-details.queries.js';
import { ExitFactsQueries } from './exit-facts.queries.js';
import { ExitRequests } from './exit-requests.service.js';
import { ExitReviewsRepository } from './exit-reviews.repository.js';
import { ExitReviews } from './exit-reviews.service.js';
import { ExitRunsRepository } from './exit-runs.repository.js';
import { ExitRuns } from './exit-runs.service.js';
import { ExitsController } from './exits.controller.js';
import { ExitQueries } from './exits.queries.js';
import { NightlyExits } from './nightly-exits.service.js';

/** When somebody may leave, who is due and who is held, and how a time on the scheme ends (section 6). */
@Module({
  imports: [NoticesModule, OffendersModule, PartnershipModule, TaskingMeetingsModule],
  controllers: [ExitsController],
  providers: [
    ExitAgenda,
    ExitConsequences,
    ExitDetailsQueries,
    ExitFactsQueries,
    ExitQueries,
    ExitRequests,
    ExitReviews,
    ExitReviewsRepository,
    ExitRuns,
    ExitRunsRepository,
    NightlyExits,
  ],
  exports: [ExitQueries, ExitRequests, ExitReviews, ExitRuns],
})
export class ExitRulesModule {}
