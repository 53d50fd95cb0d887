export { TaskingMeetingsModule } from './tasking-meetings.module.js';
export { Agenda, type AgendaWithdrawal, type NewAgendaItem } from './agenda.service.js';
export { AgendaQueries, type AgendaView, type WaitingAgenda } from './agenda.queries.js';
export { AgendaEdits } from './agenda-edits.service.js';
export { PackPapers, type LaidPack } from './pack-papers.service.js';
export { AgendaSources, type AgendaSource } from './agenda-sources.queries.js';
export type { TypedItem } from './domain/read-agenda-edit.js';
export type { ReadRows } from './agenda-rows.queries.js';
export type { ExitInput } from './domain/agenda-inputs.js';
export type { ItemKind, ItemState, SectionKey } from './domain/agenda-table.js';
export type { MeetingAgendaView, MeetingItemView } from './meeting-agenda.queries.js';
export { MeetingTasks, type TypedMeetingTask } from './meeting-tasks.service.js';
export { Meetings } from './meetings.service.js';
export { Chairing } from './chairing.service.js';
export { MeetingNotes } from './meeting-notes.service.js';
export { Focus } from './focus.service.js';
export { type FocusView } from './focus.queries.js';
export { MinutesPapers, type LaidMinutes } from './minutes-papers.service.js';
export { MinutesQueries, type MinutesHead, type MinutesView } from './minutes.queries.js';
export {
  spokenAbout,
  type MinutedChair,
  type MinutedDecision,
  type MinutedItem,
  type MinutedNote,
  type MinutedPerson,
  type MinutedTask,
  type MinutesContent,
} from './domain/minutes.js';
export { RoomQueries, type AttendedRoom, type Room, type RoomParts } from './room.queries.js';
export { describeMinutesView } from './tasking-meetings.views.js';
export { AttendanceService, type TypedAttendance } from './attendance.service.js';
export {
  PersonDecisions,
  type CarriedOutOverPerson,
  type OffenderDecider,
  type PersonDecision,
  type PersonDecisionAnswer,
  type PersonDecisionInMeeting,
} from './person-decisions.service.js';
export {
  MeetingDecisions,
  type CarriedOut,
  type DecisionAnswer,
  type DecisionInMeeting,
  type ReferralDecider,
  type ReferralOnTable,
} from './meeting-decisions.service.js';
export {
  MeetingsQueries,
  type AttendanceView,
  type AttendedMeeting,
  type MeetingDecisionView,
  type MeetingFilter,
  type MeetingHeader,
  type MeetingView,
} from './meetings.queries.js';
export { CalendarFeeds } from './calendar-feeds.service.js';
export { CalendarFeedsQueries, type CalendarFeedView } from './calendar-feeds.queries.js';
export { CadenceQueries, type CadenceView } from './cadence.queries.js';
export {
  MeetingCalendarQueries,
  type CalendarMeeting,
  type CalendarSpan,
  type SeriesView,
} from './meeting-calendar.queries.js';
export { MeetingChanges } from './meeting-changes.service.js';
export { MeetingSeries, type SeriesCalled, type SeriesEnded } from './meeting-series.service.js';
export type { CadenceMonth, CadenceWeek, RhythmStanding } from './domain/cadence.js';
export type { TypedMove } from './domain/move-meeting.js';
export type { TypedSeries } from './domain/read-series.js';
export { CheckInDto, DecideDto, MeetingFilterDto } from './tasking-meetings.dto.js';
export { describeAgendaView, describeMeetingView } from './tasking-meetings.views.js';
export {
  mayAttend,
  mayNote,
  mayReadCadence,
  mayReadMeetings,
  mayRunMeetings,
  maySeeAgenda,
  maySeeMeetings,
  maySubscribe,
  mayWalkIn,
} from './tasking-meetings.policy.js';
export { MEETING_KINDS, meetingWords, type AgendaKind, type MeetingKind } from './domain/agenda-kind.js';
export { CALLED_AS, type CalledAs, type MeetingStatus } from './domain/meeting-decision.js';
export type { Dissent } from './domain/read-dissent.js';
export { AGENCIES_NEEDED, type Quorum } from './domain/quorum.js';
export {
  REFERRAL_OUTCOMES,
  type ReferralDecision,
  type ReferralOutcome,
  type TypedDecision,
} from './domain/read-decision.js';
export { ownKindOf, type TypedMeeting } from './domain/read-meeting.js';
