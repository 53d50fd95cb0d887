import { describe, expect, it } from '@jest/globals';
import type { CustodyView, IntelligenceView, OffenceView } from '../../modules/case-facts/index.js';
import { calendarDay } from '../../shared/calendar-day.js';
import { presentCustody, presentIntelligence, presentOffending } from './case-facts-tabs.presenter.js';

const RECORDED = { recordedAt: '2014-06-03T09:30:00.000Z', recordedBy: 'Helen Marsh', agency: 'police' };
const STANDING = { ...RECORDED, isVoid: false, corrects: null, correctedBy: null, reason: null };
const CONVICTION: OffenceView = {
  ...STANDING,
  id: 'o1',
  offenceDate: '2014-01-10',
  category: 'burglary-domestic',
  outcome: 'conviction',
  outcomeDate: '2014-03-01',
};
const OPEN: CustodyView = {
  ...STANDING,
  id: 'c1',
  establishment: 'HMP Nottingham',
  from: '2014-03-01',
  to: null,
  releaseDue: '2014-09-01',
};
const ITEM: IntelligenceView = {
  ...RECORDED,
  id: 'i1',
  date: '2014-06-01',
  text: 'Seen near the yard',
  source: 1,
  assessment: 'B',
  handling: 'C',
  conditions: 'Keep to yourself',
  sharedWith: ['housing'],
  reviewOn: '2014-09-01',
  isCurrent: true,
  closure: null,
};

type Tab = ReturnType<typeof presentOffending>;
const cells = (tab: Tab, row = 0): string[] =>
  (tab.table?.rows[row]?.cells ?? []).map(({ text, sub, links = [] }) =>
    [text, sub, ...links.map((link) => link.text)].filter(Boolean).join(' / '),
  );

describe('the tab for offending', () => {
  const present = (entries: OffenceView[], canRecord = true, all = false): Tab =>
    presentOffending('p1', { name: 'offending', entries, all, canRecord });

  it('puts each offence in words, with what may be done to it', () => {
    const charge: OffenceView = {
      ...CONVICTION,
      ...{ id: 'o2', outcome: 'charge', category: 'other', corrects: 'o0', reason: 'Wrong day' },
    };
    const tab = present([charge, CONVICTION]);
    expect(cells(tab)).toEqual([
      'Charge / 1 March 2014',
      'Another offence',
      '10 January 2014',
      '3 June 2014 at 10:30 / by Helen Marsh, Police\nCorrected: Wrong day',
      'Correct / Withdraw',
    ]);
    expect(cells(tab, 1)[0]).toBe('Conviction / 1 March 2014');
    expect(tab.summary).toMatch(/^2 offences\. Last conviction: 1 March 2014\./);
    expect(tab.add).toEqual({ text: 'Add an offence', href: '/offenders/p1/offences/new' });
    expect(tab.table?.rows[1]?.cells.at(-1)?.links).toEqual([
      { text: 'Correct', about: 'Conviction of 1 March 2014', href: '/offenders/p1/offences/o1/correct' },
      { text: 'Withdraw', about: 'Conviction of 1 March 2014', href: '/offenders/p1/offences/o1/withdraw' },
    ]);
  });

  it('offers nothing to whoever may not record', () => {
    const tab = present([CONVICTION], false);
    expect([tab.add, cells(tab).length]).toEqual([null, 4]);
  });

  it('says what would fill it, and what a list without a conviction lacks', () => {
    expect(present([])).toMatchObject({ table: null, summary: null });
    expect(present([]).empty).toContain('“Add an offence”');
    expect(present([], false).empty).not.toContain('“Add an offence”');
    expect(present([{ ...CONVICTION, outcome: 'charge' }]).summary).toMatch(/^1 offence\. No conviction/);
  });
});

describe('what was changed or withdrawn (COH-2)', () => {
  const first: OffenceView = { ...CONVICTION, id: 'o1', correctedBy: 'o2' };
  const second: OffenceView = {
    ...CONVICTION,
    ...{ id: 'o2', corrects: 'o1', reason: 'Wrong day', correctedBy: 'o3', agency: 'probation-nps' },
  };
  const none: OffenceView = { ...CONVICTION, id: 'o3', corrects: 'o2', isVoid: true, reason: 'Nobody’s' };
  const present = (entries: OffenceView[], all: boolean): Tab =>
    presentOffending('p1', { name: 'offending', entries, all, canRecord: true });

  it('is shown on request, each with who changed it, when and why, and nothing to do to it', () => {
    const tab = present([none, second, first], true);
    expect(tab.table).toBeNull();
    expect(tab.also?.map(({ heading, rows }) => [heading, rows.map(({ id }) => id)])).toEqual([
      ['Changed or withdrawn', ['o2', 'o1']],
    ]);
    const [withdrawn, changed] = tab.also?.[0]?.rows ?? [];
    expect(withdrawn?.cells.at(-1)).toMatchObject({
      text: 'Withdrawn',
      sub: '3 June 2014 at 10:30 by Helen Marsh, Police: Nobody’s',
    });
    expect(changed?.cells.at(-1)).toMatchObject({
      text: 'Changed',
      sub: '3 June 2014 at 10:30 by Helen Marsh, National Probation Service: Wrong day',
    });
    expect(tab.corrected).toEqual({
      text: 'Hide what was changed or withdrawn',
      href: '/offenders/p1?tab=offending#record',
    });
  });

  it('is left out otherwise, with a link to it, and says so where there is none', () => {
    expect(present([CONVICTION], false)).toMatchObject({
      also: [],
      corrected: {
        text: 'Show what was changed or withdrawn',
        href: '/offenders/p1?tab=offending&all=true#record',
      },
    });
    expect(present([CONVICTION], true).also).toMatchObject([
      { rows: [], empty: 'Nothing has been changed or withdrawn.' },
    ]);
  });
});

