import { describe, expect, it } from '@jest/globals';
import type { PolicyChange, ShadowPage, ShadowPerson } from '../../modules/ogrs-tiering/index.js';
import { calendarDay } from '../../shared/calendar-day.js';
import { presentShadow, presentShadowSummary, type ShadowInput } from './shadow.presenter.js';

const person: ShadowPerson = {
  ...{
    id: 'o1',
    surname: 'Adams',
    forename: 'Alex',
    panel: 'chesterfield',
    status: 'not-registered',
    score: 80,
  },
  ...{ change: 'comes-in', goesToPanel: false },
  before: { outcome: 'referral', tier: 2, rule: 'TIER-2', text: 'Score 80 is between 70 and 89' },
  after: { outcome: 'automatic', tier: 1, rule: 'TIER-1', text: 'Score 80 is 75 or more' },
};
const shadow = (
  counts: Partial<Record<PolicyChange, number>>,
  more: Partial<ShadowPage> = {},
): ShadowPage => ({
  draft: { id: 'd1', version: 1, basedOn: 2, effectiveOn: '2027-01-01' },
  comparedWith: 2,
  on: calendarDay('2027-01-01'),
  total: 1_234,
  changes: Object.entries(counts).map(([change, count]) => ({ change: change as PolicyChange, count })),
  rules: [],
  outcomes: [
    { before: 'automatic', after: 'automatic', count: 5 },
    { before: 'automatic', after: 'excluded', count: 0 },
    { before: 'excluded', after: 'automatic', count: 2 },
    { before: 'excluded', after: 'excluded', count: 7 },
  ],
  toPanel: 0,
  items: [],
  nextCursor: null,
  ...more,
});
const show = (page: ShadowPage, input: Partial<ShadowInput> = {}): ReturnType<typeof presentShadow> =>
  presentShadow({
    ...{ shadow: page, differences: [], change: null, cursor: null, canOpen: true, canDraft: true },
    panels: [{ key: 'chesterfield', name: 'Chesterfield' }],
    ...input,
  });

describe('a shadow run in a sentence', () => {
  it.each<[Partial<Record<PolicyChange, number>>, string]>([
    [{ same: 1_234 }, 'nothing changes for any of 1,234 people'],
    [{ 'comes-in': 12, same: 9 }, '12 people would register automatically'],
    [
      { 'comes-in': 1, 'form-needed-now': 3, 'tier-changes': 2, other: 0 },
      '1 person would register automatically, 3 people would need a referral form and 2 people would change tier and stay registered',
    ],
  ])('of %j', (counts, words) => {
    expect(presentShadowSummary(shadow(counts), null).sentence).toBe(
      `Under this draft, from 1 January 2027: ${words}. Nobody registered leaves by it (TIER-6).`,
    );
  });

  it('says who goes to the panel (EXCL-4)', () => {
    expect(presentShadowSummary(shadow({}, { toPanel: 1 }), null).toPanel).toMatch(
      /^1 registered person would go to the next panel agenda/,
    );
    expect(presentShadowSummary(shadow({}), null).toPanel).toBeNull();
  });

  it('has a figure for every change, which leads to its people and back', () => {
    const { figures } = presentShadowSummary(shadow({ 'comes-in': 12 }), 'comes-in');
    expect(figures).toHaveLength(8);
    expect(figures[0]).toMatchObject({ count: '12', isOn: true, href: '/admin/policy/drafts/d1/shadow' });
    expect(figures[1]).toMatchObject({
      count: '0',
      isOn: false,
      href: expect.stringContaining('change=no-longer'),
    });
  });
});

describe('the people of a shadow run', () => {
  it('are named with what was, what would be, and the rule', () => {
    const { people } = show(shadow({ 'comes-in': 60 }, { items: [person], nextCursor: 'o1' }), {
      change: 'comes-in',
    });
    expect(people).toMatchObject({
      heading: 'People who would register automatically',
      summary: 'Showing 1 of 60 people, by name',
      next: '/admin/policy/drafts/d1/shadow?change=comes-in&cursor=o1',
      first: null,
    });
    expect(people.rows[0]).toMatchObject({
      ...{ name: 'Adams, Alex', href: '/offenders/o1', panel: 'Chesterfield', score: '80', note: '' },
      before: { outcome: 'Referral form needed, tier 2', rule: 'TIER-2' },
      after: { outcome: 'Registers automatically, tier 1', rule: 'TIER-1' },
    });
  });

  it('are not linked for an administrator, who opens no record', () => {
    expect(show(shadow({}, { items: [person] }), { canOpen: false }).people.rows[0]?.href).toBeNull();
  });

  it('who are registered stay, change only their tier, or go to the panel', () => {
    const registered = { ...person, status: 'registered', change: 'tier-changes' as const };
    const excluded = { ...registered, id: 'o2', change: 'becomes-excluded' as const, goesToPanel: true };
    const { rows } = show(shadow({}, { items: [registered, excluded] })).people;
    expect(rows.map(({ note }) => note)).toEqual([
      'Stays registered (TIER-6)',
      'To the next panel agenda (EXCL-4)',
    ]);
    expect(rows[0]).toMatchObject({ before: { outcome: 'Tier 2' }, after: { outcome: 'Tier 1' } });
  });

  it('who stay out in another tier are said to stay out', () => {
    const side = { outcome: 'excluded' as const, rule: 'EXCL-MAPPA', text: 'MAPPA Level 2' };
    const sides = { before: { ...side, tier: 2 }, after: { ...side, tier: 1 } };
    const { rows } = show(shadow({}, { items: [{ ...person, ...sides, change: 'other' }] })).people;
    expect(rows[0]?.note).toBe('Excluded as before; only the tier changes');
  });

  it('are nobody, and the page says so', () => {
    expect(show(shadow({ same: 3 })).people.empty).toContain('every decision would be the same');
    expect(show(shadow({ same: 3 }), { change: 'other' }).people.empty).toMatch(/^Nobody would be decided/);
  });

  it('stand in a matrix of outcomes', () => {
    expect(show(shadow({})).matrix).toEqual({
      columns: ['Registers automatically', 'Excluded'],
      rows: [
        {
          outcome: 'Registers automatically',
          cells: [
            { count: '5', isSame: true, isNone: false },
            { count: '0', isSame: false, isNone: true },
          ],
        },
        {
          outcome: 'Excluded',
          cells: [
            { count: '2', isSame: false, isNone: false },
            { count: '7', isSame: true, isNone: false },
          ],
        },
      ],
    });
  });
});
