import { Transform } from 'class-transformer';
import { Allow, IsBoolean, IsOptional } from 'class-validator';

const trueOrFalse = Transform(({ value }: { value: unknown }) =>
  value === 'true' ? true : value === 'false' || value === '' ? false : value,
);

export class AgreementsQueryDto {
  /** `true`: every row ever recorded, changed and withdrawn ones too. */
  @trueOrFalse @IsOptional() @IsBoolean({ message: 'all must be true or false' }) all?: boolean;
}

/** The rules themselves judge every field, so that pages and the API are told the same. */
export class RecordAgreementDto {
  /** An agency's key: `housing` */
  @Allow() agency!: string;
  /** `2014-06-01` */
  @Allow() startsOn!: string;
  /** `2015-05-31`; left out while nobody has agreed on an end. */
  @Allow() endsOn?: string | null;
  /** What the signed agreement is called, or where it is kept. */
  @Allow() note!: string;
}

export class ChangeAgreementDto {
  /** `2015-05-31`, or null for none; left out, it stays. */
  @Allow() endsOn?: string | null;
  @Allow() note?: string;
  @Allow() reason!: string;
}

export class WithdrawAgreementDto {
  @Allow() reason!: string;
}
