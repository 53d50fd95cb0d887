import { Allow, IsOptional } from 'class-validator';

/** The rules themselves judge both fields (RAG-5, RAG-6), so that pages and the API are told the same. */
export class SetRagDto {
  /** `red`, `amber-alert`, `amber` or `green` */
  @Allow() status!: string;

  @Allow() reason!: string;
}

export class ConfirmRagDto {
  /** Why it is still right; need not be given. */
  @IsOptional() @Allow() reason?: string;
}
