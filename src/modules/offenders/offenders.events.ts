/** What this module announces. */
export const OFFENDER_EVENTS = {
  created: 'offender.created',
  changed: 'offender.changed',
  registered: 'offender.registered',
  exited: 'offender.exited',
} as const;
