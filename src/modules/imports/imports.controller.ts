import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { sendAs } from '../../platform/access/send-as.js';
import { readUpload, type Upload } from '../../platform/access/upload.js';
import { badInput } from '../../shared/domain-error.js';
import { ImportCommit } from './import-commit.service.js';
import type { Progress } from './import-progress.service.js';
import type { ImportOutcome } from './import-row.js';
import type { ImportSummary, ImportView } from './import-view.js';
import { ImportViews, type ImportPage, type RowPage } from './import-views.service.js';
import { ChangeImportDto, CommitImportDto, RowsQueryDto } from './imports.dto.js';
import { mayImport } from './imports.policy.js';
import { ImportsService } from './imports.service.js';
import { takenFromImport, viewedImport, viewedRows } from './imports.views.js';

type Request = ScopedRequest & { user: SignedInActor };

async function requireUpload(request: Request): Promise<Upload> {
  const upload = request.isMultipart() ? await readUpload(request) : null;
  if (upload) return upload;
  throw badInput([{ field: 'file', message: 'Choose a spreadsheet: an Excel workbook (.xlsx) or CSV' }]);
}

@ApiTags('imports')
@ApiBearerAuth()
@Controller('api/v1/imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly commits: ImportCommit,
    private readonly views: ImportViews,
  ) {}

  @Get()
  @Access({ permission: mayImport, audit: 'imports.viewed' })
  list(@Req() { user }: Request, @Query('cursor') cursor?: string): Promise<ImportPage> {
    return this.views.list(user, cursor);
  }

  /** Stores the file and shows what taking it in would do; nothing is stored in the cohort yet. */
  @Post()
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: { file: { type: 'string', format: 'binary' }, panel: { type: 'string' } },
    },
  })
  @Access({ permission: mayImport, audit: 'import.previewed', view: viewedImport })
  async upload(@Req() request: Request): Promise<ImportView> {
    const upload = await requireUpload(request);
    const { panel } = request.body as { panel?: string };
    return this.imports.upload(request.user, upload, panel ?? null);
  }

  @Get(':id')
  @Access({ permission: mayImport, audit: 'import.viewed', view: viewedImport })
  get(@Req() { user }: Request, @Param('id') id: string): Promise<ImportView> {
    return this.views.get(user, id);
  }

  @Patch(':id')
  @Access({ permission: mayImport, audit: 'import.viewed', view: viewedImport })
  change(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: ChangeImportDto,
  ): Promise<ImportView> {
    return this.imports.change(user, id, body);
  }

  /** Takes all the ready rows into the list, or none. */
  @Post(':id/commit')
  @HttpCode(200)
  @Access({ permission: mayImport, audit: 'import.committed' })
  commit(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body?: CommitImportDto,
  ): Promise<ImportOutcome> {
    return this.commits.commit(user, id, body?.version);
  }

  @Get(':id/rows')
  @Access({ permission: mayImport, audit: 'import.rows-viewed', view: viewedRows })
  rows(@Req() { user }: Request, @Param('id') id: string, @Query() query: RowsQueryDto): Promise<RowPage> {
    return this.views.rows(user, id, query);
  }

  @Get(':id/progress')
  @Access({ permission: mayImport, audit: 'import.progress-viewed' })
  progress(
    @Req() { user }: Request,
    @Param('id') id: string,
  ): Promise<{ status: ImportSummary['status']; progress: Progress | null }> {
    return this.views.progress(user, id);
  }

  @Get(':id/refused.csv')
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

  /** The file as it was brought, byte for byte. */
  @Get(':id/file')
  @Access({ permission: mayImport, audit: 'import.file-taken', view: takenFromImport })
  async file(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { filename, content } = await this.views.file(user, id);
    sendAs(reply, filename, 'application/octet-stream');
    return content;
  }
}
