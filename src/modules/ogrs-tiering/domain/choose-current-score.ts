/** A score as it was recorded. */
export interface RecordedScore {
  score: number;
  /** Which gave it: its tier is by that one's thresholds. */
  instrument: string;
  /** Null when the list it came from did not say; it then ranks before every dated one. */
  assessedOn: string | null;
  /** Rises with every score recorded: instant and id. */
  recordedOrder: string;
}

/** TIER-5: the current score is the one assessed last; of two on the same day, the one recorded last. */
export function chooseCurrentScore<Score extends RecordedScore>(scores: readonly Score[]): Score | null {
  let current: Score | null = null;
  for (const score of scores) {
    if (current === null || rank(score) > rank(current)) current = score;
  }
  return current;
}

const rank = ({ assessedOn, recordedOrder }: RecordedScore): string =>
  `${assessedOn ?? '0000-00-00'} ${recordedOrder}`;
