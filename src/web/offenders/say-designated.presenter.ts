import type { DesignationsAnswer } from '../../modules/ogrs-tiering/index.js';
import { outcomeWords } from '../shell/labels.js';
import { presentMissing } from './eligibility.presenter.js';

/** Section 3, without dates: the next page learns it from a cookie, which holds no personal data. */
const MANAGED_BY: Record<string, string> = {
  'EXCL-MAPPA': 'managed by MAPPA',
  'EXCL-SEX': 'managed by MAPPA or sex offender management',
  'EXCL-NO-CONVICTION': 'managed by existing processes',
  'EXCL-AGE': 'under 18, and monitored with the YOS',
};

const NOTHING = { recordScore: false, setDesignations: false, recordFacts: false, recordIntelligence: false };

const beginSmall = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** What the next page says of changed designations: what they brought about, or what is still needed. */
export function sayDesignated({
  eligibility,
  registration,
  status,
}: Pick<DesignationsAnswer, 'eligibility' | 'registration' | 'status'>): string {
  if (registration) return `Designations recorded. Now registered on the scheme (${registration.rule}).`;
  const { outcome, reasons, missing } = eligibility;
  const isRegistered = status === 'registered';
  if (outcome === 'excluded') {
    const found = reasons.filter(({ rule }) => rule in MANAGED_BY);
    const words = found.map(({ rule }) => `${MANAGED_BY[rule]} (${rule})`).join('; ');
    const isForPanel = found.some(({ rule }) => rule === 'EXCL-MAPPA' || rule === 'EXCL-SEX');
    if (!isRegistered) return `Designations recorded. Excluded: ${words}.`;
    if (isForPanel) return `Designations recorded. Excluded: ${words}. On the next panel agenda (EXCL-4).`;
  }
  if (isRegistered) return 'Designations recorded. Stays registered.';
  if (outcome === 'needs-information') {
    const words = presentMissing(missing, { id: '', can: NOTHING }).map(({ text }) => beginSmall(text));
    return `Designations recorded. More information is needed: ${words.join('; ')}.`;
  }
  return `Designations recorded. Eligibility: ${beginSmall(outcomeWords(outcome))}.`;
}
