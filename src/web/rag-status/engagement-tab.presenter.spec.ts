import { describe, expect, it } from '@jest/globals';
import { presentEngagement, type EngagementTab } from './engagement-tab.presenter.js';
import { sayStatus } from './say-status.presenter.js';

const recorded = (id: string, recordedAt: string) => {
  return { id, recordedAt, recordedBy: 'Dawn Allsop', agency: 'drugs-alcohol' };
};
const tab: EngagementTab = {
  name: 'engagement',
  engagement: [
    { ...recorded('e2', '2014-06-03T10:00:00Z'), supervision: 'engaging', treatment: 'not-engaging' },
    { ...recorded('e1', '2014-06-01T10:00:00Z'), supervision: null, treatment: 'engaging' },
  ],
  wanted: [{ ...recorded('w1', '2014-06-02T10:00:00Z'), status: 'pnc-licence-recall' }],
  ...{ canRecordEngagement: true, canRecordWanted: true },
};

describe('the tab of engagement and wanted', () => {
  it('lists each row as it was recorded, the latest first: what, when, who, for which agency (COH-2)', () => {
    const rows = presentEngagement('1', tab).table?.rows ?? [];
    expect(rows.map(({ id, cells }) => [id, ...cells.map(({ text, sub }) => sub ?? text)])).toEqual([
      [
        'e2',
        'Engagement',
        'Supervision: Engaging\nTreatment: Not engaging',
        '3 June 2014 at 11:00',
        'Drugs and alcohol services',
      ],
      ['w1', 'Wanted', 'On PNC: licence recall', '2 June 2014 at 11:00', 'Drugs and alcohol services'],
      [
        'e1',
        'Engagement',
        'Supervision: Not recorded\nTreatment: Engaging',
        '1 June 2014 at 11:00',
        'Drugs and alcohol services',
      ],
    ]);
  });

  it.each([
    [true, true, 'Record engagement', 'Record wanted'],
    [true, false, 'Record engagement', undefined],
    [false, true, 'Record wanted', undefined],
    [false, false, undefined, undefined],
  ])('offers what the reader may record: %s, %s', (canRecordEngagement, canRecordWanted, add, alsoAdd) => {
    const view = presentEngagement('1', { ...tab, canRecordEngagement, canRecordWanted });
    expect([view.add?.text, view.alsoAdd?.text]).toEqual([add, alsoAdd]);
  });
});

describe('what is said once a fact is recorded', () => {
  it.each([
    [true, 'red', 'Wanted recorded. RAG status: Red.'],
    [true, null, 'Wanted recorded. RAG status: Not set.'],
    [false, 'amber-alert', 'Nothing has changed: that was recorded already. RAG status: Amber alert.'],
  ])('changed %s, status %s: %s', (changed, rag, words) => {
    expect(sayStatus('Wanted recorded', { changed, rag })).toBe(words);
  });
});
