import { Controller, Get, Query, Render, Req, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { mayImport } from '../../modules/imports/index.js';
import {
  describeCohortView,
  mayKeepRecords,
  OffendersQueries,
  type CohortPage,
} from '../../modules/offenders/index.js';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { CohortPageQueryDto } from './cohort-query.dto.js';
import { withRagDay } from './rag-day.js';
import { presentCohort, type CohortView } from './cohort.presenter.js';
import { mayOpenCohort, seesWholeCohort } from '../../modules/sharing/index.js';

interface CohortAnswer {
  page: CohortView;
  shown: CohortPage;
}

/** The page's words for the orders of the list. */
const SORTS = {
  name: 'name',
  rag: 'rag',
  score: '-score',
  registered: '-registeredOn',
  exit: 'earliestExitOn',
} as const;
type PageSort = keyof typeof SORTS;

const isPageSort = (sort: string | undefined): sort is PageSort => sort !== undefined && sort in SORTS;

@ApiExcludeController()
@Controller('cohort')
@UseInterceptors(PageInterceptor)
export class CohortPages {
  constructor(
    private readonly offenders: OffendersQueries,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  /** The definitive list (COH-1). */
  @Get()
  @Access({
    permission: mayOpenCohort,
    audit: 'cohort.viewed',
    view: (request, answer) => describeCohortView(request, (answer as CohortAnswer).shown),
  })
  @Render('cohort/cohort.njk')
  async list(
    @Req() { user }: ScopedRequest & { user: SignedInActor },
    @Query() query: CohortPageQueryDto,
  ): Promise<CohortAnswer> {
    const sort = isPageSort(query.sort) ? query.sort : 'name';
    const filter = { ...query, sort: SORTS[sort] };
    const today = this.clock.today();
    const [shown, all, ragCounts, panels, policy] = await Promise.all([
      this.offenders.list(user, filter),
      this.offenders.list(user, { limit: 1 }),
      this.offenders.countByRag(user, filter),
      this.partnership.listPanels(),
      this.partnership.policyOn(today),
    ]);
    const page = presentCohort({
      items: shown.items.map(withRagDay),
      nextCursor: shown.nextCursor,
      total: shown.total,
      totalAll: all.total,
      filter: { ...query, sort: query.sort ?? null },
      panels,
      ragCounts,
      canAdd: mayKeepRecords(user),
      canImport: mayImport(user),
      seesEverybody: seesWholeCohort(user),
      staleAfter: policy.content.ragStaleAfterDays,
      today,
    });
    return { page, shown };
  }
}
