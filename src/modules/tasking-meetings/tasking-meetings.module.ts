import { Module } from '@nestjs/common';
import { OffendersModule } from '../offenders/index.js';
import { PartnershipModule } from '../partnership/index.js';
import { TasksModule } from '../tasks/index.js';
import { AgendaController } from './agenda.controller.js';
import { AgendaQueries } from './agenda.queries.js';
import { AgendaRepository } from './agenda.repository.js';
import { AgendaSources } from './agenda-sources.queries.js';
import { Agenda } from './agenda.service.js';
import { AttendanceService } from './attendance.service.js';
import { Chairing } from './chairing.service.js';
import { FocusQueries } from './focus.queries.js';
import { Focus } from './focus.service.js';
import { MeetingDecisions } from './meeting-decisions.service.js';
import { MeetingHistory } from './meeting-history.repository.js';
import { MeetingNotes } from './meeting-notes.service.js';
import { MeetingAgendaQueries } from './meeting-agenda.queries.js';
import { MeetingAgenda } from './meeting-agenda.service.js';
import { MeetingItems } from './meeting-items.repository.js';
import { MeetingTasksController } from './meeting-tasks.controller.js';
import { MeetingTasks } from './meeting-tasks.service.js';
import { MeetingsController } from './meetings.controller.js';
import { MeetingsQueries } from './meetings.queries.js';
import { MeetingsRepository } from './meetings.repository.js';
import { Meetings } from './meetings.service.js';
import { MinutesQueries } from './minutes.queries.js';
import { Minutes } from './minutes.service.js';
import { RoomController } from './room.controller.js';
import { RoomNews } from './room-news.service.js';
import { RoomQueries } from './room.queries.js';

@Module({
  imports: [OffendersModule, PartnershipModule, TasksModule],
  controllers: [AgendaController, MeetingsController, MeetingTasksController, RoomController],
  providers: [
    Agenda,
    AgendaQueries,
    AgendaRepository,
    AgendaSources,
    AttendanceService,
    Chairing,
    Focus,
    FocusQueries,
    MeetingDecisions,
    MeetingTasks,
    MeetingHistory,
    MeetingNotes,
    MeetingAgenda,
    MeetingAgendaQueries,
    MeetingItems,
    Meetings,
    MeetingsQueries,
    MeetingsRepository,
    Minutes,
    MinutesQueries,
    RoomNews,
    RoomQueries,
  ],
  exports: [
    Agenda,
    AgendaQueries,
    AgendaSources,
    AttendanceService,
    Chairing,
    Focus,
    MeetingDecisions,
    MeetingNotes,
    MeetingTasks,
    Meetings,
    MeetingsQueries,
    MinutesQueries,
    RoomQueries,
  ],
})
export class TaskingMeetingsModule {}
