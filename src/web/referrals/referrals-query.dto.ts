import { Transform } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import { ReferralFilterDto } from '../../modules/referral-forms/index.js';
import { REFERRAL_VIEWS, type ReferralViewName } from '../shell/paths.js';

/** What the list's page is asked beside its filter: which of the lists. */
export class ReferralsPageQueryDto extends ReferralFilterDto {
  @Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value))
  @IsOptional()
  @IsIn(REFERRAL_VIEWS, { message: `view must be one of ${REFERRAL_VIEWS.join(', ')}` })
  view?: ReferralViewName;
}
