import { IsString, MaxLength, MinLength } from 'class-validator';

export class SignInDto {
  /** `coordinator.chesterfield` */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  username!: string;

  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  password!: string;
}
