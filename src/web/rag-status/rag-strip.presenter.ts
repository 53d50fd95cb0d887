import { daysBetween, londonDay, type CalendarDay } from '../../shared/calendar-day.js';
import { countOf, dayWords, ragLabel, shortDayWords } from '../shell/labels.js';

/** A line of the history: a change, or a confirmation where both statuses are the same. */
export interface StripEntry {
  status: string;
  previous: string | null;
  /** Instant, ISO 8601. */
  from: string;
}

export interface RagStrip {
  /** The same as the picture, in words. */
  description: string;
  caption: string;
  segments: { rag: string; x: string; width: string; text: string | null }[];
  /** Where somebody confirmed the status. */
  confirmations: string[];
  days: { x: string; text: string; at: 'start' | 'middle' | 'end' }[];
}

interface Spell {
  rag: string;
  from: number;
  to: number;
}

/** Parts of the strip's width, in per cent, on a phone: what a letter, and a date below, take. */
const LETTER = 3.1;
const DAY = 26;
const LEAST = 1.5;
const SHORT: Record<string, string> = { red: 'R', 'amber-alert': 'AA', amber: 'A', green: 'G' };

const percent = (part: number): string => `${Math.round(part * 100) / 100}%`;
const day = (instant: number): CalendarDay => londonDay(new Date(instant));

/**
 * The statuses one after another, each as wide as it lasted; null where there is none. Told apart by pattern and
 * letters as well as colour, and described in words for whoever does not see it (RAG-7).
 */
export function presentRagStrip(entries: readonly StripEntry[], now: string): RagStrip | null {
  const spells = readSpells(entries, now);
  const [first] = spells;
  if (!first) return null;
  const end = Date.parse(now);
  const span = Math.max(end - first.from, 1);
  const widths = shareWidth(spells.map(({ from, to }) => (to - from) / span));
  let x = 0;
  const segments = spells.map(({ rag }, index) => {
    const width = widths[index] ?? 0;
    const segment = { rag, x: percent(x), width: percent(width), text: fittingText(rag, width), start: x };
    x += width;
    return segment;
  });
  const at = (instant: number): number => place(instant, spells, { widths, end });
  const confirmed = entries.filter(({ status, previous }) => status === previous);
  return {
    description: `RAG status over time: ${spells.map(describe).join('; ')}.`,
    caption: `From ${dayWords(day(first.from))} to today. R is Red, AA Amber alert, A Amber, G Green${confirmed.length > 0 ? '; a dot is where somebody confirmed the status' : ''}.`,
    segments: segments.map(({ start: _start, ...shown }) => shown),
    confirmations: confirmed.map(({ from }) => percent(Math.min(Math.max(at(Date.parse(from)), 0.8), 99.2))),
    days: placeDays(
      spells,
      segments.map(({ start }) => start),
    ),
  };
}

/** The first first. A status that was set again is one and the same spell. */
function readSpells(entries: readonly StripEntry[], now: string): Spell[] {
  const changes = entries.filter(({ status, previous }) => status !== previous).reverse();
  return changes.map(({ status, from }, index) => ({
    rag: status,
    from: Date.parse(from),
    to: Date.parse(changes[index + 1]?.from ?? now),
  }));
}

/** No spell is too narrow to be seen; the others give way. In per cent. */
function shareWidth(parts: readonly number[]): number[] {
  const wanted = parts.map((part) => Math.max(part * 100, LEAST));
  const total = wanted.reduce((sum, part) => sum + part, 0);
  return wanted.map((part) => (part / total) * 100);
}

function fittingText(rag: string, width: number): string | null {
  const { text } = ragLabel(rag);
  const short = SHORT[rag] ?? '';
  return [text, short].find((words) => (words.length + 1) * LETTER <= width) ?? null;
}

/** Where an instant falls among segments that are drawn wider or narrower than they lasted. */
function place(
  instant: number,
  spells: readonly Spell[],
  { widths, end }: { widths: readonly number[]; end: number },
): number {
  let x = 0;
  for (const [index, { from, to }] of spells.entries()) {
    const width = widths[index] ?? 0;
    if (instant < to || to >= end)
      return x + (Math.min(instant - from, to - from) / Math.max(to - from, 1)) * width;
    x += width;
  }
  return x;
}

/** The day on which each status began, but where dates would stand over one another; and today. */
function placeDays(spells: readonly Spell[], starts: readonly number[]): RagStrip['days'] {
  const days: RagStrip['days'] = [];
  let taken = -DAY;
  for (const [index, { from }] of spells.entries()) {
    const x = starts[index] ?? 0;
    if (x - taken < DAY || x > 100 - DAY) continue;
    taken = x;
    days.push({ x: percent(x), text: shortDayWords(day(from)), at: 'start' });
  }
  return [...days, { x: '100%', text: 'Today', at: 'end' }];
}

function describe({ rag, from, to }: Spell, index: number, { length }: readonly Spell[]): string {
  const until = index === length - 1 ? 'today' : dayWords(day(to));
  const lasted = countOf(daysBetween(day(from), day(to)), 'day', 'days');
  return `${ragLabel(rag).text} from ${dayWords(day(from))} to ${until}, ${lasted}`;
}
