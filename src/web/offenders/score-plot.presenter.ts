import { calendarDay, daysBetween } from '../../shared/calendar-day.js';
import { countOf, dayWords, shortDayWords } from '../shell/labels.js';

export interface PlottedScore {
  score: number;
  instrument: string;
  instrumentTitle: string;
  assessedOn: string | null;
  isCurrent: boolean;
}

/** What the policy says of an instrument. */
export interface PlotThresholds {
  name: string;
  tier1From: number;
  tier2From: number;
}

export interface ScorePlot {
  width: number;
  height: number;
  /** Where the scores begin and end, left to right. */
  left: number;
  right: number;
  bottom: number;
  /** The same as the picture, in words. */
  description: string;
  caption: string;
  line: string;
  thresholds: { tier: 1 | 2; y: number }[];
  points: { x: number; y: number; isCurrent: boolean; label: { y: number; text: string } | null }[];
  axis: { y: number; text: string }[];
  days: { x: number; text: string; at: 'end' | 'middle' | 'start' }[];
}

const WIDTH = 360;
const HEIGHT = 196;
const LEFT = 92;
const RIGHT = 344;
const TOP = 20;
const BOTTOM = 168;
/** So much room a score's label and a line of text take. */
const LABEL = { width: 20, height: 13 };

const round = (value: number): number => Math.round(value * 10) / 10;
const heightOf = (score: number): number => round(BOTTOM - (score / 100) * (BOTTOM - TOP));

/**
 * The scores of one instrument over their dates of assessment, with lines where the policy's tiers begin; null when
 * it gave none that has a date. `scores` begin with the current one.
 */
export function presentScorePlot(
  scores: readonly PlottedScore[],
  thresholds: PlotThresholds,
): ScorePlot | null {
  const given = scores.filter(({ instrument }) => instrument === thresholds.name);
  const dated = given.filter((score) => score.assessedOn !== null).reverse();
  const [first] = dated;
  const last = dated.at(-1);
  if (!first || !last) return null;
  const { tier1From, tier2From } = thresholds;
  const points = placePoints(dated);
  const said = dated.map(({ score, assessedOn }) => `${score} on ${dayWords(assessedOn ?? '')}`);
  return {
    width: WIDTH,
    height: HEIGHT,
    left: LEFT,
    right: RIGHT,
    bottom: BOTTOM,
    description: `${first.instrumentTitle} scores by date of assessment: ${said.join(', ')}. Tier 1 begins at ${tier1From}, tier 2 at ${tier2From}.`,
    caption: captionOf(first.instrumentTitle, given.length - dated.length),
    line: points.map(({ x, y }) => `${x},${y}`).join(' '),
    thresholds: [
      { tier: 1, y: heightOf(tier1From) },
      { tier: 2, y: heightOf(tier2From) },
    ],
    points,
    axis: placeAxis(thresholds),
    days: placeDays(first.assessedOn ?? '', last.assessedOn ?? ''),
  };
}

function captionOf(title: string, undated: number): string {
  const words = `${title} scores by date of assessment; the filled point is the current score.`;
  if (undated === 0) return words;
  return `${words} ${countOf(undated, 'score', 'scores')} without a date of assessment ${undated === 1 ? 'is' : 'are'} not drawn.`;
}

function placePoints(dated: readonly PlottedScore[]): ScorePlot['points'] {
  const days = dated.map(({ assessedOn }) => calendarDay(assessedOn ?? ''));
  const [begin] = days;
  const end = days.at(-1);
  const span = begin && end ? daysBetween(begin, end) : 0;
  const points: ScorePlot['points'] = dated.map(({ score, isCurrent }, at) => {
    const day = days[at];
    const part = span === 0 || !begin || !day ? 0.5 : daysBetween(begin, day) / span;
    return { x: round(LEFT + 12 + part * (RIGHT - LEFT - 24)), y: heightOf(score), isCurrent, label: null };
  });
  // The newest first: where scores crowd, it is the older ones that go without.
  const taken: { x: number; y: number }[] = [];
  for (const [back, point] of [...points].reverse().entries()) {
    const label = { x: point.x, y: point.y - 8 };
    if (taken.some((other) => isOver(label, other))) continue;
    taken.push(label);
    point.label = { y: round(label.y), text: String(dated[dated.length - 1 - back]?.score) };
  }
  return points;
}

const isOver = (one: { x: number; y: number }, other: { x: number; y: number }): boolean =>
  Math.abs(one.x - other.x) < LABEL.width && Math.abs(one.y - other.y) < LABEL.height;

/** The words beside the lines, from top to bottom, none over another. */
function placeAxis({ tier1From, tier2From }: PlotThresholds): ScorePlot['axis'] {
  let above = -LABEL.height;
  return [
    { score: 100, text: '100' },
    { score: tier1From, text: `Tier 1 from ${tier1From}` },
    { score: tier2From, text: `Tier 2 from ${tier2From}` },
    { score: 0, text: '0' },
  ].map(({ score, text }) => {
    above = Math.max(heightOf(score) + 4, above + LABEL.height);
    return { y: round(above), text };
  });
}

function placeDays(first: string, last: string): ScorePlot['days'] {
  if (first === last) return [{ x: (LEFT + RIGHT) / 2, text: shortDayWords(first), at: 'middle' }];
  return [
    { x: LEFT, text: shortDayWords(first), at: 'start' },
    { x: RIGHT, text: shortDayWords(last), at: 'end' },
  ];
}
