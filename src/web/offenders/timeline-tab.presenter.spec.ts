import { describe, expect, it } from '@jest/globals';
import { presentTimeline, type TimelineEntry, type TimelineTab } from './timeline-tab.presenter.js';

const entry: TimelineEntry = {
  id: 't',
  at: '2014-12-01T09:05:00Z',
  by: 'Dee',
  agency: 'police',
  fact: 'registration',
  summary: 'Registered',
  rule: 'TIER-1',
  reason: 'A score of 91',
};
const present = (changes: Partial<TimelineTab> = {}) =>
  presentTimeline('1', {
    name: 'timeline',
    entries: [entry],
    nextCursor: null,
    offered: ['particulars', 'contact-details', 'rag', 'custody', 'access-log'],
    asked: [],
    ...changes,
  });

describe('the timeline', () => {
  it('says what happened, when, by whom for which agency, and of which kind it is', () => {
    expect(present().timeline?.[0]).toMatchObject({
      title: 'Registered',
      rule: 'TIER-1',
      by: 'Dee, Police',
      at: '1 December 2014 at 9:05',
      kind: 'Registration',
      href: '/offenders/1?tab=registrations#record',
    });
  });

  it.each<[Partial<TimelineEntry>, string | null]>([
    [{ fact: 'wanted' }, '/offenders/1?tab=engagement#record'],
    [{ fact: 'pathways' }, '/offenders/1?tab=pathways#record'],
    [{ fact: 'particulars' }, null],
    [{ fact: 'designations' }, null],
  ])('leads from %j to where more is told of it: %s', (changes, href) => {
    expect(present({ entries: [{ ...entry, ...changes }] }).timeline?.[0]?.href).toBe(href);
  });

  it('names nobody’s agency for what the product did by itself', () => {
    const entries = [{ ...entry, by: 'Nightly review', agency: 'system' }];
    expect(present({ entries }).timeline?.[0]?.by).toBe('Nightly review');
  });

  it('leads to earlier entries of the same kinds', () => {
    expect(present({ nextCursor: 'c' }).more?.href).toBe('/offenders/1?tab=timeline&cursor=c#record');
    expect(present({ nextCursor: 'c', asked: ['rag', 'custody'] }).more?.href).toBe(
      '/offenders/1?tab=timeline&kind=rag%2Ccustody&cursor=c#record',
    );
    expect(present({ nextCursor: 'c' }).summary).toBe('1 entry, the latest');
  });

  it('LAW-4: offers the kinds that the reader may read, and counts none', () => {
    const { filter } = present({ asked: ['rag'] });
    expect(filter?.kinds).toEqual([
      { value: 'particulars', text: 'Details', checked: false },
      { value: 'rag', text: 'RAG status', checked: true },
      { value: 'custody', text: 'Custody', checked: false },
    ]);
    expect(filter).toMatchObject({ isOn: true, summary: 'Showing only: RAG status' });
    expect(present().filter?.isOn).toBe(false);
  });

  it('says which kinds are empty', () => {
    expect(present({ entries: [] }).empty).toBe('Nothing has been recorded yet.');
    expect(present({ entries: [], asked: ['rag', 'custody'] }).empty).toBe(
      'Nothing has been recorded of this kind: RAG status, Custody.',
    );
  });
});
