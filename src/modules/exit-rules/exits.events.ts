/** What this module announces. */
export const EXIT_EVENTS = {
  due: 'exit.due',
  changed: 'exit.changed',
  kept: 'exit.kept',
  reviewed: 'exit.reviewed',
  reversed: 'exit.reversed',
  ppoRemoved: 'designations.changed',
} as const;
