import type { ExitDecision } from './decide-exit.js';

/** A decision in short: two of the same person that read the same say the same, whatever the day. */
export function digestOf({ state, earliestExitOn, sixMonthsOn, blockers }: ExitDecision): string {
  const held = blockers.map(({ kind, id, until }) => `${kind} ${id} ${until}`);
  return [state, earliestExitOn ?? '', sixMonthsOn ?? '', ...held].join('|');
}
