import { IsOptional, IsString, MaxLength } from 'class-validator';
import { CohortFilterDto } from '../../modules/offenders/index.js';

export class CohortPageQueryDto extends CohortFilterDto {
  /** One of the page's own words for an order; any other is the usual order. */
  @IsOptional() @IsString() @MaxLength(20) sort?: string;
}
