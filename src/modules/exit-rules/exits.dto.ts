import { Transform } from 'class-transformer';
import { Allow, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { EXIT_STATES, type ExitState } from './domain/decide-exit.js';

const blankIsMissing = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

export class ExitsQueryDto {
  @blankIsMissing @IsOptional() @IsString() @MaxLength(100) panel?: string;
  /** `due`, `held`, `kept`, `not-yet` or `unknown`; everybody registered without it. */
  @blankIsMissing
  @IsOptional()
  @IsIn(EXIT_STATES, { message: 'state must be due, held, kept, not-yet or unknown' })
  state?: ExitState;
  /** `2015-05`: those who could leave in that month, and not before. */
  @blankIsMissing @IsOptional() @IsString() @MaxLength(100) month?: string;
  /** What the rules say of another day, by what is recorded now. */
  @blankIsMissing @IsOptional() @IsString() @MaxLength(100) on?: string;
  @blankIsMissing
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === undefined ? value : Number(value)))
  @IsInt({ message: 'limit must be 1 to 500' })
  @Min(1, { message: 'limit must be 1 to 500' })
  @Max(500, { message: 'limit must be 1 to 500' })
  limit?: number;
}

export class LongStayDto {
  @blankIsMissing @IsOptional() @IsString() @MaxLength(100) panel?: string;
}

export class ExitDayDto {
  @blankIsMissing @IsOptional() @IsString() @MaxLength(100) on?: string;
}

export class ReviewExitsDto {
  /** Today without it. Of another day the answer is written down, and nothing follows from it. */
  @Allow() on?: string;
  /** A panel's key; everybody without it. */
  @Allow() panel?: string;
  /** One person. */
  @Allow() offenderId?: string;
  /** `false` answers at once; how far the review has come is asked for by its id. */
  @Allow() wait?: boolean;
}

export class GiveReasonDto {
  @Allow() reason!: string;
}

export class EndingDto extends GiveReasonDto {
  /** `died` or `transferred-out`: a panel decides on every other ending (EXIT-4). */
  @Allow() ending!: string;
  /** The day on which it ended. */
  @Allow() on!: string;
}
