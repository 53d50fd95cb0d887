import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Render,
  Req,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ImportCommit,
  ImportsService,
  ImportViews,
  mayImport,
  takenFromImport,
  viewedImport,
  type ImportChange,
} from '../../modules/imports/index.js';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { sendAs } from '../../platform/access/send-as.js';
import { readUpload } from '../../platform/access/upload.js';
import { ViewLog } from '../../platform/access/view-log.js';
import { badInput } from '../../shared/domain-error.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import { readRefusal } from '../shell/form-refusal.js';
import { PageInterceptor } from '../shell/page.interceptor.js';
import { PageLocals } from '../shell/page-locals.js';
import { paths } from '../shell/paths.js';
import { presentCommitting } from './committing.presenter.js';
import { readLayoutForm, readMatchesForm } from './import.form.js';
import { presentImport, type ImportView } from './import.presenter.js';
import { presentImports, type ImportsView } from './imports.presenter.js';
import { ReadImports, type ReadImport } from './read-import.js';
import { RunningCommits, type CommitEnd } from './running-commits.js';

type Request = ScopedRequest & { user: SignedInActor };

const MEGABYTES = 10;
/** Most files are in the list sooner than this, in milliseconds. */
const SHOW_PROGRESS_AFTER = 2_000;

/** Bringing a panel's spreadsheet into the list: upload, preview, decide, commit. */
@ApiExcludeController()
@Controller('imports')
@UseInterceptors(PageInterceptor)
export class ImportsPages {
  constructor(
    private readonly imports: ImportsService,
    private readonly commits: ImportCommit,
    private readonly views: ImportViews,
    private readonly read: ReadImports,
    private readonly partnership: PartnershipQueries,
    private readonly viewLog: ViewLog,
    private readonly locals: PageLocals,
    private readonly running: RunningCommits,
  ) {}

  @Get()
  @Access({ permission: mayImport, audit: 'imports.viewed' })
  @Render('imports/imports.njk')
  async list(@Req() { user }: Request): Promise<{ page: ImportsView }> {
    return { page: await this.presentList(user, {}, []) };
  }

  @Post()
  @Access({ permission: mayImport, audit: 'import.previewed' })
  async upload(@Req() request: Request, @Res() reply: FastifyReply): Promise<void> {
    const upload = request.isMultipart() ? await readUpload(request) : null;
    const values = (request.body ?? {}) as TypedValues;
    try {
      if (!upload) throw badInput([{ field: 'file', message: 'Choose a spreadsheet' }]);
      const { id } = await this.imports.upload(request.user, upload, typed(values, 'panel') || null);
      await reply.redirect(paths.import(id), 303);
    } catch (error) {
      const page = await this.presentList(request.user, values, readRefusal(error, 'file'));
      await reply.status(400).view('imports/imports.njk', { page });
    }
  }

  @Get(':id')
  @Access({ permission: mayImport, audit: 'import.viewed', view: viewedImport })
  @Render('imports/import.njk')
  async one(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Query('show') show?: string,
    @Query('page') page?: string,
  ): Promise<{ page: ImportView; matches: ReadImport['matches'] }> {
    const { input, matches } = await this.read.one(user, id, { show, page: Number(page ?? 1) });
    return { page: presentImport(input), matches };
  }

  @Post(':id/mapping')
  @Access({ permission: mayImport, audit: 'import.changed' })
  async layOut(
    @Req() request: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const change = await this.readLayout(request.user, id, values);
    await this.change(request, reply, {
      id,
      change,
      section: 'columns',
      said: 'The file is read as you chose',
    });
  }

  @Post(':id/matches')
  @Access({ permission: mayImport, audit: 'import.changed' })
  async decide(
    @Req() request: Request,
    @Param('id') id: string,
    @Body() values: TypedValues,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const resolutions = readMatchesForm(values);
    const said = resolutions.length === 0 ? 'Nothing was changed' : 'Your decisions are kept';
    await this.change(request, reply, { id, change: { resolutions }, section: 'matches', said });
  }

