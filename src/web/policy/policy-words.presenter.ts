import type { PolicyContent, PolicyDifference } from '../../modules/partnership/index.js';
import { countOf, RAG_KEYS, ragLabel } from '../shell/labels.js';

type Value = PolicyDifference['from'];

interface FieldWords {
  label: string;
  rule: string;
  words: (value: Value) => string;
}

export interface PolicyRow {
  label: string;
  words: string;
  rule: string;
}

export interface DifferenceRow extends PolicyRow {
  before: string;
}

/** `2`, `2 and 3`, `1, 2 and 3` */
export function listWords(entries: readonly (string | number)[], last = 'and'): string {
  const words = entries.map(String);
  const end = words.pop() ?? '';
  return words.length === 0 ? end : `${words.join(', ')} ${last} ${end}`;
}

const entriesOf = (value: Value): readonly (string | number)[] =>
  typeof value === 'object' && value !== null ? value : [];
const months = (value: Value): string =>
  value === null ? 'Nobody is excluded by it' : countOf(Number(value), 'month', 'months');
const yesNo =
  (yes: string, no: string) =>
  (value: Value): string =>
    value === true ? yes : no;
const plain = (value: Value): string => (value === null ? 'None' : String(value));
const gradings = (value: Value): string =>
  value === null ? 'The nominating officer vouches for it' : listWords(entriesOf(value), 'or');
const route = yesNo('Brings in whoever it names', 'Not a route');

/** By the field's place in the policy. */
const FIELDS: Record<string, FieldWords> = {
  adultAge: { label: 'Age from which the scheme applies', rule: 'EXCL-AGE', words: plain },
  'exclusions.mappaLevels': {
    ...{ label: 'MAPPA levels that are excluded', rule: 'EXCL-MAPPA' },
    words: (value) => (entriesOf(value).length === 0 ? 'None' : `Level ${listWords(entriesOf(value))}`),
  },
  'exclusions.registeredSexOffenders': {
    ...{ label: 'Registered sex offenders', rule: 'EXCL-SEX' },
    words: yesNo('Excluded', 'Not excluded'),
  },
  'exclusions.monthsWithoutConviction': {
    ...{ label: 'Full months at liberty without a conviction', rule: 'EXCL-NO-CONVICTION', words: months },
  },
  'routes.ppo': { label: 'Prolific and other Priority Offender', rule: 'ROUTE-PPO', words: route },
  'routes.yos': { label: 'Youth Offending Service, high risk', rule: 'ROUTE-YOS', words: route },
  'routes.outOfArea': { label: 'Transfer from outside Derbyshire', rule: 'ROUTE-OOA', words: route },
  'suitableIntelligence.sources': {
    ...{ label: 'Source gradings that carry a PPO nomination', rule: 'INT-3', words: gradings },
  },
  'suitableIntelligence.assessments': {
    ...{ label: 'Assessment gradings that carry a PPO nomination', rule: 'INT-3', words: gradings },
  },
  unrecordedStopsDecision: {
    ...{ label: 'A fact that nobody has recorded', rule: 'EXCL-3' },
    words: yesNo('Stops a decision that would bring somebody in', 'Does not stop a decision'),
  },
  partnerNeeds: {
    ...{ label: 'Identified needs from which a partner may refer', rule: 'REF-3' },
    words: (value) => (value === null ? 'Partners’ criteria do not count' : `${String(value)} of four`),
  },
  comingOfAgeMonths: {
    ...{ label: 'Listed as coming of age before the 18th birthday', rule: 'ROUTE-YOS', words: months },
  },
  exitMonths: { label: 'Exit stage after registration', rule: 'EXIT-1', words: months },
};

const days = (value: Value): string => countOf(Number(value), 'day', 'days');

const INSTRUMENTS: Record<string, string> = { ogrs3: 'OGRS 3' };

/** An instrument as people call it. */
export const instrumentWords = (name: string): string => INSTRUMENTS[name] ?? name;

