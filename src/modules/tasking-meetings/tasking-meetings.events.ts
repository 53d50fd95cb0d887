/** What this module announces. */
export const MEETING_EVENTS = {
  agendaChanged: 'agenda.changed',
  called: 'meeting.called',
  moved: 'meeting.moved',
  cancelled: 'meeting.cancelled',
  opened: 'meeting.opened',
  closed: 'meeting.closed',
  attendanceChanged: 'attendance.changed',
} as const;
