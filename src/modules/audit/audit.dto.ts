import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

const blankIsMissing = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

export class AuditQueryDto {
  @blankIsMissing @IsOptional() @IsString() @MaxLength(100) subject?: string;
  @blankIsMissing @IsOptional() @IsString() @MaxLength(200) actor?: string;
  /** `2014-06-03` */
  @blankIsMissing @IsOptional() @IsString() from?: string;
  /** `2014-06-03`, included */
  @blankIsMissing @IsOptional() @IsString() to?: string;
  @blankIsMissing @IsOptional() @IsString() cursor?: string;
}

export class VerifyQueryDto {
  /** The number of an entry noted earlier, with its hash: shows whether the log was cut off or rewritten since. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => Number(value))
  @IsInt({ message: 'seq must be a whole number' })
  seq?: number;

  @IsOptional() @Matches(/^[0-9a-f]{64}$/, { message: 'hash must be 64 hexadecimal digits' }) hash?: string;
}
