import { describe, expect, it } from '@jest/globals';
import type { ContactView, DrugTestView, PathwayView } from '../../modules/case-facts/index.js';
import { presentContactCard } from './contacts-card.presenter.js';
import { presentContacts, presentDrugTests, presentPathways } from './support-tabs.presenter.js';

const RECORDED = { recordedAt: '2014-06-03T09:30:00.000Z', recordedBy: 'Helen Marsh', agency: 'police' };
const STANDING = { ...RECORDED, isVoid: false, corrects: null, correctedBy: null, reason: null };
const MANAGER: ContactView = {
  ...STANDING,
  ...{ id: 'k1', contactAgency: 'probation-nps', kind: 'offender-manager', name: 'Nadia Hussain' },
  ...{
    phone: '01632 960 123',
    email: 'nadia@example.org',
    username: 'om.derby-city',
    from: '2014-05-01',
    to: null,
  },
};
const WORKER: ContactView = {
  ...MANAGER,
  ...{ id: 'k2', contactAgency: 'housing', kind: 'worker', name: 'Kevin Frost', phone: null, email: null },
};
const ROOM: PathwayView = {
  ...STANDING,
  ...{ id: 'w1', pathway: 'accommodation', need: 'identified', status: 'referred' },
  ...{ providerAgency: 'housing', provider: 'Derby Homes', from: '2014-05-01', to: null, details: {} },
};
const POSITIVE: DrugTestView = {
  ...STANDING,
  ...{ id: 't1', sampleDate: '2014-05-20', result: 'positive', substance: 'Heroin' },
};

type Tab = ReturnType<typeof presentContacts>;
type Rows = NonNullable<Tab['table']>['rows'];
const words = (rows: Rows = [], row = 0): string[] =>
  (rows[row]?.cells ?? []).map(({ text, sub, links = [] }) =>
    [text, sub, ...links.map((link) => link.text)].filter(Boolean).join(' / '),
  );

describe('the tab for contacts (COH-1)', () => {
  const present = (
    entries: ContactView[],
    { canRecord = true, ownAgency = null }: { canRecord?: boolean; ownAgency?: string | null } = {},
  ): Tab => presentContacts('p1', { name: 'contacts', entries, all: false, canRecord, ownAgency });

  it('says whom to ring, since when, and who recorded it for which agency', () => {
    const tab = present([MANAGER, WORKER]);
    expect(words(tab.table?.rows)).toEqual([
      'Nadia Hussain / Offender manager',
      'National Probation Service',
      '01632\u00a0960\u00a0123 / nadia@example.org',
      '1 May 2014',
      '3 June 2014 at 10:30 / by Helen Marsh, Police',
      'End / Correct / Withdraw',
    ]);
    expect(words(tab.table?.rows, 1)[2]).toBe('Not recorded');
    expect(tab.summary).toMatch(/^2 people to ring, of National Probation Service; Housing\./);
    expect(tab.add?.href).toBe('/offenders/p1/contacts/new');
    expect(tab.table?.rows[0]?.cells.at(-1)?.links?.[0]).toEqual({
      text: 'End',
      about: 'Nadia Hussain, National Probation Service',
      href: '/offenders/p1/contacts/k1/end',
    });
  });

  it('puts the former ones below, who cannot end again', () => {
    const tab = present([WORKER, { ...MANAGER, to: '2014-06-01' }]);
    expect(tab.table?.rows).toHaveLength(1);
    expect(tab.also?.map(({ heading }) => heading)).toEqual(['Former contacts']);
    const former = words(tab.also?.[0]?.rows);
    expect([former[3], former[5]]).toEqual(['1 May 2014 / Until 1 June 2014', 'Correct / Withdraw']);
  });

  it('offers a partner’s worker what is their own agency’s only (LAW-4)', () => {
    const tab = present([MANAGER, WORKER], { ownAgency: 'housing' });
    expect([words(tab.table?.rows).at(-1), words(tab.table?.rows, 1).at(-1)]).toEqual([
      '',
      'End / Correct / Withdraw',
    ]);
  });

  it('is empty in words, and offers nothing to whoever may not record', () => {
    expect(present([]).empty).toContain('“Add a contact”');
    const reading = present([MANAGER], { canRecord: false });
    expect([reading.add, words(reading.table?.rows).length]).toEqual([null, 5]);
  });
});

describe('the card of contacts', () => {
  it('names whom to ring, with a number to press', () => {
    const card = presentContactCard('p1', [MANAGER, { ...WORKER, to: '2014-06-01' }], true);
    expect(card.people).toEqual([
      { id: 'no-police-lead', kind: 'Police lead', name: null, agency: null, phone: null, since: null },
      {
        ...{
          id: 'k1',
          kind: 'Offender manager',
          name: 'Nadia Hussain',
          agency: 'National Probation Service',
        },
        ...{ phone: { text: '01632 960 123', href: 'tel:01632960123' }, since: 'since 1 May 2014' },
      },
    ]);
    expect(card.add).toEqual({ text: 'Add', href: '/offenders/p1/contacts/new' });
  });

  it('says of whom everybody has one that nobody is recorded', () => {
    const card = presentContactCard('p1', [], false);
    expect(card.people.map(({ kind, name }) => [kind, name])).toEqual([
      ['Offender manager', null],
      ['Police lead', null],
    ]);
    expect(card.add).toBeNull();
  });
});

