import { Foundation1764000000000 } from './1764000000000-foundation.js';
import { Imports1764000001000 } from './1764000001000-imports.js';
import { Eligibility1764000002000 } from './1764000002000-eligibility.js';
import { CaseRecord1764000003000 } from './1764000003000-case-record.js';
import { Referrals1764000004000 } from './1764000004000-referrals.js';
import { Tasks1764000005000 } from './1764000005000-tasks.js';
import { MeetingCalendar1764000006000 } from './1764000006000-meeting-calendar.js';
import { MeetingAgenda1764000007000 } from './1764000007000-meeting-agenda.js';
import { MeetingRoom1764000008000 } from './1764000008000-meeting-room.js';
import { Exits1764000009000 } from './1764000009000-exits.js';

/** Every migration, oldest first. */
export const migrations = [
  Foundation1764000000000,
  Imports1764000001000,
  Eligibility1764000002000,
  CaseRecord1764000003000,
  Referrals1764000004000,
  Tasks1764000005000,
  MeetingCalendar1764000006000,
  MeetingAgenda1764000007000,
  MeetingRoom1764000008000,
  Exits1764000009000,
] as const;
