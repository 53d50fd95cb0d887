import type { Engagement, WantedStatus } from '../../../shared/rag.js';
import { NOT_COMPLYING, type RagFacts } from './rag-facts.js';

const WANTED_WORDS: Record<WantedStatus, string> = {
  none: '',
  'pnc-warrant': 'circulated on PNC as wanted on warrant',
  'pnc-crime': 'circulated on PNC as wanted for crime',
  'pnc-licence-recall': 'circulated on PNC as wanted on licence recall',
  'wanted-for-arrest': 'wanted for arrest, not yet on PNC',
};

/**
 * The facts that give a status, in words: of intelligence no more than that it bears on the status (INT-4), and
 * what nobody has recorded.
 */
export function explainRag(
  { wanted, intelligence, supervision, treatment }: RagFacts,
  missing: readonly string[],
): string {
  const against = [
    wanted === null ? '' : WANTED_WORDS[wanted],
    intelligence ? 'police intelligence bears on the status' : '',
    notComplying(supervision, 'supervision'),
    notComplying(treatment, 'treatment'),
  ].filter((text) => text !== '');
  if (missing.length > 0) against.push(`engagement with ${missing.join(' and ')} is not recorded`);
  const said =
    against.length > 0 ? against : ['not wanted', 'no intelligence', 'engaging with all relevant agencies'];
  return capital(said.join('; '));
}

const notComplying = (engagement: Engagement | null, what: string): string => {
  if (engagement === null || !NOT_COMPLYING.includes(engagement)) return '';
  return `${engagement === 'not-engaging' ? 'not engaging' : 'not complying'} with ${what}`;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