describe('the tab for pathways', () => {
  const present = (entries: PathwayView[], ownAgency: string | null = null, canRecord = true): Tab =>
    presentPathways('p1', { name: 'pathways', entries, all: false, canRecord, ownAgency });

  it('puts need, provider, status and dates in words', () => {
    const tab = present([ROOM]);
    expect(words(tab.table?.rows)).toEqual([
      'Accommodation / Need identified',
      'Derby Homes / Housing',
      'Referred / Since 1 May 2014',
      '–',
      '3 June 2014 at 10:30 / by Helen Marsh, Police',
      'Change / Withdraw',
    ]);
    expect(tab.summary).toMatch(/^1 open of 1 pathway\. 1 need is identified and not yet met\./);
  });

  it.each<[PathwayView['details'], string]>([
    [
      { consentOn: '2014-05-01' as never, note: 'Worn at home' },
      'By consent given on 1 May 2014\nWorn at home',
    ],
    [{ dvds: 'made', dvpo: false }, 'DVDS disclosure made\nNo DVPO in force'],
    [
      { dvds: 'requested', dvpo: true, dvpoFrom: '2014-05-20' as never, dvpoTo: '2014-06-17' as never },
      'DVDS disclosure requested\nDVPO in force from 20 May 2014 to 17 June 2014',
    ],
    [{ linked: true, reference: 'FP 12' }, 'Household on the family programme, reference FP 12'],
    [{ linked: false }, 'Household not on the family programme'],
  ])('says of the details %j', (details, expected) => {
    expect(words(present([{ ...ROOM, details }]).table?.rows)[3]).toBe(expected);
  });

  it('names an agency without a provider, and nobody without either', () => {
    expect(words(present([{ ...ROOM, provider: null }]).table?.rows)[1]).toBe('Housing');
    expect(words(present([{ ...ROOM, provider: null, providerAgency: null }]).table?.rows)[1]).toBe(
      'Nobody yet',
    );
  });

  it('puts what has ended below', () => {
    const ended: PathwayView = { ...ROOM, id: 'w2', status: 'completed', need: 'met', to: '2014-06-01' };
    const tab = present([ROOM, ended]);
    expect(tab.also?.map(({ heading, rows }) => [heading, rows.length])).toEqual([
      ['Completed and ended', 1],
    ]);
    expect(words(tab.also?.[0]?.rows)[2]).toBe('Completed / Since 1 May 2014\nUntil 1 June 2014');
    expect(present([ended])).toMatchObject({ table: null, empty: 'No pathway is open.' });
  });

  it('offers a partner’s worker what their own agency provides only (LAW-4)', () => {
    const rows = present([ROOM, { ...ROOM, id: 'w3', providerAgency: null }], 'housing').table?.rows;
    expect([words(rows).at(-1), words(rows, 1).at(-1)]).toEqual(['Change / Withdraw', '']);
    expect(present([], null, false).empty).not.toContain('“Add a pathway”');
  });
});

describe('the tab for drug tests (EXIT-1, EXIT-2)', () => {
  const present = (entries: DrugTestView[], canRecord = true): Tab =>
    presentDrugTests('p1', { name: 'drug-tests', entries, all: false, canRecord });

  it('puts each in words, and names the last positive sample', () => {
    const negative: DrugTestView = {
      ...POSITIVE,
      ...{ id: 't2', result: 'negative', substance: null, sampleDate: '2014-06-01' },
    };
    const tab = present([negative, POSITIVE]);
    expect(words(tab.table?.rows).slice(0, 3)).toEqual(['1 June 2014', 'Negative', 'Not named']);
    expect(words(tab.table?.rows, 1)).toEqual([
      ...['20 May 2014', 'Positive', 'Heroin', '3 June 2014 at 10:30 / by Helen Marsh, Police'],
      'Correct / Withdraw',
    ]);
    expect(tab.summary).toMatch(/^2 drug tests\. Last positive sample: 20 May 2014\./);
    expect(present([negative]).summary).toBe('1 drug test. None of them is positive.');
    expect(tab.table?.rows[1]?.cells.at(-1)?.links?.[0]?.about).toBe('Positive test of 20 May 2014');
  });

  it('is empty in words, and offers nothing to whoever may not record', () => {
    expect(present([]).empty).toContain('“Add a drug test”');
    expect(present([], false)).toMatchObject({ add: null });
  });
});
