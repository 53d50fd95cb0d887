import { Module } from '@nestjs/common';
import { NoticesModule } from '../notices/index.js';
import { OffendersModule } from '../offenders/index.js';
import { PartnershipModule } from '../partnership/index.js';
import { TasksModule } from '../tasks/index.js';
import { AgendaController } from './agenda.controller.js';
import { AgendaEdits } from './agenda-edits.service.js';
import { AgendaQueries } from './agenda.queries.js';
import { AgendaRepository } from './agenda.repository.js';
import { AgendaSources } from './agenda-sources.queries.js';
import { Agenda } from './agenda.service.js';
import { AttendanceService } from './attendance.service.js';
import { CadenceQueries } from './cadence.queries.js';
import { CalendarFeedController } from './calendar-feed.controller.js';
import { CalendarFeedsQueries } from './calendar-feeds.queries.js';
import { CalendarFeedsRepository } from './calendar-feeds.repository.js';
import { CalendarFeeds } from './calendar-feeds.service.js';
import { CalendarNews } from './calendar-news.service.js';
import { Chairing } from './chairing.service.js';
import { FocusQueries } from './focus.queries.js';
import { Focus } from './focus.service.js';
import { MeetingAgenda } from './meeting-agenda.service.js';
import { MeetingAgendaQueries } from './meeting-agenda.queries.js';
import { MeetingCalendarController } from './meeting-calendar.controller.js';
import { MeetingCalendarQueries } from './meeting-calendar.queries.js';
import { MeetingChanges } from './meeting-changes.service.js';
import { MeetingDecisions } from './meeting-decisions.service.js';
import { MeetingHistory } from './meeting-history.repository.js';
import { MeetingItems } from './meeting-items.repository.js';
import { MeetingItemsController } from './meeting-items.controller.js';
import { MeetingNotes } from './meeting-notes.service.js';
import { MeetingSeries } from './meeting-series.service.js';
import { MeetingSeriesRepository } from './meeting-series.repository.js';
import { MeetingTasks } from './meeting-tasks.service.js';
import { MeetingTasksController } from './meeting-tasks.controller.js';
import { MeetingsController } from './meetings.controller.js';
import { MeetingsQueries } from './meetings.queries.js';
import { MeetingsRepository } from './meetings.repository.js';
import { Meetings } from './meetings.service.js';
import { MinutesPapers } from './minutes-papers.service.js';
import { MinutesQueries } from './minutes.queries.js';
import { Minutes } from './minutes.service.js';
import { PackPapers } from './pack-papers.service.js';
import { RoomController } from './room.controller.js';
import { PersonDecisions } from './person-decisions.service.js';
import { RoomNews } from './room-news.service.js';
import { RoomQueries } from './room.queries.js';

@Module({
  imports: [NoticesModule, OffendersModule, PartnershipModule, TasksModule],
  controllers: [
    AgendaController,
    CalendarFeedController,
    MeetingCalendarController,
    MeetingItemsController,
    MeetingsController,
    MeetingTasksController,
    RoomController,
  ],
  providers: [
    Agenda,
    AgendaEdits,
    AgendaQueries,
    AgendaRepository,
    AgendaSources,
    AttendanceService,
    Chairing,
    Focus,
    FocusQueries,
    CadenceQueries,
    CalendarFeeds,
    CalendarFeedsQueries,
    CalendarFeedsRepository,
    CalendarNews,
    MeetingCalendarQueries,
    MeetingChanges,
    MeetingDecisions,
    PersonDecisions,
    MeetingTasks,
    MeetingHistory,
    MeetingNotes,
    MeetingAgenda,
    MeetingAgendaQueries,
    MeetingItems,
    MeetingSeries,
    MeetingSeriesRepository,
    Meetings,
    MeetingsQueries,
    MeetingsRepository,
    Minutes,
    MinutesPapers,
    MinutesQueries,
    PackPapers,
    RoomNews,
    RoomQueries,
  ],
  exports: [
    Agenda,
    AgendaEdits,
    AgendaEdits,
    AgendaQueries,
    AgendaSources,
    AttendanceService,
    CadenceQueries,
    CalendarFeeds,
    CalendarFeedsQueries,
    Chairing,
    Focus,
    MeetingCalendarQueries,
    MeetingChanges,
    MeetingDecisions,
    PersonDecisions,
    MeetingNotes,
    MeetingSeries,
    MeetingTasks,
    Meetings,
    MeetingsQueries,
    MinutesPapers,
    MinutesQueries,
    PackPapers,
    RoomQueries,
  ],
})
export class TaskingMeetingsModule {}
