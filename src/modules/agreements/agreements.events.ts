/** What this module announces, to the product itself: an agreement belongs to no panel. */
export const AGREEMENT_EVENTS = {
  recorded: 'agreement.recorded',
  changed: 'agreement.changed',
  withdrawn: 'agreement.withdrawn',
} as const;