describe('the tab for custody', () => {
  const present = (entries: CustodyView[], canRecord = true): Tab =>
    presentCustody('p1', {
      name: 'custody',
      entries,
      all: false,
      today: calendarDay('2014-06-03'),
      canRecord,
    });

  it('offers to record the release of whoever is in custody', () => {
    const tab = present([OPEN]);
    expect(cells(tab)).toEqual([
      'HMP Nottingham',
      '1 March 2014',
      'In custody now / Release due 1 September 2014',
      '3 June 2014 at 10:30 / by Helen Marsh, Police',
      'Record release / Correct / Withdraw',
    ]);
    expect(tab.summary).toMatch(/^1 time in custody\. In custody since 1 March 2014\./);
  });

  it('names the last release of whoever is at liberty, which is not that of the last row', () => {
    const first = { ...OPEN, id: 'c2', from: '2013-01-01', to: '2014-05-01' };
    const tab = present([{ ...OPEN, to: '2014-04-01' }, first]);
    expect(tab.summary).toMatch(/^2 times in custody\. Last released on 1 May 2014\./);
    expect(cells(tab)).toEqual(expect.arrayContaining(['1 April 2014', 'Correct / Withdraw']));
  });

  it('says who is due where, and offers no release before it has begun (EXCL-2)', () => {
    const due = { ...OPEN, id: 'c3', establishment: 'HMP Ranby', from: '2014-06-04', releaseDue: null };
    const tab = present([due, OPEN]);
    expect(cells(tab)).toEqual(
      expect.arrayContaining(['HMP Ranby', '4 June 2014', 'Due', 'Correct / Withdraw']),
    );
    expect(tab.summary).toContain('In custody since 1 March 2014. Due at HMP Ranby on 4 June 2014.');
    expect(present([due]).summary).toMatch(/^1 time in custody\. Due at HMP Ranby on 4 June 2014\./);
    expect(cells(present([{ ...due, from: '2014-06-03' }]))[2]).toBe('In custody now');
  });

  it('is empty in words, and offers nothing to whoever may not record', () => {
    expect(present([]).empty).toContain('“Add custody”');
    expect([present([], false).add, cells(present([OPEN], false)).length]).toEqual([null, 4]);
  });
});

describe('the tab for intelligence (INT-4)', () => {
  const present = (entries: IntelligenceView[], bearsOnStatus = true, canRecord = true): Tab =>
    presentIntelligence('p1', { name: 'intelligence', entries, bearsOnStatus, canRecord });

  it('puts the grading, the handling and the state in words', () => {
    const tab = present([ITEM]);
    expect(cells(tab)).toEqual([
      '1 June 2014',
      'Seen near the yard / 1B: reliable source; known indirectly, but corroborated',
      'C: lawful sharing permitted with conditions / Conditions: Keep to yourself\nShared with: Housing',
      'Current / Review due 1 September 2014',
      '3 June 2014 at 10:30 / by Helen Marsh, Police',
      'Close',
    ]);
    expect(tab.summary).toBe('1 item that you may read. Police intelligence bears on the status.');
  });

  it.each<[string, Partial<IntelligenceView>, string]>([
    ['current without a review', { reviewOn: null }, 'Current'],
    ['past its review', { isCurrent: false }, 'Past its review / Review was due 1 September 2014'],
    [
      'closed',
      {
        isCurrent: false,
        closure: { reason: 'Done', closedAt: RECORDED.recordedAt, closedBy: 'Helen Marsh' },
      },
      'Closed / 3 June 2014 at 10:30 by Helen Marsh: Done',
    ],
  ])('says that it is %s', (_, changes, state) => {
    expect(cells(present([{ ...ITEM, ...changes }]))[3]).toBe(state);
  });

  it('says who else may read it', () => {
    expect(cells(present([{ ...ITEM, sharedWith: [] }]))[2]).toContain('Police only');
    const open = { ...ITEM, handling: 'P', conditions: null, sharedWith: [] };
    expect(cells(present([open]))[2]).toBe('P: lawful sharing permitted');
  });

  it('tells whoever may read none no more than that it bears on the status', () => {
    const tab = present([], true, false);
    expect(tab).toEqual({
      heading: 'Intelligence',
      live: 'The list of intelligence',
      summary: null,
      timeline: null,
      table: null,
      empty:
        'Police intelligence bears on the status. What it says is for police, and for agencies they share it with (INT-4).',
      more: null,
      add: null,
    });
  });

  it('says that nothing bears on the status, and to police how the list begins', () => {
    expect(present([], false, false).empty).toMatch(/^No police intelligence bears on the status/);
    expect(present([], false).empty).toContain('“Add intelligence”');
  });

  it('offers no closing of what is closed', () => {
    const closure = { reason: 'Done', closedAt: RECORDED.recordedAt, closedBy: 'Helen Marsh' };
    expect(present([{ ...ITEM, closure }]).table?.rows[0]?.cells.at(-1)?.links).toEqual([]);
    expect(cells(present([ITEM], true, false))).toHaveLength(5);
  });
});
