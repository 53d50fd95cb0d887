import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
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
import { REGISTRATION_ROUTES } from './domain/registration-route.js';
import { FACTS, type Fact } from '../sharing/index.js';
import { PATHWAYS, type Pathway } from '../../shared/pathway.js';
import { COHORT_SORT_NAMES, type CohortSort } from './cohort-sorts.js';

const text = (field: string): { message: string } => ({ message: `${field} must be text` });
const long = (most: number): { message: string } => ({ message: `Use ${most} characters or fewer` });

/** Missing or null. */
const given = ValidateIf((_, value) => value !== undefined && value !== null);

class PersonPartsDto {
  /** `79/163001B`, `1979/0163001B` (ID-PNC) */
  @given @IsString(text('PNC ID')) @MaxLength(20, long(20)) pncId?: string | null;
  /** `X320741` (ID-CRN) */
  @given @IsString(text('CRN')) @MaxLength(20, long(20)) crn?: string | null;
  /** `A1234BC` (ID-PRISON) */
  @given @IsString(text('Prison number')) @MaxLength(20, long(20)) prisonNumber?: string | null;
  /** Each `SURNAME, Forename` or `Forename Surname`. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(aliasText) : value))
  @IsArray({ message: 'Aliases must be a list' })
  @ArrayMaxSize(50, { message: 'Aliases must be 50 or fewer' })
  @IsString({ each: true, message: 'Each alias must be text' })
  @MaxLength(200, { each: true, ...long(200) })
  aliases?: string[];
  @given @IsString(text('Address')) @MaxLength(500, long(500)) address?: string | null;
  @given @IsString(text('Contact number')) @MaxLength(100, long(100)) contactNumber?: string | null;
  @given @IsString(text('Primary substance')) @MaxLength(200, long(200)) primarySubstance?: string | null;
  @given @IsString(text('Notes')) @MaxLength(5000, long(5000)) notes?: string | null;
}

function aliasText(alias: unknown): unknown {
  if (typeof alias !== 'object' || alias === null) return alias;
  const { surname, forename } = alias as { surname?: unknown; forename?: unknown };
  const name = (part: unknown): string => (typeof part === 'string' ? part : '');
  return `${name(surname)}, ${name(forename)}`;
}

export class CreateOffenderDto extends PersonPartsDto {
  @IsString({ message: 'Enter a surname' }) @MaxLength(100, long(100)) surname!: string;
  @IsString({ message: 'Enter a forename' }) @MaxLength(100, long(100)) forename!: string;
  /** `1979-06-03` */
  @IsString({ message: 'Enter a date of birth' }) dateOfBirth!: string;
  /** `male`, `female`, `other` or `not-known` */
  @given @IsString(text('Gender')) gender?: string | null;
  /** A panel's key: `chesterfield` */
  @IsString({ message: 'Choose one of the five panels' }) panel!: string;
  /** Says that none of the people found is this one (REF-7). */
  @IsOptional() @IsBoolean({ message: 'confirmedNew must be true or false' }) confirmedNew?: boolean;
}

export class ChangeOffenderDto extends PersonPartsDto {
  @IsOptional() @IsString({ message: 'Enter a surname' }) @MaxLength(100, long(100)) surname?: string;
  @IsOptional() @IsString({ message: 'Enter a forename' }) @MaxLength(100, long(100)) forename?: string;
  @IsOptional() @IsString({ message: 'Enter a date of birth' }) dateOfBirth?: string;
  @given @IsString(text('Gender')) gender?: string | null;
  @IsOptional() @IsString({ message: 'Choose one of the five panels' }) panel?: string;
}

/** As the eligibility rules name them (section 4). */
const ELIGIBILITY_OUTCOMES = ['automatic', 'referral', 'not-eligible', 'excluded', 'needs-information'];

const wholeNumber = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : Number(value)));
const trueOrFalse = Transform(({ value }: { value: unknown }) =>
  value === '' ? undefined : value === 'true' ? true : value === 'false' ? false : value,
);
const blankIsMissing = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

