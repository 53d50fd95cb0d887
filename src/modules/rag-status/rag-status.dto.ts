import { IsDefined } from 'class-validator';

/** The rules themselves judge both fields (RAG-5, RAG-6), so that pages and the API are told the same. */
export class SetRagDto {
  /** `red`, `amber-alert`, `amber` or `green` */
  @IsDefined({ message: 'Choose red, amber alert, amber or green', context: { rule: 'RAG-5' } })
  status!: string;

  @IsDefined({ message: 'Enter a reason for the status', context: { rule: 'RAG-6' } })
  reason!: string;
}
