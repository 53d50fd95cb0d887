import type { FactAnswer } from '../../modules/case-recording/index.js';
import { outcomeWords } from '../shell/labels.js';

/** What was done, and what it did to eligibility: `Offence recorded. Now registered on the scheme.` */
export function sayRecorded(
  what: string,
  { eligibility, registration }: Pick<FactAnswer, 'eligibility' | 'registration'>,
): string {
  if (registration) return `${what}. Now registered on the scheme.`;
  if (eligibility === null) return `${what}.`;
  return `${what}. Eligibility: ${outcomeWords(eligibility.outcome).toLowerCase()}.`;
}
