/** What this module announces. */
export const REFERRAL_EVENTS = {
  started: 'referral.started',
  changed: 'referral.changed',
  handedOver: 'referral.handed-over',
  submitted: 'referral.submitted',
  amended: 'referral.amended',
  /** The co-ordinator said who it is about (REF-7). */
  identified: 'referral.identified',
  decided: 'referral.decided',
  withdrawn: 'referral.withdrawn',
} as const;
