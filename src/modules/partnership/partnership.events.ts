/** What this module announces, to the product itself: a policy belongs to no panel. */
export const POLICY_EVENTS = {
  drafted: 'policy.drafted',
  changed: 'policy.changed',
  discarded: 'policy.discarded',
  adopted: 'policy.adopted',
} as const;