function fieldWords(field: string): FieldWords {
  const [part, name = '', leaf = ''] = field.split('.');
  if (part === 'readings') return { label: `Reading of ${name}`, rule: name, words: plain };
  if (part === 'instruments' && leaf === 'tier1From') {
    return { label: `${instrumentWords(name)}: tier 1 begins at`, rule: 'TIER-1', words: plain };
  }
  if (part === 'instruments' && leaf === 'tier2From') {
    return { label: `${instrumentWords(name)}: tier 2 begins at`, rule: 'TIER-2', words: plain };
  }
  if (part === 'ragStaleAfterDays') {
    const label = `${ragLabel(name).text}: not confirmed, and says so, after`;
    return { label, rule: 'LAW-5', words: days };
  }
  return FIELDS[field] ?? { label: field, rule: '', words: plain };
}

/** What a field of the policy is called, as forms and differences say it. */
export const fieldLabel = (field: string): string => fieldWords(field).label;

/** Each difference between two policies in words, with the rule it bears on. */
export function presentDifferences(differences: readonly PolicyDifference[]): DifferenceRow[] {
  return differences.map(({ field, from, to }) => {
    const { label, rule, words } = fieldWords(field);
    return { label, rule, before: words(from), words: words(to) };
  });
}

export interface PolicyInWords {
  sections: { title: string; rows: PolicyRow[] }[];
  readings: { rule: string; text: string }[];
}

/** A whole policy in words, each line with its rule. */
export function presentPolicy(content: PolicyContent): PolicyInWords {
  const { exclusions, routes, suitableIntelligence, readings } = content;
  const row = (field: string, value: Value): PolicyRow => {
    const { label, rule, words } = fieldWords(field);
    return { label, rule, words: words(value) };
  };
  return {
    sections: [
      { title: 'Tiers', rows: content.instruments.flatMap(presentTiers) },
      {
        title: 'Who stays out',
        rows: [
          row('exclusions.mappaLevels', exclusions.mappaLevels),
          row('exclusions.registeredSexOffenders', exclusions.registeredSexOffenders),
          row('exclusions.monthsWithoutConviction', exclusions.monthsWithoutConviction),
          { label: 'Age', rule: 'EXCL-AGE', words: `Under ${content.adultAge}` },
          row('unrecordedStopsDecision', content.unrecordedStopsDecision),
        ],
      },
      {
        title: 'Who comes in without a score',
        rows: [
          row('routes.ppo', routes.ppo),
          row('suitableIntelligence.sources', suitableIntelligence?.sources ?? null),
          row('suitableIntelligence.assessments', suitableIntelligence?.assessments ?? null),
          row('routes.yos', routes.yos),
          row('comingOfAgeMonths', content.comingOfAgeMonths),
          row('routes.outOfArea', routes.outOfArea),
        ],
      },
      {
        title: 'Referral and exit',
        rows: [row('partnerNeeds', content.partnerNeeds), row('exitMonths', content.exitMonths)],
      },
      {
        title: 'RAG status',
        rows: RAG_KEYS.map((key) => row(`ragStaleAfterDays.${key}`, content.ragStaleAfterDays[key])),
      },
    ],
    readings,
  };
}

/** TIER-1, TIER-2, TIER-N */
function presentTiers({
  name,
  months: ahead,
  tier1From,
  tier2From,
}: PolicyContent['instruments'][number]): PolicyRow[] {
  const label = (tier: string): string => `${instrumentWords(name)}, ${ahead} months: ${tier}`;
  const span = (from: number, to: number): string => (from === to ? `${from}` : `${from} to ${to}`);
  const rows = [
    {
      ...{ label: label('tier 1'), rule: 'TIER-1' },
      words: `${tier1From} and over: automatic registration`,
    },
    {
      ...{ label: label('tier 2'), rule: 'TIER-2' },
      words: tier1From === tier2From ? 'None' : `${span(tier2From, tier1From - 1)}: IOM referral form`,
    },
  ];
  if (tier2From === 0) return rows;
  const words = `${span(0, tier2From - 1)}: not eligible by score`;
  return [...rows, { label: label('no tier'), rule: 'TIER-N', words }];
}
