import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { POLICY_CHANGES, type PolicyChange } from './compare-decisions.js';

const blankIsMissing = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));
const wholeNumber = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : Number(value)));
const LISTED = POLICY_CHANGES.filter((change) => change !== 'same');

export class ShadowFilterDto {
  @blankIsMissing
  @IsOptional()
  @IsIn(LISTED, { message: `change must be one of ${LISTED.join(', ')}` })
  change?: PolicyChange;
  @blankIsMissing @IsOptional() @IsString() @MaxLength(100) cursor?: string;
  @wholeNumber
  @IsOptional()
  @IsInt({ message: 'limit must be a whole number' })
  @Min(1, { message: 'limit must be 1 or more' })
  @Max(200, { message: 'limit must be 200 or less' })
  limit?: number;
}
