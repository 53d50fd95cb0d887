import type { CalendarDay } from '../../../shared/calendar-day.js';
import type { RagStatus } from '../../../shared/rag.js';
import type { MeetingKind } from './agenda-kind.js';
import type { AgendaReason } from './agenda-reason.js';
import type { ItemKind, ItemState } from './agenda-table.js';

/** Somebody who is spoken about, as they are called now. */
export interface Spoken {
  offenderId: string;
  /** `Surname, Forename` */
  name: string;
}

/** A referral that waits for a decision (REF-5). */
export interface ReferralInput {
  referralId: string;
  /** Null while it is not settled who is meant (REF-7). */
  offenderId: string | null;
  name: string;
  agency: string;
  agencyName: string;
  submittedAt: string;
  agendaItemId: string | null;
  score: number | null;
  /** What the rules said when it was sent. */
  outcome: string;
  reasons: readonly { rule: string; text: string }[];
  needs: readonly string[];
  riskToCommunity: boolean;
}

export interface RegistrationInput extends Spoken {
  rule: string;
  reason: string | null;
  recordedAt: string;
  startedOn: CalendarDay | null;
  /** What a rule put on the agenda itself waits there until a meeting has reached it. */
  agendaItemId: string | null;
}

export interface StatusChangeInput extends Spoken {
  from: RagStatus | null;
  to: RagStatus;
  rule: string;
  reason: string;
  at: string;
}

/** Somebody registered with the panel. */
export interface MemberInput extends Spoken {
  rag: RagStatus | null;
  /** An instant. */
  ragSince: string | null;
  /** LAW-5: nobody has confirmed it for longer than it may stand. */
  isRagStale: boolean;
  registeredOn: CalendarDay | null;
}

/** A time in custody that ended, or whose end is expected. */
export interface SpellInput extends Spoken {
  establishment: string;
  to: CalendarDay | null;
  releaseDue: CalendarDay | null;
}

/** EXIT-3: who is due to leave, and who is held and by what. */
export interface ExitInput extends Spoken {
  state: 'due' | 'held';
  /** The six-month stage (EXIT-2). */
  since: CalendarDay;
  /** By which event somebody is held: kind and day, never its text (INT-4). */
  heldBy: readonly { rule: string; text: string }[];
}

/** EXCL-4: somebody registered on whom an exclusion fell. */
export interface ExclusionInput extends Spoken {
  agendaItemId: string;
  raisedAt: string;
  reason: string | null;
}

export interface TaskInput {
  /** Null where it concerns nobody (MEET-6). */
  offenderId: string | null;
  name: string | null;
  taskId: string;
  action: string;
  agency: string;
  agencyName: string;
  dueOn: CalendarDay;
}

/** What earlier meetings of the panel and kind left over, by the last of them that had it. */
export interface LeftOverInput {
  key: string;
  kind: ItemKind;
  /** Null of a matter that is about nobody. */
  offenderId: string | null;
  referralId: string | null;
  name: string | null;
  reasons: readonly AgendaReason[];
  /** How often it was left over before that. */
  carried: number;
  addedBy: string | null;
}

/** What the chair did to an item before the meeting: where it goes, that it is taken off, or that it was added. */
export interface EditInput {
  id: string;
  key: string;
  kind: ItemKind;
  offenderId: string | null;
  name: string | null;
  /** 0 where the rules decide. */
  position: number;
  /** How often it was left over before; what the chair added for this meeting, never. */
  carried: number;
  state: ItemState;
  summary: string;
  reason: string | null;
  addedBy: string | null;
  addedAt: string | null;
  takenOffBy: string | null;
  takenOffAt: string | null;
  takenOffReason: string | null;
}

/** Everything an agenda follows from. */
export interface AgendaInputs {
  today: CalendarDay;
  meeting: MeetingKind;
  /** When the last meeting of the panel and kind closed; null when there was none. */
  since: string | null;
  referrals: readonly ReferralInput[];
  registrations: readonly RegistrationInput[];
  statusChanges: readonly StatusChangeInput[];
  members: readonly MemberInput[];
  spells: readonly SpellInput[];
  exits: readonly ExitInput[];
  exclusions: readonly ExclusionInput[];
  tasks: readonly TaskInput[];
  leftOver: readonly LeftOverInput[];
  edits: readonly EditInput[];
}
