import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../shared/calendar-day.js';
import type { OffenderRecord } from './offender-record.js';
import { presentProfile, type ProfileInput } from './profile.presenter.js';
import type { TabInput } from './profile-tabs.presenter.js';

const john: OffenderRecord = {
  id: '1',
  surname: 'Smith',
  forename: 'John',
  dateOfBirth: '1985-12-03',
  gender: 'male',
  pncId: '1999/0123456A',
  crn: null,
  prisonNumber: null,
  panel: 'derby-city',
  aliases: ['Smithy', 'Smythe, John'],
  address: null,
  contactNumber: null,
  primarySubstance: null,
  notes: null,
  status: 'registered',
  route: 'tier-1',
  tier: 1,
  ogrsScore: 91,
  rag: 'red',
  ragSince: '2014-12-01',
  ragConfirmedAt: null,
  registeredOn: '2014-06-02',
  earliestExitOn: '2014-12-02',
  inCustody: true,
  ppo: false,
  mappaLevel: 0,
  registeredSexOffender: null,
  yosHighRisk: false,
  outOfAreaTransfer: null,
  version: 3,
};
const input: ProfileInput = {
  offender: john,
  rag: {
    status: 'red',
    since: '2014-12-01T09:00:00Z',
    rule: 'RAG-RED',
    response: 'Enforcement activity',
    proposed: 'red',
    proposedBecause: 'Circulated on PNC as wanted on warrant',
    confirmedAt: '2014-12-01T09:00:00Z',
    confirmedBy: 'Dee Okafor',
    isStale: false,
    missing: [],
    facts: { wanted: 'pnc-warrant', intelligence: false, supervision: 'engaging', treatment: 'engaging' },
    history: [],
  },
  score: {
    score: 91,
    tier: 1,
    assessedOn: '2014-11-30',
    recordedBy: 'Priya Nair',
    rule: 'TIER-1',
    reason: '91 is 90 or over',
  },
  registration: { route: 'tier-1', rule: 'TIER-1', reason: 'A score of 91', startedOn: '2014-06-02' },
  eligibility: {
    outcome: 'needs-information',
    tier: 1,
    route: null,
    reasons: [{ rule: 'EXCL-3', text: 'MAPPA level is not known' }],
    missing: ['mappaLevel', 'intelligence'],
    policyVersion: 1,
    on: '2014-12-02',
  },
  exitReasons: [{ rule: 'EXIT-2', text: 'Six months after registration' }],
  mayReadExits: true,
  tab: { name: 'timeline', entries: [], nextCursor: null, offered: [], asked: [] },
  contacts: [],
  dates: {
    facts: {
      dateOfBirth: '1985-12-03',
      sixMonthStage: '2014-12-02',
      rag: 'red',
      ragConfirmedAt: null,
      ...{ custody: [], intelligence: [], contacts: [], pathways: [] },
    },
    settings: {
      today: calendarDay('2014-12-02'),
      staleAfter: { red: 14, 'amber-alert': 14, amber: 28, green: 91 },
      adultAge: 18,
    },
  },
  referrals: { shown: null, mayRefer: false },
  panels: [{ key: 'derby-city', name: 'Derby City' }],
  can: {
    recordScore: true,
    setRag: true,
    setDesignations: true,
    edit: true,
    recordFacts: true,
    recordIntelligence: false,
    seeDecisions: true,
    recordWanted: true,
    recordEngagement: true,
    seeDrugTests: true,
    recordContacts: true,
    recordCustody: true,
    recordDrugTests: true,
    recordPathways: true,
    handOutTasks: true,
    removePpo: true,
    seeAccessLog: true,
  },
  today: calendarDay('2014-12-02'),
};
const page = (changes: Partial<ProfileInput> = {}) => presentProfile({ ...input, ...changes });
const value = (facts: { label: string; value: string }[], label: string) =>
  facts.find((fact) => fact.label === label)?.value;

