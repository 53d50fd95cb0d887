import { IsOptional, IsString, MaxLength } from 'class-validator';
import { ComingInFilterDto } from '../../modules/ogrs-tiering/index.js';

export class ComingInPageQueryDto extends ComingInFilterDto {
  /** `coming-of-age`, `transfers` or `ppo-nominations`; any other is the first. */
  @IsOptional() @IsString() @MaxLength(20) list?: string;
}