  /** Begins the commit; one that takes longer goes on while a page shows how far it is. */
  @Post(':id/commit')
  @Access({ permission: mayImport, audit: 'import.committed' })
  async commit(@Req() request: Request, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const end = await this.running.begin(
      id,
      () => this.commits.commit(request.user, id),
      SHOW_PROGRESS_AFTER,
    );
    if (end === null) await reply.redirect(paths.importProgress(id), 303);
    else await this.showEnd(request, reply, id, end);
  }

  /** It shows nobody, so that it can be looked at while the commit keeps the log waiting. */
  @Get(':id/progress')
  @Access({ permission: mayImport, audit: 'import.progress-viewed' })
  async progress(
    @Req() request: Request,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // A page that looks again by itself is sent on first; it then asks as a whole page, and is told how it ended.
    if (request.headers['x-live'] !== undefined && !this.running.isRunning(id)) {
      return reply.redirect(paths.import(id), 303);
    }
    const state = this.running.ask(id);
    if (state === null) return reply.redirect(paths.import(id), 303);
    if (state !== 'running') return this.showEnd(request, reply, id, state);
    const { progress } = await this.views.progress(request.user, id);
    await reply.view('imports/committing.njk', { page: presentCommitting({ progress }) });
  }

  @Get(':id/refused.csv')
  @HttpCode(200)
  @Access({ permission: mayImport, audit: 'import.refused-rows-taken', view: takenFromImport })
  async refused(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { filename, content } = await this.views.refusedRows(user, id);
    sendAs(reply, filename, 'text/csv; charset=utf-8');
    return content;
  }

  /** Another sheet has other columns: choosing one begins with what is guessed for it. */
  private async readLayout(user: SignedInActor, id: string, values: TypedValues): Promise<ImportChange> {
    const { sheet, headerRow, mapping } = readLayoutForm(values);
    const now = await this.views.get(user, id);
    if (sheet !== undefined && sheet !== now.sheet) return { sheet };
    if (headerRow !== undefined && headerRow !== now.headerRow) return { headerRow };
    return { mapping };
  }

  private async change(
    request: Request,
    reply: FastifyReply,
    { id, change, section, said }: { id: string; change: ImportChange; section: string; said: string },
  ): Promise<void> {
    try {
      await this.imports.change(request.user, id, change);
      this.locals.flash(reply, said);
      await reply.redirect(paths.importRows(id, { show: section === 'columns' ? 'rows' : section }), 303);
    } catch (error) {
      await this.showAgain(request, reply, { id, section, errors: readRefusal(error, section) });
    }
  }

  private async showEnd(request: Request, reply: FastifyReply, id: string, end: CommitEnd): Promise<void> {
    if (end.ok) {
      this.locals.flash(reply, 'The import is in the list');
      return reply.redirect(paths.import(id), 303);
    }
    const errors = readRefusal(end.error, 'commit');
    return this.showAgain(request, reply, { id, section: 'matches', errors });
  }

  private async showAgain(
    request: Request,
    reply: FastifyReply,
    { id, section, errors }: { id: string; section: string; errors: FormError[] },
  ): Promise<void> {
    const { input, matches } = await this.read.one(request.user, id, { show: section }, errors);
    const seen = viewedImport(request, { id, matches });
    await this.viewLog.record({ action: 'import.viewed', actor: request.user, ...seen });
    await reply.status(400).view('imports/import.njk', { page: presentImport(input) });
  }

  private async presentList(
    user: SignedInActor,
    values: TypedValues,
    errors: FormError[],
  ): Promise<ImportsView> {
    const panels = await this.partnership.listPanels();
    const { items } = await this.views.list(user);
    return presentImports({
      imports: items.map(({ panel, status, ...rest }) => ({
        ...rest,
        panelName: panels.find(({ key }) => key === panel)?.name ?? null,
        status: status === 'committed' ? 'committed' : 'previewed',
      })),
      panels,
      canImport: mayImport(user),
      values,
      errors,
      megabytes: MEGABYTES,
    });
  }
}
