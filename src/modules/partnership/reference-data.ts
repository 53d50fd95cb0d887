import type { AgencyEntity } from './agency.entity.js';
import type { PanelEntity } from './panel.entity.js';
import type { PolicyContent, PolicyVersion } from './domain/policy.js';
import { RAG_STALE_AFTER_DAYS } from './domain/read-policy.js';

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

const SECOND_POLICY: PolicyContent = {
  instruments: [{ name: 'ogrs3', months: 24, tier1From: 90, tier2From: 70 }],
  adultAge: 18,
  exclusions: { mappaLevels: [2, 3], registeredSexOffenders: true, monthsWithoutConviction: 6 },
  routes: { ppo: true, yos: true, outOfArea: true },
  suitableIntelligence: { sources: [1, 2], assessments: ['A', 'B'] },
  unrecordedStopsDecision: true,
  partnerNeeds: 2,
  comingOfAgeMonths: 6,
  exitMonths: 6,
  ragStaleAfterDays: RAG_STALE_AFTER_DAYS,
  readings: [
    { rule: 'TIER-6', text: 'A score that falls never removes anyone; leaving is by the exit rules only.' },
    {
      rule: 'EXCL-2',
      text: 'The months without a conviction count from the later of the last conviction and the last release; somebody in custody is not at liberty. Excluded from the day on which they are full.',
    },
    {
      rule: 'EXCL-3',
      text: 'What nobody has recorded stops a decision that would bring somebody in, and never one that keeps them out. PPO, YOS and transfer are nominations: not recorded is not nominated. Every registered sex offender is managed under MAPPA, so a recorded MAPPA level of 0 answers that question too.',
    },
    {
      rule: 'EXCL-4',
      text: 'Somebody registered who falls under EXCL-MAPPA or EXCL-SEX goes on the next panel agenda; nobody is removed silently.',
    },
    {
      rule: 'INT-3',
      text: 'Intelligence is suitably graded when source is 1 or 2 and assessment A or B.',
    },
    {
      rule: 'LAW-5',
      text: 'A RAG status says that nobody has confirmed it: red and amber alert after 14 days, amber after 28, green after 91.',
    },
  ],
};

/** A policy version as it is stored; version 1 has the first shape (see read-policy). */
export interface StoredPolicy extends Omit<PolicyVersion, 'content'> {
  content: object;
}

/** IOM Strategy 2014, section 4, in force from 1 June 2014 (EXIT-7). A later version of the same day replaces the one before. */
export const POLICIES: readonly StoredPolicy[] = [
  {
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
        {
          rule: 'TIER-6',
          text: 'A score that falls never removes anyone; leaving is by the exit rules only.',
        },
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
  },
  {
    version: 2,
    effectiveOn: '2014-06-01',
    sourceNote:
      'Derbyshire IOM Strategy 2014, section 4 and Appendices A and B: the whole of sections 1 to 4',
    content: SECOND_POLICY,
  },
];
