/** After so long without a sign of life a run is taken to have been interrupted. */
export const LOST_AFTER_MS = 60_000;

/** A run over everybody, as far as the others ask. */
export interface ClaimedRun {
  id: string;
  cause: string;
  onDay: string;
  /** `running`, `finished` or `failed`. */
  status: string;
  touchedAt: string;
}

export type Claim<Run extends ClaimedRun> =
  | { action: 'start'; giveUp: string[] }
  | { action: 'go-on'; run: Run }
  /** Another process is at it, or the night's run of the day has been. */
  | { action: 'leave'; because: 'running' | 'done' };

/**
 * Whether a run may begin: one at a time, and one a night. An interrupted night's run goes on where it stopped; any
 * other that was interrupted is given up, as each begins with everybody anyway.
 */
export function claimRun<Run extends ClaimedRun>(
  runs: readonly Run[],
  { cause, onDay, at }: { cause: string; onDay: string; at: string },
): Claim<Run> {
  const isAlive = ({ touchedAt }: Run): boolean => Date.parse(at) - Date.parse(touchedAt) < LOST_AFTER_MS;
  const open = runs.filter(({ status }) => status === 'running');
  const isOfNight = (run: Run): boolean => run.cause === 'nightly' && run.onDay === onDay;
  const ofNight = cause === 'nightly' ? runs.find(isOfNight) : undefined;
  if (ofNight?.status === 'finished') return { action: 'leave', because: 'done' };
  if (open.some(isAlive)) return { action: 'leave', because: 'running' };
  if (ofNight) return { action: 'go-on', run: ofNight };
  return { action: 'start', giveUp: open.filter((run) => !isOfNight(run)).map(({ id }) => id) };
}
