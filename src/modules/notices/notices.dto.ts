import { Transform } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

const blankIsMissing = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));
const wholeNumber = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : Number(value)));
const trueOrFalse = Transform(({ value }: { value: unknown }) =>
  value === '' ? undefined : value === 'true' ? true : value === 'false' ? false : value,
);

export class NoticeFilterDto {
  /** Another panel's notices, for whoever covers for its co-ordinator (COH-1); the reader's own without it. */
  @blankIsMissing
  @IsOptional()
  @IsString({ message: 'Choose one of the five panels' })
  @MaxLength(100, { message: 'Choose one of the five panels' })
  panel?: string;
  /** `true`: only those the reader has not read. */
  @trueOrFalse @IsOptional() @IsBoolean({ message: 'unread must be true or false' }) unread?: boolean;
  @wholeNumber
  @IsOptional()
  @IsInt({ message: 'limit must be a whole number' })
  @Min(1, { message: 'limit must be 1 or more' })
  @Max(200, { message: 'limit must be 200 or less' })
  limit?: number;
  @blankIsMissing @IsOptional() @IsString() @MaxLength(1000) cursor?: string;
}
