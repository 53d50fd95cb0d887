import { formatDay, type CalendarDay } from '../../../shared/calendar-day.js';

const tierWords = (tier: number | null): string => (tier === null ? 'no tier' : `tier ${tier}`);

/** A recorded score in one line. TIER-6: a fall removes nobody, but the co-ordinator is shown that the tier changed. */
export function describeScore(recorded: {
  /** The instrument's: `OGRS 3`. */
  title: string;
  score: number;
  isCalculated: boolean;
  assessedOn: CalendarDay | null;
  tiers: { before: number | null; after: number | null };
}): string {
  const { title, score, isCalculated, assessedOn, tiers } = recorded;
  const when =
    assessedOn === null ? 'date of assessment not recorded' : `assessed on ${formatDay(assessedOn)}`;
  const moved =
    tiers.before === tiers.after || tiers.before === null
      ? ''
      : `. Tier changed from ${tierWords(tiers.before)} to ${tierWords(tiers.after)}`;
  return `${title} score ${score} ${isCalculated ? 'calculated and recorded' : 'recorded'}, ${when}${moved}`;
}
