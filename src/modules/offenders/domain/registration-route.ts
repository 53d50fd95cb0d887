/** How somebody came onto the scheme, with the rule that says so. */
export const REGISTRATION_ROUTES = {
  'tier-1': { rule: 'TIER-1', words: 'Tier 1: OGRS score of 90 or more' },
  ppo: { rule: 'ROUTE-PPO', words: 'Prolific and other Priority Offender' },
  yos: { rule: 'ROUTE-YOS', words: 'Youth Offending Service case posing a high risk of re-offending' },
  'out-of-area': { rule: 'ROUTE-OOA', words: 'PPO or IOM case transferred from outside Derbyshire' },
  'tier-2': {
    rule: 'TIER-2',
    words: 'Tier 2: referred with an OGRS score of 70 to 89, accepted by the panel',
  },
  'partner-criteria': { rule: 'REF-3', words: 'Referred by a partner agency, accepted by the panel' },
  'panel-list': { rule: 'COH-1', words: 'On the panel’s list when the lists became one' },
} as const;

export type RegistrationRoute = keyof typeof REGISTRATION_ROUTES;
export type OffenderStatus = 'registered' | 'referred' | 'not-registered' | 'exited';
export type RagWord = 'red' | 'amber-alert' | 'amber' | 'green';
