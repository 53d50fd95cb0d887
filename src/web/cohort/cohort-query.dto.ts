import { Transform } from 'class-transformer';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { COHORT_SORT_NAMES, CohortFilterDto, type CohortFilter } from '../../modules/offenders/index.js';
import type { CohortQuery } from '../shell/paths.js';

export class CohortPageQueryDto extends CohortFilterDto {
  /** One of the list's orders; any other is the usual order. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => COHORT_SORT_NAMES.find((sort) => sort === value))
  sort?: (typeof COHORT_SORT_NAMES)[number];
}

/** The list's filter, and for a partner which others on the scheme are looked for below it. */
export class CohortListQueryDto extends CohortPageQueryDto {
  @IsOptional() @IsString() @MaxLength(200, { message: 'Use 200 characters or fewer' }) others?: string;
  @IsOptional() @IsString() @MaxLength(1000) othersCursor?: string;
}

/** The present filter, and three boxes with a day. */
export class CohortDayQueryDto extends CohortPageQueryDto {
  @IsOptional() @IsString() @MaxLength(20) 'asAt-day'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'asAt-month'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'asAt-year'?: string;
}

/** A filter as addresses write it. */
export function toCohortQuery(filter: CohortFilter): CohortQuery {
  const { panel, rag, tier, status, route, eligibility, custody, releaseWithin, need, stale, mine } = filter;
  const { q, asAt, sort, cursor } = filter;
  return {
    ...{ q, panel, rag, custody, releaseWithin: releaseWithin?.toString(), need },
    mine: mine ? 'true' : null,
    stale: stale ? 'true' : null,
    ...{ tier, status, eligibility, route, asAt, sort, cursor },
  };
}
