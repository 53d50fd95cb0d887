import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../shared/calendar-day.js';
import { readDesignationsForm } from './designations.form.js';
import { presentDesignationsForm, type DesignationsFormInput } from './designations.presenter.js';
import type { OffenderRecord } from './offender-record.js';
import { sayDesignated } from './say-designated.presenter.js';

const record = {
  id: '1',
  surname: 'Smith',
  forename: 'John',
  dateOfBirth: '1985-12-03',
  panel: 'derby-city',
  aliases: [],
  status: 'not-registered',
  ppo: false,
  mappaLevel: null,
  registeredSexOffender: null,
  yosHighRisk: true,
  outOfAreaTransfer: null,
  version: 1,
} as unknown as OffenderRecord;
const needed = { sources: [1, 2], assessments: ['A', 'B'] };
const nomination = { adultAge: 18, needed, found: [] };
const found = [
  { date: '2014-11-03', source: 2, assessment: 'B' },
  { date: '2014-10-01', source: 1, assessment: 'A' },
];
const form = (changes: Partial<DesignationsFormInput> = {}) =>
  presentDesignationsForm({
    offender: record,
    nomination,
    transfer: null,
    today: calendarDay('2014-12-02'),
    ...changes,
  });

describe('the form for designations', () => {
  it.each([
    [{ ppo: false }, nomination, true],
    [{ ppo: false }, null, false],
    [{ ppo: true }, nomination, false],
  ])('asks for PPO status only where it may be set: %j', (changes, by, isAsked) => {
    const { ppo } = form({ offender: { ...record, ...changes }, nomination: by });
    expect(ppo !== null).toBe(isAsked);
  });

  it('makes nothing unknown again that is recorded, but a MAPPA level', () => {
    const { questions, transfer } = form({
      offender: { ...record, mappaLevel: 2, outOfAreaTransfer: false },
    });
    const choices = [...questions, transfer.question].map(({ id, choices: all }) => [
      id,
      all.some(({ value }) => value === ''),
    ]);
    expect(Object.fromEntries(choices)).toEqual({
      mappaLevel: true,
      registeredSexOffender: true,
      yosHighRisk: false,
      outOfAreaTransfer: false,
    });
  });

  it('names the intelligence that a nomination would rest on, the latest first (ROUTE-PPO, INT-3)', () => {
    expect(form({ nomination: { ...nomination, found } }).ppo?.basis).toEqual({
      text: 'A nomination rests on the first of this suitably graded intelligence, the latest (INT-3):',
      found: [
        '3 November 2014, graded 2B: untested source; known indirectly, but corroborated',
        '1 October 2014, graded 1A: reliable source; known directly',
      ],
      refused: [],
      record: null,
    });
  });

  it('says that none is recorded, what it needs, and where to record it', () => {
    expect(form().ppo?.basis).toMatchObject({
      text: expect.stringMatching(/refused without it.*source 1 or 2 and assessment A or B \(INT-3\)/),
      found: [],
      record: { href: '/offenders/1/intelligence/new' },
    });
  });

  it.each([
    ['1996-12-02', []],
    ['1996-12-03', ['Under 18 until 3 December 2014: a nomination is refused until then (ROUTE-PPO).']],
    ['1996-02-29', []],
  ])('says of somebody born %s that a nomination is refused: %j', (dateOfBirth, refused) => {
    expect(form({ offender: { ...record, dateOfBirth } }).ppo?.basis.refused).toEqual(refused);
  });

  it('asks nobody for intelligence where the policy does not', () => {
    expect(form({ nomination: { ...nomination, needed: null } }).ppo?.basis).toMatchObject({
      text: expect.stringContaining('vouches'),
      record: null,
    });
  });

  it('begins with the transfer as it is recorded, and keeps what was typed instead', () => {
    const transfer = {
      fromArea: 'Leeds',
      managedAs: 'iom',
      transferredOn: calendarDay('2014-05-01'),
    } as const;
    const { particulars } = form({ transfer }).transfer;
    expect(particulars.from.value).toBe('Leeds');
    expect(particulars.as.choices.find(({ checked }) => checked)?.value).toBe('iom');
    expect(particulars.on.items.map(({ value }) => value)).toEqual(['1', '5', '2014']);
    const again = form({
      transfer,
      values: { outOfAreaTransfer: 'yes', transferredFrom: 'York', 'transferredOn-day': '31' },
      errors: [{ field: 'transferredOn', message: 'Date of transfer must be a real date' }],
    });
    expect(again.transfer.particulars.from.value).toBe('York');
    expect(again.transfer.particulars.on.items.map(({ value }) => value)).toEqual(['31', '', '']);
    expect(again.errors.summary[0]?.href).toBe('#transferredOn-day');
  });
});

