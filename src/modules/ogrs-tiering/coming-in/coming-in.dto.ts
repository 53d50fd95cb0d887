import { Transform } from 'class-transformer';
import { IsOptional, IsString, MaxLength } from 'class-validator';

export class ComingInFilterDto {
  /** A panel's key: `chesterfield`; every panel without it. */
  @Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value))
  @IsOptional()
  @IsString({ message: 'Choose one of the five panels' })
  @MaxLength(100, { message: 'Choose one of the five panels' })
  panel?: string;
}
