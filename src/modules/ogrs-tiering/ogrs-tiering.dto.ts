import { IsBoolean, IsInt, IsNotEmpty, IsOptional, ValidateIf } from 'class-validator';

const yesOrNo = { message: 'Must be true or false' };

/** The rules themselves judge both fields (TIER-4, TIER-5), so that pages and the API are told the same. */
export class RecordScoreDto {
  /** A whole number from 0 to 100. */
  @IsNotEmpty({ message: 'Score must be a whole number from 0 to 100', context: { rule: 'TIER-4' } })
  score!: number;

  /** `2014-06-03` */
  @IsNotEmpty({ message: 'Date of assessment must be a real date', context: { rule: 'TIER-5' } })
  assessedOn!: string;
}

export class SetDesignationsDto {
  @IsOptional() @IsBoolean(yesOrNo) ppo?: boolean;
  /** 0 to 3; null when it is not known. */
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsInt({ message: 'MAPPA level must be 0, 1, 2 or 3', context: { rule: 'EXCL-MAPPA' } })
  mappaLevel?: number | null;
  @IsOptional() @IsBoolean(yesOrNo) registeredSexOffender?: boolean;
  @IsOptional() @IsBoolean(yesOrNo) yosHighRisk?: boolean;
  @IsOptional() @IsBoolean(yesOrNo) outOfAreaTransfer?: boolean;
}
