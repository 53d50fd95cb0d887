import type { AgencyEntity } from './agency.entity.js';
import type { PanelEntity } from './panel.entity.js';
import type { PolicyVersion } from './domain/policy.js';

/** The agencies that take part, as a new database begins with them. */
export const AGENCIES: AgencyEntity[] = [
  { key: 'police', name: 'Derbyshire Constabulary', kind: 'police' },
  { key: 'probation-nps', name: 'National Probation Service', kind: 'probation' },
  { key: 'probation-crc', name: 'Community Rehabilitation Company', kind: 'probation' },
  { key: 'prison', name: 'HM Prison Service', kind: 'partner' },
  { key: 'yos', name: 'Youth Offending Service', kind: 'partner' },
  { key: 'drugs-alcohol', name: 'Drug and alcohol services', kind: 'partner' },
  { key: 'housing', name: 'Housing', kind: 'partner' },
  { key: 'ete', name: 'Education, training and employment', kind: 'partner' },
  { key: 'county-council', name: 'Derbyshire County Council', kind: 'partner' },
  { key: 'opcc', name: 'Office of the Police and Crime Commissioner', kind: 'partner' },
];

/** The five panels. Appendix A names four mailboxes; South Derbyshire's referrals go to the Derwent Centre. */
export const PANELS: PanelEntity[] = [
  {
    key: 'derby-city',
    name: 'Derby City',
    area: 'city',
    mailbox: 'Derwent Centre IOM Referral',
    position: 1,
  },
  {
    key: 'chesterfield',
    name: 'Chesterfield',
    area: 'county',
    mailbox: 'Chesterfield IOM Referral',
    position: 2,
  },
  {
    key: 'high-peak-and-dales',
    name: 'High Peak and Dales',
    area: 'county',
    mailbox: 'Buxton IOM Referral',
    position: 3,
  },
  {
    key: 'erewash-and-amber-valley',
    name: 'Erewash and Amber Valley',
    area: 'county',
    mailbox: 'Ilkeston IOM Referral',
    position: 4,
  },
  {
    key: 'south-derbyshire',
    name: 'South Derbyshire',
    area: 'county',
    mailbox: 'Derwent Centre IOM Referral',
    position: 5,
  },
];

/** The first policy: IOM Strategy 2014, section 4, in force from 1 June 2014 (EXIT-7). */
export const FIRST_POLICY: PolicyVersion = {
  version: 1,
  effectiveOn: '2014-06-01',
  sourceNote: 'Derbyshire IOM Strategy 2014, section 4 and Appendix B',
  content: {
    instrument: { name: 'ogrs3', months: 24 },
    tiers: { tier1From: 90, tier2From: 70 },
    adultAge: 18,
    excludedMappaLevels: [2, 3],
    exitMonths: 6,
    readings: [
      { rule: 'TIER-6', text: 'A score that falls never removes anyone; leaving is by the exit rules only.' },
      {
        rule: 'EXCL-3',
        text: 'Until exclusions are recorded for everyone, one that is not recorded does not hold.',
      },
      {
        rule: 'ROUTE-PPO',
        text: 'The police co-ordinator who records PPO status vouches for its graded intelligence.',
      },
    ],
  },
};
