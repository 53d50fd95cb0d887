import { Module } from '@nestjs/common';
import { OffendersModule } from '../offenders/index.js';
import { NoticesModule } from '../notices/index.js';
import { PartnershipModule } from '../partnership/index.js';
import { DueTasksRepository } from './due-tasks.repository.js';
import { TaskChanges } from './task-changes.service.js';
import { TaskLines } from './task-lines.service.js';
import { TaskEndings } from './task-endings.service.js';
import { TaskRecords } from './task-records.service.js';
import { TaskWatch } from './task-watch.service.js';
import { TasksController } from './tasks.controller.js';
import { TasksQueries } from './tasks.queries.js';
import { TasksRepository } from './tasks.repository.js';
import { Tasks } from './tasks.service.js';

@Module({
  imports: [NoticesModule, OffendersModule, PartnershipModule],
  controllers: [TasksController],
  providers: [
    DueTasksRepository,
    TaskChanges,
    TaskEndings,
    TaskLines,
    TaskRecords,
    TaskWatch,
    Tasks,
    TasksQueries,
    TasksRepository,
  ],
  exports: [TaskChanges, TaskEndings, TaskLines, Tasks, TasksQueries],
})
export class TasksModule {}
