import { Allow, IsBoolean, IsInt, ValidateIf } from 'class-validator';

const yesOrNo = { message: 'Must be true or false' };

/** Missing stays as it is recorded; null is no answer to yes or no. */
const sent = ValidateIf((_, value) => value !== undefined);

/** The rules themselves judge both fields (TIER-4, TIER-5), so that pages and the API are told the same. */
export class RecordScoreDto {
  /** A whole number from 0 to 100. */
  @Allow() score!: number;

  /** `2014-06-03` */
  @Allow() assessedOn!: string;
}

export class SetDesignationsDto {
  @sent @IsBoolean(yesOrNo) ppo?: boolean;
  /** 0 to 3; null when it is not known. */
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsInt({ message: 'MAPPA level must be 0, 1, 2 or 3', context: { rule: 'EXCL-MAPPA' } })
  mappaLevel?: number | null;
  @sent @IsBoolean(yesOrNo) registeredSexOffender?: boolean;
  @sent @IsBoolean(yesOrNo) yosHighRisk?: boolean;
  @sent @IsBoolean(yesOrNo) outOfAreaTransfer?: boolean;
}
