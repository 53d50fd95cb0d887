/** What is known of failed sign-ins under one user name. Instants are epoch milliseconds. */
export interface SignInFailures {
  failures: number;
  lockedUntil: number | null;
}

const FREE_ATTEMPTS = 5;
const FIRST_DELAY_SECONDS = 30;
const LONGEST_DELAY_SECONDS = 15 * 60;

/** Seconds until this name may try again; 0 when it may now. */
export function secondsLocked(known: SignInFailures | null, now: number): number {
  if (!known?.lockedUntil || known.lockedUntil <= now) return 0;
  return Math.ceil((known.lockedUntil - now) / 1000);
}

/**
 * What is known after one more failure: from the fifth on each doubles the delay, from 30 seconds to at most
 * 15 minutes. The same for names that exist and names that do not.
 */
export function afterFailure(known: SignInFailures | null, now: number): SignInFailures {
  const failures = (known?.failures ?? 0) + 1;
  if (failures < FREE_ATTEMPTS) return { failures, lockedUntil: null };
  const doublings = Math.min(failures - FREE_ATTEMPTS, 20);
  const seconds = Math.min(FIRST_DELAY_SECONDS * 2 ** doublings, LONGEST_DELAY_SECONDS);
  return { failures, lockedUntil: now + seconds * 1000 };
}
