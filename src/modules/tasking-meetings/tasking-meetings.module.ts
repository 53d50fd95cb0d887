import { Module } from '@nestjs/common';
import { OffendersModule } from '../offenders/index.js';
import { PartnershipModule } from '../partnership/index.js';
import { AgendaController } from './agenda.controller.js';
import { AgendaQueries } from './agenda.queries.js';
import { AgendaRepository } from './agenda.repository.js';
import { Agenda } from './agenda.service.js';

@Module({
  imports: [OffendersModule, PartnershipModule],
  controllers: [AgendaController],
  providers: [Agenda, AgendaQueries, AgendaRepository],
  exports: [Agenda, AgendaQueries],
})
export class TaskingMeetingsModule {}