describe('the profile', () => {
  it('says who somebody is', () => {
    const { name, born, identifiers, panel, identity, badges } = page();
    expect([name, born, panel]).toEqual(['John Smith', '3 December 1985, aged 28', 'Derby City']);
    expect(identifiers).toEqual(['PNC 1999/0123456A']);
    expect(value(identity, 'Also known as')).toBe('Smithy; Smythe, John');
    expect(value(identity, 'CRN')).toBe('Not recorded');
    expect(badges.map(({ text }) => text)).toEqual(['In custody']);
  });

  it.each([
    ['MAPPA', 'Not managed under MAPPA'],
    ['Registered sex offender', 'Not recorded'],
    ['YOS, high risk of re-offending', 'No'],
  ])('tells what is recorded from what is not: %s', (label, words) => {
    expect(value(page().designations, label)).toBe(words);
  });

  it('says that no score is recorded', () => {
    expect(page({ score: null }).score).toMatchObject({
      tier: 'No tier',
      words: 'No OGRS score is recorded.',
    });
  });

  it.each([
    ['2014-12-01', 'registered', '1 December 2014', 'That day has come.'],
    ['2014-12-02', 'registered', '2 December 2014', 'That day has come.'],
    ['2014-12-03', 'registered', '3 December 2014', null],
    [null, 'registered', 'Not known', expect.stringContaining('registration date is not recorded')],
  ])('with an earliest exit on %s', (earliestExitOn, status, words, note) => {
    expect(page({ offender: { ...john, earliestExitOn, status } }).exit).toMatchObject({ words, note });
  });

  it('gives no exit date to somebody who is not on the scheme', () => {
    expect(page({ offender: { ...john, status: 'not-registered' } }).exit).toBeNull();
  });

  it('says what is missing for a decision, and under which policy', () => {
    expect(page().eligibility).toMatchObject({
      words: 'If decided today: needs information',
      next: 'Stays registered: people leave by the exit rules only (TIER-6).',
      missing: [
        {
          text: 'The MAPPA level',
          supply: { text: 'Record the MAPPA level', href: '/offenders/1/designations' },
        },
        { text: 'Suitably graded intelligence behind the PPO nomination', supply: null },
      ],
      basis: 'Assessed for 2 December 2014 under policy version 1',
    });
  });

  it.each([
    ['exited', true, true, true],
    ['referred', true, true, true],
    ['registered', true, true, false],
    ['exited', false, true, false],
    ['exited', true, false, false],
  ])(
    'offers the removal of PPO status after de-registration only, to whoever may (EXIT-6): %s, PPO %s, may %s',
    (status, ppo, removePpo, isOffered) => {
      const { actions } = page({
        offender: { ...input.offender, status, ppo },
        can: { ...input.can, removePpo },
      });
      expect(actions.removePpo !== null).toBe(isOffered);
    },
  );

  it('offers only what the reader may do', () => {
    const can = {
      recordScore: false,
      setRag: true,
      setDesignations: false,
      edit: false,
      recordFacts: false,
      recordIntelligence: false,
      seeDecisions: false,
      recordWanted: false,
      recordEngagement: false,
      seeDrugTests: false,
      recordContacts: false,
      recordCustody: false,
      recordDrugTests: false,
      recordPathways: false,
      handOutTasks: false,
      removePpo: false,
      seeAccessLog: false,
    };
    const { actions, tabs } = page({ can });
    expect(actions).toEqual({
      score: null,
      rag: { text: 'Set RAG status', href: '/offenders/1/rag' },
      designations: null,
      edit: null,
      removePpo: null,
    });
    expect(tabs.history.map(({ text }) => text)).toEqual(['RAG history', 'Registrations']);
  });
});

const at = '2014-12-01T09:05:00Z';
const tabs: [TabInput, string[]][] = [
  [
    {
      name: 'scores',
      entries: [
        {
          id: 's',
          score: 91,
          tier: 1,
          instrument: 'ogrs3',
          instrumentTitle: 'OGRS 3',
          instrumentVersion: null,
          oneYear: null,
          source: 'entered',
          assessedOn: null,
          recordedAt: at,
          recordedBy: 'Priya Nair',
          isCurrent: true,
        },
      ],
      instruments: [],
    },
    ['91 (current)', 'Tier 1', 'OGRS 3', 'Not recorded', 'Entered', '1 December 2014 at 9:05 by Priya Nair'],
  ],
  [
    {
      name: 'registrations',
      entries: [
        {
          id: 'g',
          route: 'ppo',
          rule: 'ROUTE-PPO',
          reason: null,
          startedOn: '2013-01-02',
          endedOn: '2013-09-02',
          endReason: 'moved away',
          recordedAt: at,
          recordedBy: 'Dee',
        },
      ],
    },
    [
      '2 January 2013',
      '2 September 2013: moved away',
      'Prolific and other Priority Offender',
      'Not recorded',
      '1 December 2014 at 9:05 by Dee',
    ],
  ],
  [
    {
      name: 'history',
      entries: [{ id: 'h', at, who: 'Sam Li', agency: 'Housing', what: 'Viewed the record', from: null }],
      nextCursor: null,
    },
    ['1 December 2014 at 9:05', 'Sam Li, Housing', 'Viewed the record', 'Not recorded'],
  ],
];

describe('the tabs of a profile', () => {
  it.each(tabs)('put %j in words', (tab, cells) => {
    expect(page({ tab }).tab.table?.rows[0]?.cells.map(({ text }) => text)).toEqual(cells);
  });

  it.each<TabInput>([
    { name: 'timeline', entries: [], nextCursor: null, offered: [], asked: [] },
    { name: 'scores', entries: [], instruments: [] },
    { name: 'rag', entries: [], now: at },
    { name: 'engagement', engagement: [], wanted: [], canRecordEngagement: false, canRecordWanted: false },
    { name: 'registrations', entries: [] },
    { name: 'history', entries: [], nextCursor: null },
  ])('say what would fill $name when it is empty', (tab) => {
    expect(page({ tab }).tab).toMatchObject({ table: null, empty: expect.stringMatching(/\w/) });
  });

  it('stand in two groups: what is recorded, and how it came about', () => {
    const { tabs: shown } = page({});
    expect(shown.record.map(({ text }) => text)).toEqual([
      'Timeline',
      'Scores',
      'Offending',
      'Intelligence',
      'Engagement',
      'Custody',
      'Contacts',
      'Pathways',
      'Drug tests',
      'Tasks',
    ]);
    expect(shown.history.map(({ text }) => text)).toEqual([
      'Decisions',
      'RAG history',
      'Registrations',
      'Who has looked',
    ]);
    expect(shown.record.filter(({ active }) => active).map(({ text }) => text)).toEqual(['Timeline']);
  });
});
