/** Why a try failed: for the moment, or because the server refuses this recipient or message for good (5xx). */
export type Failure = 'for-now' | 'for-good';

const MINUTE = 60_000;
/** The pauses after each try, in minutes; the last one again and again. */
const PAUSES = [1, 5, 15, 60, 240, 720, 1440] as const;
/** About a week for a server that is away; a refusal for good is asked twice more, in case the server errs. */
const MOST_TRIES: Record<Failure, number> = { 'for-now': 12, 'for-good': 3 };

/** When to try again after so many tries, in milliseconds from now; null when it is given up. */
export function pauseAfter(tries: number, failure: Failure): number | null {
  if (tries >= MOST_TRIES[failure]) return null;
  return (PAUSES[Math.min(tries, PAUSES.length) - 1] ?? 1) * MINUTE;
}
