import type { CalendarDay } from '../../../shared/calendar-day.js';
import type { FieldError } from '../../../shared/domain-error.js';

/** What one factor adds to a score. */
export interface Contribution {
  /** `ageAndGender` */
  factor: string;
  /** The factor in plain words: `Age and gender`. */
  words: string;
  /** The value used, in words: `Male aged 25 to 29 at the start of follow-up`. */
  value: string;
  /** To the logit of the score; below nothing where the factor lowers it. */
  adds: number;
}

export interface InstrumentResult {
  /** Per cent, over the instrument's own months: the score that the scheme's tiers speak of. */
  score: number;
  /** Per cent within one year; null where the instrument gives none. */
  oneYear: number | null;
  band: string;
  /** The logit before any factor, the same for everybody. */
  startsFrom: number;
  contributions: Contribution[];
}

export type SentFactors = Readonly<Record<string, unknown>>;

export type FactorsReading<Factors> =
  { factors: Factors; errors: null } | { factors: null; errors: FieldError[] };

/**
 * A tool that gives a score: named and versioned, with thresholds of its own in the policy. The next tool is a file
 * that fills this in and a line among the instruments.
 */
export interface Instrument<Factors extends object = object> {
  /** As the API and the policy spell it: `ogrs3`. */
  readonly name: string;
  readonly version: string;
  /** As people call it: `OGRS 3`. */
  readonly title: string;
  /** Over how many months its score looks ahead. */
  readonly months: number;
  /**
   * Reads what was sent: nothing is converted and nothing is guessed. `latest` is the last day on which the current
   * conviction may be; null where nothing is recorded, and any day will do.
   */
  read(sent: SentFactors, latest: CalendarDay | null): FactorsReading<Factors>;
  /** Calculates from factors that {@link read} has taken. */
  calculate(factors: Factors): InstrumentResult;
  /** The conviction that the factors speak of: it counts as a recorded one (EXCL-2). */
  convictedOn(factors: Factors): CalendarDay | null;
}

/** What each factor adds, by factor. */
export const addsByFactor = ({ contributions }: InstrumentResult): Record<string, number> =>
  Object.fromEntries(contributions.map(({ factor, adds }) => [factor, adds]));