describe('reading the form for designations', () => {
  it.each([
    [{}, { mappaLevel: undefined, ppo: undefined, outOfAreaTransfer: undefined }],
    [{ mappaLevel: '' }, { mappaLevel: null }],
    [{ mappaLevel: '0' }, { mappaLevel: 0 }],
    [{ mappaLevel: '3' }, { mappaLevel: 3 }],
    [
      { ppo: 'yes', yosHighRisk: 'no', registeredSexOffender: '' },
      { ppo: true, yosHighRisk: false, registeredSexOffender: undefined },
    ],
  ])('takes %j for %j', (values, sent) => {
    expect(readDesignationsForm(values).sent).toMatchObject(sent);
  });

  const boxes = { 'transferredOn-day': '1', 'transferredOn-month': '5', 'transferredOn-year': '2014' };
  const leeds = { transferredFrom: 'Leeds', transferredAs: 'iom', transferredOn: '2014-05-01' };

  it.each([
    ['yes', { transferredFrom: 'Leeds', transferredAs: 'iom', ...boxes }, leeds],
    ['yes', {}, { transferredFrom: '', transferredAs: '', transferredOn: '' }],
    ['no', { transferredFrom: 'Leeds', ...boxes }, {}],
    ['', { transferredFrom: 'Leeds' }, { transferredFrom: 'Leeds', transferredAs: '', transferredOn: '' }],
    ['', { transferredFrom: ' ' }, {}],
  ])(
    'reads the particulars of a transfer under the answer %j: %j as %j',
    (outOfAreaTransfer, values, sent) => {
      const read = readDesignationsForm({ outOfAreaTransfer, ...values }).sent;
      const { transferredFrom, transferredAs, transferredOn } = read;
      expect({ transferredFrom, transferredAs, transferredOn }).toEqual({
        ...{ transferredFrom: undefined, transferredAs: undefined, transferredOn: undefined },
        ...sent,
      });
    },
  );

  it('says what is wrong with the date’s boxes', () => {
    const values = {
      outOfAreaTransfer: 'yes',
      'transferredOn-day': '31',
      'transferredOn-month': '2',
      'transferredOn-year': '2014',
    };
    expect(readDesignationsForm(values).dateErrors).toEqual([
      { field: 'transferredOn', message: 'Date of transfer must be a real date' },
    ]);
  });
});

describe('what the next page says of changed designations', () => {
  type Answer = Parameters<typeof sayDesignated>[0];
  const say = (eligibility: Partial<Answer['eligibility']>, rest: Partial<Answer> = {}): string =>
    sayDesignated({
      registration: null,
      status: 'not-registered',
      eligibility: {
        ...{ outcome: 'not-eligible', tier: null, route: null, reasons: [], missing: [], policyVersion: 2 },
        on: calendarDay('2014-12-02'),
        ...eligibility,
      },
      ...rest,
    });
  const excludedBy = (...rules: string[]): Partial<Answer['eligibility']> => ({
    outcome: 'excluded',
    reasons: rules.map((rule) => ({ rule, text: 'Last convicted on 1 May 2014' })),
  });

  it('is that somebody is registered now, and by which rule', () => {
    const registration = { rule: 'ROUTE-OOA' } as Answer['registration'];
    expect(say({ outcome: 'automatic' }, { registration })).toBe(
      'Designations recorded. Now registered on the scheme (ROUTE-OOA).',
    );
  });

  it.each([
    [
      'registered',
      ['EXCL-MAPPA'],
      'Excluded: managed by MAPPA (EXCL-MAPPA). On the next panel agenda (EXCL-4).',
    ],
    ['not-registered', ['EXCL-MAPPA', 'ROUTE-YOS'], 'Excluded: managed by MAPPA (EXCL-MAPPA).'],
    ['registered', ['EXCL-NO-CONVICTION'], 'Stays registered.'],
    [
      'not-registered',
      ['EXCL-NO-CONVICTION'],
      'Excluded: managed by existing processes (EXCL-NO-CONVICTION).',
    ],
    ['not-registered', ['EXCL-AGE'], 'Excluded: under 18, and monitored with the YOS (EXCL-AGE).'],
    [
      'registered',
      ['EXCL-MAPPA', 'EXCL-SEX'],
      'Excluded: managed by MAPPA (EXCL-MAPPA); managed by MAPPA or sex offender management (EXCL-SEX). On the next panel agenda (EXCL-4).',
    ],
  ])('is of somebody %s under %j: %s', (status, rules, words) => {
    const said = say(excludedBy(...rules), { status: status as Answer['status'] });
    expect(said).toBe(`Designations recorded. ${words}`);
  });

  it('is what is still needed (EXCL-3)', () => {
    expect(say({ outcome: 'needs-information', missing: ['mappaLevel', 'lastConvictionOn'] })).toBe(
      'Designations recorded. More information is needed: the MAPPA level; the date of the last conviction.',
    );
  });
});
