import { Allow, IsBoolean, IsInt, IsString, ValidateIf } from 'class-validator';

const yesOrNo = { message: 'Must be true or false' };

/** Missing stays as it is recorded; null is no answer to yes or no. */
const sent = ValidateIf((_, value) => value !== undefined);

/**
 * A score as it was assessed elsewhere, or the factors from which an instrument calculates it; never both. The rules
 * themselves judge every field (TIER-4, TIER-5, the model), so that pages and the API are told the same.
 */
export class RecordScoreDto {
  /** A whole number from 0 to 100. */
  @Allow() score?: number;

  /** `ogrs3`, with its factors. */
  @Allow() instrument?: string;

  /** As `POST /ogrs3` takes them; date of birth and gender are the record's when they are left out. */
  @Allow() factors?: object;

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
  /** The area a transfer came from. */
  @sent @IsString({ message: 'The area must be text' }) transferredFrom?: string;
  /** As what the case was managed there: `ppo` or `iom`. */
  @sent @IsString({ message: 'Say whether the case was managed as PPO or IOM' }) transferredAs?: string;
  /** `2014-06-03` */
  @sent @IsString({ message: 'Date of transfer must be a real date' }) transferredOn?: string;
}
