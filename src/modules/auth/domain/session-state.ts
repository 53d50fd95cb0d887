/** A session's instants, epoch milliseconds. */
export interface SessionTimes {
  lastUsedAt: number;
  expiresAt: number;
  ended: boolean;
}

/** A session lives until it is ended, is left unused, or reaches its absolute end. */
export function isSessionLive(times: SessionTimes, now: number, idleMinutes: number): boolean {
  return !times.ended && now < times.expiresAt && now < times.lastUsedAt + idleMinutes * 60_000;
}
