import { Transform } from 'class-transformer';
import { Allow, IsOptional, IsString, MaxLength } from 'class-validator';

const blankIsMissing = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

/** The rules themselves judge every field, so that pages and the API are told the same. */
export class CallSeriesDto {
  /** A panel's key: `chesterfield` */
  @Allow() panel!: string;
  /** `tasking`, `panel` or `operational` */
  @Allow() kind!: string;
  /** `weekly` (without it), `fortnightly` or `monthly` */
  @Allow() rhythm?: string;
  /** `["monday", "wednesday", "friday"]` */
  @Allow() weekdays!: string[];
  /** Of a monthly series: 1 to 4, or -1 for the last */
  @Allow() weekOfMonth?: number;
  /** London time: `9:30` */
  @Allow() time!: string;
  /** `2014-06-03` */
  @Allow() from!: string;
  /** The last day on which there may be one: `2014-06-30` */
  @Allow() until!: string;
}

export class EndSeriesDto {
  /** The first day on which it does not meet any more. */
  @Allow() from!: string;
  @Allow() reason!: string;
}

export class MoveMeetingDto {
  /** `2014-06-03T09:30:00Z` */
  @Allow() startsAt!: string;
  @Allow() reason!: string;
}

export class CancelMeetingDto {
  @Allow() reason!: string;
}

export class SeriesFilterDto {
  @blankIsMissing @IsOptional() @IsString() @MaxLength(100) panel?: string;
}

export class CadenceQueryDto {
  /** How many weeks, the current one last: 1 to 104, 8 without it. */
  @blankIsMissing @IsOptional() @IsString() @MaxLength(10) weeks?: string;
}