export class CohortFilterDto {
  @blankIsMissing @IsOptional() @IsString() @MaxLength(100) panel?: string;
  @blankIsMissing
  @IsOptional()
  @IsIn(['red', 'amber-alert', 'amber', 'green', 'none'], {
    message: 'rag must be red, amber-alert, amber, green or none',
  })
  rag?: string;
  @blankIsMissing
  @IsOptional()
  @IsIn(['1', '2', 'none'], { message: 'tier must be 1, 2 or none' })
  tier?: string;
  @blankIsMissing
  @IsOptional()
  @IsIn(['registered', 'referred', 'not-registered', 'exited'], {
    message: 'status must be registered, referred, not-registered or exited',
  })
  status?: string;
  @blankIsMissing
  @IsOptional()
  @IsIn(Object.keys(REGISTRATION_ROUTES), {
    message: `route must be one of ${Object.keys(REGISTRATION_ROUTES).join(', ')}`,
  })
  route?: string;
  /** The outcome of the latest decision about somebody. */
  @blankIsMissing
  @IsOptional()
  @IsIn(ELIGIBILITY_OUTCOMES, { message: `eligibility must be one of ${ELIGIBILITY_OUTCOMES.join(', ')}` })
  eligibility?: string;
  @blankIsMissing
  @IsOptional()
  @IsIn(['in', 'out'], { message: 'custody must be in or out' })
  custody?: string;
  /** In custody, and due for release within so many days from today: `28`. */
  @wholeNumber
  @IsOptional()
  @IsInt({ message: 'releaseWithin must be a whole number of days' })
  @Min(0, { message: 'releaseWithin must be 0 or more' })
  @Max(366, { message: 'releaseWithin must be 366 or less' })
  releaseWithin?: number;
  /** A pathway on which somebody has a need, identified or being met. */
  @blankIsMissing
  @IsOptional()
  @IsIn(PATHWAYS, { message: `need must be one of ${PATHWAYS.join(', ')}` })
  need?: Pathway;
  /** `true`: only those whose RAG status nobody has set or confirmed for as long as the policy says (LAW-5). */
  @trueOrFalse @IsOptional() @IsBoolean({ message: 'stale must be true or false' }) stale?: boolean;
  /** `true`: only those whose current contact is the reader. */
  @trueOrFalse @IsOptional() @IsBoolean({ message: 'mine must be true or false' }) mine?: boolean;
  /** `2014-06-03`: the list as it stood at the end of that day. */
  @blankIsMissing @IsOptional() @IsString() @MaxLength(100) asAt?: string;
  /** A name, an alias or an identifier, in any usual spelling. */
  @blankIsMissing @IsOptional() @IsString() @MaxLength(200, long(200)) q?: string;
  @wholeNumber
  @IsOptional()
  @IsInt({ message: 'limit must be a whole number' })
  @Min(1, { message: 'limit must be 1 or more' })
  @Max(200, { message: 'limit must be 200 or less' })
  limit?: number;
  @blankIsMissing @IsOptional() @IsString() @MaxLength(1000) cursor?: string;
}

export class CohortQueryDto extends CohortFilterDto {
  @blankIsMissing
  @IsOptional()
  @IsIn(COHORT_SORT_NAMES, { message: `sort must be one of ${COHORT_SORT_NAMES.join(', ')}` })
  sort?: CohortSort;
}

/** `kind=rag&kind=custody`, `kind=rag,custody` */
const wordsOf = (value: unknown): unknown => {
  if (value === '') return undefined;
  const given = Array.isArray(value) ? (value as unknown[]) : [value];
  return given.flatMap((each) => (typeof each === 'string' ? each.split(',').filter(Boolean) : [each]));
};

export class TimelineQueryDto {
  @blankIsMissing @IsOptional() @IsString() @MaxLength(1000) cursor?: string;
  /** What the entries tell of, one or more: `rag`, `rag,custody`. */
  @Transform(({ value }: { value: unknown }) => (value === undefined ? undefined : wordsOf(value)))
  @IsOptional()
  @IsIn(FACTS, { each: true, message: `kind must be one or more of ${FACTS.join(', ')}` })
  kind?: Fact[];
}
