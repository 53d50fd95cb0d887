import { Transform } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import { MEETING_KINDS, type MeetingKind } from './domain/agenda-kind.js';

const blankIsMissing = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

export class AgendaQueryDto {
  /** `tasking` or `panel` (in the City: operational); what waits for either without it. */
  @blankIsMissing
  @IsOptional()
  @IsIn(MEETING_KINDS, { message: 'meeting must be tasking or panel' })
  meeting?: MeetingKind;
}
