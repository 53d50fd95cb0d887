import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

const wholeNumber = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : Number(value)));
const blankIsMissing = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

export class PointerFilterDto {
  /** The beginning of a surname or a forename; nothing else is searched. */
  @blankIsMissing
  @IsOptional()
  @IsString({ message: 'Enter a name' })
  @MaxLength(200, { message: 'Use 200 characters or fewer' })
  q?: string;
  /** A panel's key: `chesterfield` */
  @blankIsMissing
  @IsOptional()
  @IsString({ message: 'Choose one of the five panels' })
  @MaxLength(100, { message: 'Choose one of the five panels' })
  panel?: string;
  @wholeNumber
  @IsOptional()
  @IsInt({ message: 'limit must be a whole number' })
  @Min(1, { message: 'limit must be 1 or more' })
  @Max(200, { message: 'limit must be 200 or less' })
  limit?: number;
  @blankIsMissing @IsOptional() @IsString() @MaxLength(1000) cursor?: string;
}
