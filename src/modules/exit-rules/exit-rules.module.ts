import { Module } from '@nestjs/common';
import { NoticesModule } from '../notices/index.js';
import { OffendersModule } from '../offenders/index.js';
import { OgrsTieringModule } from '../ogrs-tiering/index.js';
import { PartnershipModule } from '../partnership/index.js';
import { TaskingMeetingsModule } from '../tasking-meetings/index.js';
import { TasksModule } from '../tasks/index.js';
import { EndingsQueries } from './endings.queries.js';
import { ExitAgenda } from './exit-agenda.service.js';
import { ExitConsequences } from './exit-consequences.service.js';
import { ExitCorrections } from './exit-corrections.service.js';
import { ExitDecisions } from './exit-decisions.service.js';
import { ExitDetailsQueries } from './exit-details.queries.js';
import { ExitEndingsRepository } from './exit-endings.repository.js';
import { ExitEndings } from './exit-endings.service.js';
import { ExitFactsQueries } from './exit-facts.queries.js';
import { ExitLetters } from './exit-letters.service.js';
import { ExitRequests } from './exit-requests.service.js';
import { ExitReviewsRepository } from './exit-reviews.repository.js';
import { ExitReviews } from './exit-reviews.service.js';
import { ExitRunsRepository } from './exit-runs.repository.js';
import { ExitRuns } from './exit-runs.service.js';
import { ExitsController } from './exits.controller.js';
import { ExitQueries } from './exits.queries.js';
import { LongStayQueries } from './long-stay.queries.js';
import { NightlyExits } from './nightly-exits.service.js';
import { PpoStatusController } from './ppo-status.controller.js';

/** When somebody may leave, who is due and who is held, and how a time on the scheme ends (section 6). */
@Module({
  imports: [
    NoticesModule,
    OffendersModule,
    OgrsTieringModule,
    PartnershipModule,
    TaskingMeetingsModule,
    TasksModule,
  ],
  controllers: [ExitsController, PpoStatusController],
  providers: [
    EndingsQueries,
    ExitAgenda,
    ExitConsequences,
    ExitCorrections,
    ExitDecisions,
    ExitDetailsQueries,
    ExitEndings,
    ExitEndingsRepository,
    ExitFactsQueries,
    ExitLetters,
    ExitQueries,
    ExitRequests,
    ExitReviews,
    ExitReviewsRepository,
    ExitRuns,
    ExitRunsRepository,
    LongStayQueries,
    NightlyExits,
  ],
  exports: [
    EndingsQueries,
    ExitCorrections,
    ExitLetters,
    ExitQueries,
    ExitRequests,
    ExitReviews,
    ExitRuns,
    LongStayQueries,
  ],
})
export class ExitRulesModule {}
