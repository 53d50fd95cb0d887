export { TaskingMeetingsModule } from './tasking-meetings.module.js';
export { Agenda, type AgendaWithdrawal, type NewAgendaItem } from './agenda.service.js';
export { AgendaQueries, type AgendaView, type WaitingAgenda } from './agenda.queries.js';
export { describeAgendaView } from './tasking-meetings.views.js';
export { maySeeAgenda } from './tasking-meetings.policy.js';
export { MEETING_KINDS, meetingWords, type AgendaKind, type MeetingKind } from './domain/agenda-kind.js';
