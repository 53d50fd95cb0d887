import { Transform } from 'class-transformer';
import {
  Allow,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { REFERRAL_STATUSES } from './domain/referral-life.js';

/** Missing or null. */
const given = ValidateIf((_, value) => value !== undefined && value !== null);
const blankIsMissing = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));
const wholeNumber = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : Number(value)));
const yesOrNo = Transform(({ value }: { value: unknown }) =>
  value === 'true' ? true : value === 'false' ? false : value === '' ? undefined : value,
);

/**
 * Any part of Appendix A (REF-1). A draft takes what is typed, right or wrong; the questions themselves say what an
 * answer must be when it is sent.
 */
export class ReferralDto {
  /** `2014-06-03` */
  @Allow() referredOn?: unknown;
  @Allow() surname?: unknown;
  @Allow() forename?: unknown;
  /** `1985-03-27` */
  @Allow() dateOfBirth?: unknown;
  @Allow() gender?: unknown;
  @Allow() crn?: unknown;
  @Allow() pncId?: unknown;
  @Allow() address?: unknown;
  @Allow() contactNumber?: unknown;
  @Allow() primarySubstance?: unknown;
  @Allow() currentOffencesOrConcerns?: unknown;
  /** `{substanceMisuse, employment, accommodation, mentalHealth, peersAndAssociates, thinkingAndBehaviour, relationships}` */
  @Allow() relevantFactors?: unknown;
  @Allow() addedValue?: unknown;
  @Allow() completedBy?: unknown;
  /** The user’s own: nobody refers for another one. */
  @Allow() agency?: unknown;
  /** `derwent-centre`, `chesterfield`, `buxton` or `ilkeston`: the mailboxes that there are (REF-4). */
  @Allow() area?: unknown;
  /** Probation: `{offenderManager, contactNumber, ogrsScore, currentOrders, previouslyOnScheme}` */
  @Allow() probation?: unknown;
  /** Other agencies: `{riskToCommunity, riskGrounds, needs}` (REF-3) */
  @Allow() criteria?: unknown;
  /** Somebody known: what the record says fills in what is empty. */
  @given @IsString({ message: 'offenderId must be text' }) offenderId?: string | null;
}

export class SubmitReferralDto {
  /** Says that none of the people found is this one (REF-7). */
  @IsOptional() @IsBoolean({ message: 'confirmedNew must be true or false' }) confirmedNew?: boolean;
}

export class WithdrawReferralDto {
  @Allow() reason!: string;
}

export class HandOverReferralDto {
  /** A colleague of the same agency. */
  @Allow() username!: string;
}

export class IdentifyReferralDto extends SubmitReferralDto {
  @IsOptional() @IsString({ message: 'offenderId must be text' }) offenderId?: string;
}

const STATUSES = [...REFERRAL_STATUSES, 'decided'];

export class ReferralFilterDto {
  @blankIsMissing @IsOptional() @IsString() @MaxLength(100) panel?: string;
  @blankIsMissing
  @IsOptional()
  @IsIn(STATUSES, { message: `status must be one of ${STATUSES.join(', ')}` })
  status?: string;
  @yesOrNo @IsOptional() @IsBoolean({ message: 'mine must be true or false' }) mine?: boolean;
  @blankIsMissing @IsOptional() @IsString() @MaxLength(100) agency?: string;
  /** Whom it is about: somebody whom the reader may see. */
  @blankIsMissing @IsOptional() @IsString() @MaxLength(100) offenderId?: string;
  /** A name, a CRN or a PNC ID, as it was typed. */
  @blankIsMissing @IsOptional() @IsString() @MaxLength(200) q?: string;
  @wholeNumber
  @IsOptional()
  @IsInt({ message: 'limit must be a whole number' })
  @Min(1, { message: 'limit must be 1 or more' })
  @Max(200, { message: 'limit must be 200 or less' })
  limit?: number;
  @blankIsMissing @IsOptional() @IsString() @MaxLength(1000) cursor?: string;
}
