import { segment, withQuery } from './with-query.js';

const meeting = (id: string): string => `/meetings/${segment(id)}`;
const meetingSeries = (id: string): string => `/meetings/series/${segment(id)}`;

/** The addresses of meetings: their calendar, the room, its agenda, minutes and decisions. */
export const meetingPaths = {
  meetings: (query: { panel?: string | null } = {}): string => withQuery('/meetings', query),
  newMeeting: (query: { panel?: string | null } = {}): string => withQuery('/meetings/new', query),
  moveMeeting: (id: string): string => `${meeting(id)}/move`,
  cancelMeeting: (id: string): string => `${meeting(id)}/cancel`,
  meetingSeries,
  endMeetingSeries: (id: string): string => `${meetingSeries(id)}/end`,
  calendarFeeds: (query: { panel?: string | null } = {}): string => withQuery('/meetings/calendar', query),
  revokeCalendarFeed: (id: string): string => `/meetings/calendar/${segment(id)}/revoke`,
  /** What a calendar program reads; the secret is the key. */
  calendarFile: (secret: string): string => `/calendar/${segment(secret)}.ics`,
  meeting,
  openMeeting: (id: string): string => `${meeting(id)}/open`,
  closeMeeting: (id: string): string => `${meeting(id)}/close`,
  chairMeeting: (id: string): string => `${meeting(id)}/chair`,
  focusMeeting: (id: string): string => `${meeting(id)}/focus`,
  noteInMeeting: (id: string): string => `${meeting(id)}/notes`,
  /** A task in one line, to be confirmed; and the task itself. */
  taskLineInMeeting: (id: string): string => `${meeting(id)}/tasks/line`,
  tasksInMeeting: (id: string): string => `${meeting(id)}/tasks`,
  meetingMinutes: (id: string): string => `${meeting(id)}/minutes`,
  meetingMinutesPdf: (id: string): string => `${meeting(id)}/minutes.pdf`,
  correctMinutes: (id: string): string => `${meeting(id)}/minutes/corrections`,
  checkInToMeeting: (id: string): string => `${meeting(id)}/attendance`,
  leaveMeeting: (id: string, attendance: string): string =>
    `${meeting(id)}/attendance/${segment(attendance)}/leave`,
  meetingAgenda: (id: string): string => `${meeting(id)}/agenda`,
  addToAgenda: (id: string, query: { from?: string } = {}): string =>
    withQuery(`${meeting(id)}/agenda/new`, query),
  moveOnAgenda: (id: string, item: string): string => `${meeting(id)}/agenda/${segment(item)}/move`,
  takeOffAgenda: (id: string, item: string): string => `${meeting(id)}/agenda/${segment(item)}/take-off`,
  putBackOnAgenda: (id: string, item: string): string => `${meeting(id)}/agenda/${segment(item)}/put-back`,
  meetingPack: (id: string): string => `${meeting(id)}/pack`,
  meetingPackPdf: (id: string): string => `${meeting(id)}/pack.pdf`,
  decideInMeeting: (id: string, about: string): string => `${meeting(id)}/referrals/${segment(about)}`,
  decideExit: (meetingId: string, id: string): string => `${meeting(meetingId)}/exits/${segment(id)}`,
} as const;
