import type { RagFacts } from '../../modules/rag-status/index.js';
import type { Choice } from '../shell/form-errors.js';
import { RAG_KEYS, ragLabel, type RagKey } from '../shell/labels.js';

/** RAG-5: whether somebody is wanted, each answer with what it means. */
export const WANTED_CHOICES: readonly Choice[] = [
  {
    value: 'none',
    text: 'Not wanted',
    hint: { text: 'Not circulated on PNC, and not wanted for arrest.' },
  },
  {
    value: 'pnc-warrant',
    text: 'On PNC: warrant',
    hint: { text: 'Circulated as wanted: a court has issued a warrant. Red.' },
  },
  {
    value: 'pnc-crime',
    text: 'On PNC: crime',
    hint: { text: 'Circulated as wanted for a crime. Red.' },
  },
  {
    value: 'pnc-licence-recall',
    text: 'On PNC: licence recall',
    hint: { text: 'Circulated as wanted: recalled to prison on licence. Red.' },
  },
  {
    value: 'wanted-for-arrest',
    text: 'Wanted for arrest',
    hint: { text: 'Not yet on PNC, and actively linked to crime. Red.' },
  },
];

const ENGAGEMENT_WORDS = {
  engaging: 'Engaging',
  'not-complying': 'Not complying',
  'not-engaging': 'Not engaging',
  'not-required': 'Not required',
} as const;

function engagementChoices(hints: Record<keyof typeof ENGAGEMENT_WORDS, string>): Choice[] {
  return Object.entries(ENGAGEMENT_WORDS).map(([value, text]) => ({
    ...{ value, text },
    hint: { text: hints[value as keyof typeof ENGAGEMENT_WORDS] },
  }));
}

export const SUPERVISION_CHOICES: readonly Choice[] = engagementChoices({
  engaging: 'Keeps appointments and does what the order or licence asks.',
  'not-complying': 'In touch, but misses appointments or breaks conditions. Amber.',
  'not-engaging':
    'Not in touch with supervision at all. Counts as not complying too; with police intelligence, amber alert.',
  'not-required': 'No order or licence under which anybody supervises them.',
});

export const TREATMENT_CHOICES: readonly Choice[] = engagementChoices({
  engaging: 'Attends, and works with the treatment service.',
  'not-complying': 'In touch, but misses appointments or what was agreed. Amber.',
  'not-engaging':
    'Not in touch with the treatment service at all. Counts as not complying too; with police intelligence, amber alert.',
  'not-required': 'No treatment is needed or ordered.',
});

const NOT_RECORDED = 'Not recorded';

export const wantedWords = (wanted: string | null): string =>
  WANTED_CHOICES.find(({ value }) => value === wanted)?.text ?? wanted ?? NOT_RECORDED;

export const engagementWords = (engagement: string | null): string => {
  if (engagement === null) return NOT_RECORDED;
  return (ENGAGEMENT_WORDS as Record<string, string>)[engagement] ?? engagement;
};

/** INT-4: whatever is known of it, nobody is told more than this. */
export const intelligenceWords = (bears: boolean): string =>
  bears ? 'Police intelligence bears on the status' : 'None that bears on the status';

/** The facts behind a status, as they are said beside it: `Wanted: On PNC: crime`. */
export function factLines(facts: RagFacts): { label: string; value: string; isMissing: boolean }[] {
  const line = (label: string, recorded: string | null, value: string) => {
    return { label, value, isMissing: recorded === null };
  };
  return [
    line('Wanted', facts.wanted, wantedWords(facts.wanted)),
    line('Intelligence', '', intelligenceWords(facts.intelligence)),
    line('Supervision', facts.supervision, engagementWords(facts.supervision)),
    line('Treatment', facts.treatment, engagementWords(facts.treatment)),
  ];
}

/** Appendix B, in its own words: when each status holds, and what the scheme does about it. */
const WHEN: Record<RagKey, string> = {
  red: 'Circulated on PNC as wanted, or wanted for arrest. Enforcement activity.',
  'amber-alert':
    'Intelligence suggests further offending, and not engaging with supervision or treatment. Proactive outreach and targeting.',
  amber:
    'Not complying with supervision or with treatment, or police intelligence suggests further offending. Prioritisation of resources, joint working.',
  green: 'No intelligence of further offending, and engaging with all relevant agencies. Case management.',
};

export const RAG_CHOICES: readonly Choice[] = RAG_KEYS.map((rag) => ({
  ...{ value: rag, text: ragLabel(rag).text },
  hint: { text: WHEN[rag] },
}));
