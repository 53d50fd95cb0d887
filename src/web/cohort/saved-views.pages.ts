import { Body, Controller, Get, Param, Post, Query, Render, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import { mayKeepViews, SavedViews, SavedViewsQueries } from '../../modules/saved-views/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths, type CohortQuery } from '../shell/paths.js';
import { CohortPageQueryDto, toCohortQuery } from './cohort-query.dto.js';
import {
  presentSavedViews,
  presentViewForm,
  sayLeftOut,
  type SavedViewsView,
  type ViewFormInput,
  type ViewFormView,
} from './saved-views.presenter.js';

type Request = ScopedRequest & { user: SignedInActor };

const FORM = 'cohort/view-form.njk';
/** What the form has beside the filter. */
const OWN_FIELDS = ['_csrf', 'name', 'replace'];

/** The refusal of a filter is told beside the name: the form has no other field. */
const besideName = (errors: readonly FormError[]): FormError[] =>
  errors.map((error) => ({ ...error, field: 'name' }));

/** Views of the cohort list that somebody keeps: each sees their own. */
@ApiExcludeController()
@Controller('cohort/views')
@UseInterceptors(PageInterceptor)
export class SavedViewsPages {
  constructor(
    private readonly views: SavedViews,
    private readonly queries: SavedViewsQueries,
    private readonly partnership: PartnershipQueries,
    private readonly locals: PageLocals,
  ) {}

  @Get()
  @Access({ permission: mayKeepViews, audit: 'saved-views.viewed' })
  @Render('cohort/views.njk')
  async list(@Req() { user }: Request): Promise<{ page: SavedViewsView }> {
    const [views, panels] = await Promise.all([this.queries.list(user), this.partnership.listPanels()]);
    return { page: presentSavedViews(views, panels) };
  }

  @Get('new')
  @Access({ permission: mayKeepViews, audit: 'saved-views.viewed' })
  @Render(FORM)
  async saveForm(@Query() query: CohortPageQueryDto): Promise<{ page: ViewFormView }> {
    return { page: await this.form({ view: null, filter: toCohortQuery(query), name: '' }) };
  }

  @Post('new')
  @Access({ permission: mayKeepViews, audit: 'saved-view.saved' })
  async save(
    @Req() { user }: Request,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const name = typed(values, 'name');
    const filter = readFilter(values);
    try {
      await this.views.save(user, { name, filter: { ...filter }, replace: typed(values, 'replace') !== '' });
      this.locals.flash(reply, 'View saved');
      await reply.redirect(paths.cohort(filter), 303);
    } catch (error) {
      const errors = besideName(readRefusal(error, 'name'));
      const canReplace = await this.isTaken(user, name);
      const page = await this.form({ view: null, filter, name, errors, canReplace });
      await reply.status(400).view(FORM, { page });
    }
  }

  /** Leads to the list that it shows; what of it can no longer be used is left out, and said. */
  @Get(':id')
  @Access({ permission: mayKeepViews, audit: 'saved-views.viewed' })
  async open(@Req() { user }: Request, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const { filter, refused } = await this.queries.get(user, id);
    const leftOut = refused.map(({ field }) => field);
    if (leftOut.length > 0) this.locals.flash(reply, sayLeftOut(leftOut));
    const usable = Object.entries(filter).filter(([part]) => !leftOut.includes(part));
    await reply.redirect(paths.cohort(Object.fromEntries(usable)), 303);
  }

  @Get(':id/rename')
  @Access({ permission: mayKeepViews, audit: 'saved-views.viewed' })
  @Render(FORM)
  async renameForm(@Req() { user }: Request, @Param('id') id: string): Promise<{ page: ViewFormView }> {
    const view = await this.queries.get(user, id);
    return { page: await this.form({ view, filter: view.filter, name: view.name }) };
  }

  @Post(':id/rename')
  @Access({ permission: mayKeepViews, audit: 'saved-view.changed' })
  async rename(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const name = typed(values, 'name');
    const view = await this.queries.get(user, id);
    try {
      await this.views.alter(user, id, { name });
      this.locals.flash(reply, 'View renamed');
      await reply.redirect(paths.savedViews(), 303);
    } catch (error) {
      const errors = besideName(readRefusal(error, 'name'));
      const page = await this.form({ view, filter: view.filter, name, errors });
      await reply.status(400).view(FORM, { page });
    }
  }

  @Post(':id/delete')
  @Access({ permission: mayKeepViews, audit: 'saved-view.removed' })
  async remove(@Req() { user }: Request, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.views.remove(user, id);
    this.locals.flash(reply, 'View deleted');
    await reply.redirect(paths.savedViews(), 303);
  }

  private async form(input: Omit<ViewFormInput, 'panels'>): Promise<ViewFormView> {
    return presentViewForm({ ...input, panels: await this.partnership.listPanels() });
  }

  private async isTaken(user: SignedInActor, name: string): Promise<boolean> {
    const views = await this.queries.list(user);
    return views.some((view) => view.name.toLowerCase() === name.trim().toLowerCase());
  }
}

const readFilter = (values: TypedValues): CohortQuery =>
  Object.fromEntries(
    Object.keys(values)
      .filter((name) => !OWN_FIELDS.includes(name))
      .map((name) => [name, typed(values, name)]),
  );
