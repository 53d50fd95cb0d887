import { Module } from '@nestjs/common';
import { OffendersModule } from '../offenders/index.js';
import { PartnershipModule } from '../partnership/index.js';
import { AgendaController } from './agenda.controller.js';
import { AgendaQueries } from './agenda.queries.js';
import { AgendaRepository } from './agenda.repository.js';
import { Agenda } from './agenda.service.js';
import { AttendanceService } from './attendance.service.js';
import { MeetingDecisions } from './meeting-decisions.service.js';
import { MeetingHistory } from './meeting-history.repository.js';
import { MeetingsController } from './meetings.controller.js';
import { MeetingsQueries } from './meetings.queries.js';
import { MeetingsRepository } from './meetings.repository.js';
import { Meetings } from './meetings.service.js';

@Module({
  imports: [OffendersModule, PartnershipModule],
  controllers: [AgendaController, MeetingsController],
  providers: [
    Agenda,
    AgendaQueries,
    AgendaRepository,
    AttendanceService,
    MeetingDecisions,
    MeetingHistory,
    Meetings,
    MeetingsQueries,
    MeetingsRepository,
  ],
  exports: [Agenda, AgendaQueries, AttendanceService, MeetingDecisions, Meetings, MeetingsQueries],
})
export class TaskingMeetingsModule {}
