import { Allow, IsBoolean, IsInt, IsString, ValidateIf } from 'class-validator';

/** A message with the rule that the field serves. */
const by = (rule: string, message = 'Must be true or false'): { message: string; context: object } => ({
  message,
  context: { rule },
});

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
  @sent @IsBoolean(by('ROUTE-PPO')) ppo?: boolean;
  /** 0 to 3; null when it is not known. */
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsInt(by('EXCL-MAPPA', 'MAPPA level must be 0, 1, 2 or 3'))
  mappaLevel?: number | null;
  @sent @IsBoolean(by('EXCL-SEX')) registeredSexOffender?: boolean;
  @sent @IsBoolean(by('ROUTE-YOS')) yosHighRisk?: boolean;
  @sent @IsBoolean(by('ROUTE-OOA')) outOfAreaTransfer?: boolean;
  /** The area a transfer came from. */
  @sent @IsString(by('ROUTE-OOA', 'The area must be text')) transferredFrom?: string;
  /** As what the case was managed there: `ppo` or `iom`. */
  @sent @IsString(by('ROUTE-OOA', 'Say whether the case was managed as PPO or IOM')) transferredAs?: string;
  /** `2014-06-03` */
  @sent @IsString(by('ROUTE-OOA', 'Date of transfer must be a real date')) transferredOn?: string;
}
