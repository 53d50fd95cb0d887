import { Controller, Get, Query, Render, Req, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { mayRecordIntelligence, mayRecordOffences } from '../../modules/case-facts/index.js';
import {
  ComingOfAgeQueries,
  describeComingInView,
  EligibilityService,
  mayReadDecisions,
  mayRecordDesignations,
  mayRecordScores,
  PpoNominationsQueries,
  TransfersInQueries,
  type ComingInFilter,
  type ComingInList,
  type ListedPerson,
} from '../../modules/ogrs-tiering/index.js';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { COMING_IN_LISTS, type ComingInListName } from '../shell/paths.js';
import { ComingInPageQueryDto } from './coming-in-query.dto.js';
import type { Row, RowContext } from './coming-in-row.presenter.js';
import { presentComingIn, type ComingInView } from './coming-in.presenter.js';
import { presentComingOfAge } from './coming-of-age.presenter.js';
import { presentPpoNomination } from './ppo-nomination.presenter.js';
import { presentTransferIn } from './transfer-in.presenter.js';

interface ComingInAnswer {
  page: ComingInView;
  list: ComingInListName;
  shown: ComingInList<ListedPerson>;
}

interface Shown {
  shown: ComingInList<ListedPerson>;
  rows: Row[];
}

@ApiExcludeController()
@Controller('coming-in')
@UseInterceptors(PageInterceptor)
export class ComingInPages {
  constructor(
    private readonly comingOfAge: ComingOfAgeQueries,
    private readonly transfers: TransfersInQueries,
    private readonly nominations: PpoNominationsQueries,
    private readonly eligibility: EligibilityService,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  /** Who is coming in without a score (section 2), a list at a time. */
  @Get()
  @Access({
    permission: mayReadDecisions,
    audit: 'coming-in.viewed',
    view: (request, answer) => {
      const { list, shown } = answer as ComingInAnswer;
      return describeComingInView(request, list, shown);
    },
  })
  @Render('coming-in/coming-in.njk')
  async show(
    @Req() { user }: ScopedRequest & { user: SignedInActor },
    @Query() query: ComingInPageQueryDto,
  ): Promise<ComingInAnswer> {
    const list = COMING_IN_LISTS.find((name) => name === query.list) ?? 'coming-of-age';
    const filter = { panel: query.panel };
    const [panels, { content }] = await Promise.all([
      this.partnership.listPanels(),
      this.eligibility.policyToday(),
    ]);
    const context = { panels, can: whatMayBeRecorded(user), today: this.clock.today() };
    const [{ shown, rows }, totals, totalAll] = await Promise.all([
      this.read(list, user, filter, context),
      this.countEach(user, filter),
      this.count(list, user, {}),
    ]);
    const page = presentComingIn({
      ...{ list, rows, totals, totalAll, panels },
      panel: query.panel ?? null,
      policy: content,
    });
    return { page, list, shown };
  }

  private async read(
    list: ComingInListName,
    user: SignedInActor,
    filter: ComingInFilter,
    context: RowContext,
  ): Promise<Shown> {
    switch (list) {
      case 'coming-of-age': {
        const shown = await this.comingOfAge.comingOfAge(user, filter);
        return { shown, rows: shown.items.map((item) => presentComingOfAge(item, context)) };
      }
      case 'transfers': {
        const shown = await this.transfers.transfersIn(user, filter);
        return { shown, rows: shown.items.map((item) => presentTransferIn(item, context)) };
      }
      case 'ppo-nominations': {
        const shown = await this.nominations.ppoNominations(user, filter);
        return { shown, rows: shown.items.map((item) => presentPpoNomination(item, context)) };
      }
    }
  }

  private async countEach(
    user: SignedInActor,
    filter: ComingInFilter,
  ): Promise<Record<ComingInListName, number>> {
    const counts = COMING_IN_LISTS.map(async (list) => [list, await this.count(list, user, filter)] as const);
    return Object.fromEntries(await Promise.all(counts)) as Record<ComingInListName, number>;
  }

  private async count(list: ComingInListName, user: SignedInActor, filter: ComingInFilter): Promise<number> {
    switch (list) {
      case 'coming-of-age':
        return (await this.comingOfAge.comingOfAge(user, filter)).total;
      case 'transfers':
        return this.transfers.count(user, filter);
      case 'ppo-nominations':
        return this.nominations.count(user, filter);
    }
  }
}

const whatMayBeRecorded = (user: SignedInActor): RowContext['can'] => ({
  recordScore: mayRecordScores(user),
  setDesignations: mayRecordDesignations(user),
  recordFacts: mayRecordOffences(user),
  recordIntelligence: mayRecordIntelligence(user),
});
