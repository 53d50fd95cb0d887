import type { ScoreAnswer } from '../../modules/ogrs-tiering/index.js';

/** What the next page says once a score is recorded. */
export function sayRecorded({ registration, score, currentScore }: ScoreAnswer): string {
  if (registration) return 'Score recorded. Now registered on the scheme.';
  return score === currentScore
    ? 'Score recorded'
    : 'Score recorded as history. The score from the latest assessment stays the current one (TIER-5).';
}
