import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';

const wholeNumber = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : Number(value)));

export class FeedQueryDto {
  /** A panel's key; left out, every panel whose people you may see. */
  @IsOptional() @IsString() panel?: string;

  @wholeNumber
  @IsOptional()
  @IsInt({ message: 'since must be a whole number' })
  @Min(0, { message: 'since must be 0 or more' })
  @Max(2 ** 31 - 1, { message: 'since must be the number of an event' })
  since?: number;

  @wholeNumber
  @IsOptional()
  @IsInt({ message: 'limit must be a whole number' })
  @Min(1, { message: 'limit must be 1 or more' })
  @Max(500, { message: 'limit must be 500 or less' })
  limit?: number;
}
