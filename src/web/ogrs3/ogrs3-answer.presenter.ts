import type { CalculatedScore } from '../../modules/ogrs-tiering/index.js';
import { dayWords, tierWords } from '../shell/labels.js';

export interface BarRow {
  words: string;
  value: string | null;
  /** `+0.46`, `−1.33` */
  number: string;
  bar: { kind: 'raises' | 'lowers' | 'none'; x: number; width: number };
}

export interface AnswerView {
  figures: { label: string; value: string }[];
  band: string;
  tier: string;
  rule: string;
  /** What the tier means for the scheme. */
  meaning: string;
  basis: string;
  instrument: string;
  rows: BarRow[];
  sum: BarRow;
}

const BANDS: Record<string, string> = {
  low: 'Low band (0 to 49)',
  medium: 'Medium band (50 to 74)',
  high: 'High band (75 to 89)',
  'very-high': 'Very high band (90 and over)',
};

/** The longest bar reaches so far from zero, in a picture 100 wide with zero in the middle. */
const REACH = 48;

/** `+0.46`, `−1.33`, `0.00`, to two decimals. */
export function signedWords(value: number): string {
  const size = Math.abs(value).toFixed(2);
  if (size === '0.00') return size;
  return `${value < 0 ? '−' : '+'}${size}`;
}

function barOf(value: number, most: number): BarRow['bar'] {
  const width = most === 0 ? 0 : Math.round((Math.abs(value) / most) * REACH * 100) / 100;
  const kind = width === 0 ? 'none' : value < 0 ? 'lowers' : 'raises';
  return { kind, x: value < 0 ? -width : 0, width };
}

const yearsWords = (months: number): string =>
  months % 12 === 0 ? `${months / 12} ${months === 12 ? 'year' : 'years'}` : `${months} months`;

/** What was calculated: the percentages, what the scheme makes of them, and what each factor adds. */
export function presentAnswer({
  instrument,
  result,
  tier,
  rule,
  reason,
  policy,
}: CalculatedScore): AnswerView {
  const { score, oneYear, band, startsFrom, contributions } = result;
  const adds = contributions.map((contribution) => contribution.adds);
  const total = adds.reduce((sum, each) => sum + each, startsFrom);
  const most = Math.max(...[startsFrom, total, ...adds].map(Math.abs));
  const row = (words: string, value: string | null, number: number): BarRow => {
    return { words, value, number: signedWords(number), bar: barOf(number, most) };
  };
  return {
    figures: [
      { label: `Within ${yearsWords(instrument.months)}`, value: `${score}%` },
      ...(oneYear === null ? [] : [{ label: 'Within 1 year', value: `${oneYear}%` }]),
    ],
    band: BANDS[band] ?? band,
    tier: tierWords(tier),
    rule,
    meaning: reason,
    basis: `Under policy version ${policy.version}, in force from ${dayWords(policy.effectiveOn)}`,
    instrument: `${instrument.title}, version ${instrument.version}`,
    rows: [
      row('Starting point', 'The same for everybody', startsFrom),
      ...contributions.map(({ words, value, adds: number }) => row(words, value, number)),
    ],
    sum: row('Together', `Which is ${score} in 100`, total),
  };
}
