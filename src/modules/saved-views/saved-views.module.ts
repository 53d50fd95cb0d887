import { Module } from '@nestjs/common';
import { OffendersModule } from '../offenders/index.js';
import { SavedViewsController } from './saved-views.controller.js';
import { SavedViewsQueries } from './saved-views.queries.js';
import { SavedViewsRepository } from './saved-views.repository.js';
import { SavedViews } from './saved-views.service.js';

@Module({
  imports: [OffendersModule],
  controllers: [SavedViewsController],
  providers: [SavedViews, SavedViewsQueries, SavedViewsRepository],
  exports: [SavedViews, SavedViewsQueries],
})
export class SavedViewsModule {}
