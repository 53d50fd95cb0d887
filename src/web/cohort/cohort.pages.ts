import { Controller, Get, Query, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { mayImport } from '../../modules/imports/index.js';
import {
  CohortExport,
  describeCohortView,
  FILTER_PARTS,
  mayFilterBy,
  mayKeepRecords,
  OffendersQueries,
  type CohortFilter,
  type CohortPage,
} from '../../modules/offenders/index.js';
import { mayReadPointers, PointersQueries, type ReadPointers } from '../../modules/involvement/index.js';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import { SavedViewsQueries } from '../../modules/saved-views/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { sendAs } from '../../platform/access/send-as.js';
import { ClockService } from '../../platform/clock.service.js';
import { dateFieldValues, readDateField } from '../shell/date-field.js';
import type { TypedValues } from '../shell/form-errors.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { withoutPresentOnly } from './cohort-filter.presenter.js';
import { presentCohortDay } from './cohort-day.presenter.js';
import {
  CohortDayQueryDto,
  CohortListQueryDto,
  CohortPageQueryDto,
  toCohortQuery,
} from './cohort-query.dto.js';
import { paths } from '../shell/paths.js';
import { withRagDay } from './rag-day.js';
import { presentCohort, type CohortView } from './cohort.presenter.js';
import { presentOthers, type OthersView } from './others.presenter.js';
import { mayOpenCohort, seesWholeCohort } from '../../modules/sharing/index.js';

interface CohortAnswer {
  page: CohortView;
  /** For a partner, others on the scheme. */
  others: OthersView | null;
  shown: CohortPage;
  shownOthers: string[];
}

@ApiExcludeController()
@Controller('cohort')
@UseInterceptors(PageInterceptor)
export class CohortPages {
  constructor(
    private readonly offenders: OffendersQueries,
    private readonly partnership: PartnershipQueries,
    private readonly savedViews: SavedViewsQueries,
    private readonly exports: CohortExport,
    private readonly pointers: PointersQueries,
    private readonly clock: ClockService,
  ) {}

  /** The definitive list (COH-1). */
  @Get()
  @Access({
    permission: mayOpenCohort,
    audit: 'cohort.viewed',
    view: (request, answer) => {
      const { shown, shownOthers } = answer as CohortAnswer;
      const view = describeCohortView(request, shown);
      return shownOthers.length === 0 ? view : { ...view, detail: { ...view.detail, pointers: shownOthers } };
    },
  })
  @Render('cohort/cohort.njk')
  async list(
    @Req() { user }: ScopedRequest & { user: SignedInActor },
    @Query() { others: name = '', othersCursor, ...query }: CohortListQueryDto,
  ): Promise<CohortAnswer> {
    const today = this.clock.today();
    const [shown, all, ragCounts, panels, savedViews, policy] = await Promise.all([
      this.offenders.list(user, query),
      this.offenders.list(user, { limit: 1, asAt: query.asAt }),
      this.offenders.countByRag(user, query),
      this.partnership.listPanels(),
      this.savedViews.list(user),
      this.partnership.policyOn(today),
    ]);
    const page = presentCohort({
      items: shown.items.map(withRagDay),
      nextCursor: shown.nextCursor,
      total: shown.total,
      totalAll: all.total,
      filter: toCohortQuery(query),
      filterParts: FILTER_PARTS.filter((part) => mayFilterBy(user, part)),
      savedViews,
      panels,
      ragCounts,
      canAdd: mayKeepRecords(user),
      canImport: mayImport(user),
      seesEverybody: seesWholeCohort(user),
      staleAfter: policy.content.ragStaleAfterDays,
      today,
    });
    const pointers = await this.pointersFor(user, query, { name, cursor: othersCursor });
    return {
      ...{ page, shown, shownOthers: pointers?.shown ?? [] },
      others:
        pointers &&
        presentOthers({
          ...{ pointers: pointers.page, name, isLaterPage: othersCursor !== undefined, panels },
          filter: toCohortQuery(query),
        }),
    };
  }

  /** Others on the scheme, beside the present list of a partner. */
  private async pointersFor(
    user: SignedInActor,
    { asAt }: CohortFilter,
    { name, cursor }: { name: string; cursor: string | undefined },
  ): Promise<ReadPointers | null> {
    if (asAt !== undefined || !mayReadPointers(user)) return null;
    return this.pointers.list(user, { q: name.trim() === '' ? undefined : name, cursor });
  }

  /** The list as a file: a disclosure, logged as one (LAW-1). */
  @Get('export.csv')
  @Access({ permission: mayOpenCohort, audit: 'cohort.exported' })
  async export(
    @Req() { user }: ScopedRequest & { user: SignedInActor },
    @Query() query: CohortPageQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { filename, content } = await this.exports.take(user, query);
    sendAs(reply, filename, 'text/csv; charset=utf-8');
    return content;
  }

  /** Asks which past day's list is to be shown, and leads to it. */
  @Get('day')
  @Access({ permission: mayOpenCohort, audit: 'cohort.day-asked' })
  async day(@Query() query: CohortDayQueryDto, @Res() reply: FastifyReply): Promise<void> {
    const filter = withoutPresentOnly(toCohortQuery(query));
    const values: TypedValues = { ...query } as TypedValues;
    const isAsked = Object.keys(values).some((name) => name.startsWith('asAt-'));
    if (!isAsked) {
      const page = presentCohortDay({ filter, values: dateFieldValues('asAt', query.asAt ?? null) });
      return reply.view('cohort/day.njk', { page });
    }
    const read = readDateField(values, {
      field: 'asAt',
      called: 'The day',
      whenEmpty: 'Enter the day whose list you want to see',
      latest: this.clock.today(),
    });
    if (read.error === null) return reply.redirect(paths.cohort({ ...filter, asAt: read.day }), 303);
    const page = presentCohortDay({ filter, values, errors: [read.error] });
    return reply.status(400).view('cohort/day.njk', { page });
  }
}
