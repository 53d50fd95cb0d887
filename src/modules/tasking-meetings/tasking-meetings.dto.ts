import { Transform } from 'class-transformer';
import { Allow, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { NewTaskDto } from '../tasks/index.js';
import { MEETING_KINDS, type MeetingKind } from './domain/agenda-kind.js';

const blankIsMissing = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

export class AgendaQueryDto {
  /** `tasking` or `panel` (in the City: operational); what waits for either without it. */
  @blankIsMissing
  @IsOptional()
  @IsIn(MEETING_KINDS, { message: 'meeting must be tasking or panel' })
  meeting?: MeetingKind;
}

/** The rules themselves judge every field, so that pages and the API are told the same. */
export class CallMeetingDto {
  /** A panel's key: `chesterfield` */
  @Allow() panel!: string;
  /** `tasking`, `panel` or `operational` */
  @Allow() kind!: string;
  /** `2014-06-03T09:30:00Z` */
  @Allow() startsAt!: string;
}

export class MeetingFilterDto {
  @blankIsMissing @IsOptional() @IsString() @MaxLength(100) panel?: string;
  /** A day, or an instant. */
  @blankIsMissing @IsOptional() @IsString() @MaxLength(100) from?: string;
  @blankIsMissing @IsOptional() @IsString() @MaxLength(100) to?: string;
}

export class CheckInDto {
  /** Whoever asks, without it. */
  @IsOptional() @IsString({ message: 'Enter a name' }) name?: string;
  /** An agency's key: `probation-nps`; the asker’s own without it. */
  @IsOptional() @IsString({ message: 'Choose one of the agencies' }) agency?: string;
}

export class DecideDto {
  @Allow() referralId!: string;
  /** Instead of a referral: somebody registered, in a panel or operational meeting (EXIT-4). */
  @Allow() offenderId?: string;
  /** Of a referral `accept`, `decline` or `defer`; of a person `exit` or `retain` */
  @Allow() outcome!: string;
  @Allow() reason!: string;
  /** Named when it is deferred (REF-5). */
  @Allow() informationNeeded?: string;
  /** Which of the agencies present said no, each in its words: `[{agency, words}]` */
  @Allow() dissent?: { agency: string; words: string }[];
  /** Of a person who stays: no later than six months ahead (EXIT-4). */
  @Allow() nextReviewOn?: string;
  /** Of one who leaves: `six-months` (without it), `excluded`, `long-custody`, `transferred-out` or `died` */
  @Allow() ending?: string;
  /** What becomes of the open tasks: `close` (without it) or `rehome` */
  @Allow() tasks?: string;
  /** The agency that goes on with them. */
  @Allow() tasksTo?: string;
}

export class NoteDto {
  @Allow() text!: string;
  /** An item of the meeting's agenda; about the whole meeting without it. */
  @Allow() itemId?: string;
}

export class FocusDto {
  /** An item of the meeting's agenda. */
  @Allow() itemId!: string;
}

export class CorrectionDto {
  /** What was otherwise: the minutes themselves do not change. */
  @Allow() text!: string;
}

export class HandOutTaskDto extends NewTaskDto {
  /** What the meeting is speaking of. */
  @Allow() meetingItemId?: string | null;
}

export class NewItemDto {
  /** Whom it is about; nobody without it. */
  @Allow() offenderId?: string;
  /** Instead of the others: a referral that came after the meeting had opened. */
  @Allow() referralId?: string;
  @Allow() summary?: string;
  @Allow() reason?: string;
}

export class MoveItemDto {
  /** Among the items that wait, from 1. */
  @Allow() position!: number;
}

export class TakeOffItemDto {
  @Allow() reason!: string;
}
