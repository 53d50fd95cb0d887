import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Access, type ScopedRequest, type SignedInActor } from '../../platform/access/access.js';
import { ChangeSavedViewDto, SaveViewDto } from './saved-views.dto.js';
import { mayKeepViews } from './saved-views.policy.js';
import { SavedViewsQueries, type SavedView } from './saved-views.queries.js';
import { SavedViews } from './saved-views.service.js';

type Request = ScopedRequest & { user: SignedInActor };

/** Filters of the cohort list that the user keeps; nobody else's are there. */
@ApiTags('saved views')
@ApiBearerAuth()
@Controller('api/v1/saved-views')
export class SavedViewsController {
  constructor(
    private readonly views: SavedViews,
    private readonly queries: SavedViewsQueries,
  ) {}

  @Get()
  @Access({ permission: mayKeepViews, audit: 'saved-views.viewed' })
  async list(@Req() { user }: Request): Promise<{ items: SavedView[] }> {
    return { items: await this.queries.list(user) };
  }

  @Post()
  @Access({ permission: mayKeepViews, audit: 'saved-view.saved' })
  async save(@Req() { user }: Request, @Body() body: SaveViewDto): Promise<SavedView> {
    return this.queries.get(user, await this.views.save(user, body));
  }

  /** Renames it, or keeps another filter under its name. */
  @Patch(':id')
  @Access({ permission: mayKeepViews, audit: 'saved-view.changed' })
  async change(
    @Req() { user }: Request,
    @Param('id') id: string,
    @Body() body: ChangeSavedViewDto,
  ): Promise<SavedView> {
    await this.views.alter(user, id, body);
    return this.queries.get(user, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access({ permission: mayKeepViews, audit: 'saved-view.removed' })
  remove(@Req() { user }: Request, @Param('id') id: string): Promise<void> {
    return this.views.remove(user, id);
  }
}
