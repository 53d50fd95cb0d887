/** What this module announces. */
export const MEETING_EVENTS = {
  agendaChanged: 'agenda.changed',
  called: 'meeting.called',
  moved: 'meeting.moved',
  cancelled: 'meeting.cancelled',
  opened: 'meeting.opened',
  closed: 'meeting.closed',
  chairChanged: 'meeting.chair-changed',
  focusMoved: 'meeting.focus-moved',
  noted: 'meeting.noted',
  corrected: 'meeting.corrected',
  /** For a partner who was checked in: that something happened, and not what. */
  changed: 'meeting.changed',
  attendanceChanged: 'attendance.changed',
} as const;
