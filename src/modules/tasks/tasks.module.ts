import { Module } from '@nestjs/common';
import { OffendersModule } from '../offenders/index.js';
import { PartnershipModule } from '../partnership/index.js';
import { TaskRecords } from './task-records.service.js';
import { TasksRepository } from './tasks.repository.js';
import { Tasks } from './tasks.service.js';

@Module({
  imports: [OffendersModule, PartnershipModule],
  providers: [TaskRecords, Tasks, TasksRepository],
  exports: [Tasks],
})
export class TasksModule {}
