import { describe, expect, it } from '@jest/globals';
import { presentScores, type ScoreEntry } from './score-history.presenter.js';

const thresholds = { name: 'ogrs3', tier1From: 90, tier2From: 70 };
const entry = (change: Partial<ScoreEntry> = {}): ScoreEntry => ({
  id: 's',
  score: 91,
  tier: 1,
  instrument: 'ogrs3',
  instrumentTitle: 'OGRS 3',
  instrumentVersion: null,
  oneYear: null,
  assessedOn: '2014-06-03',
  source: 'entered',
  recordedAt: '2014-06-03T09:05:00Z',
  recordedBy: 'Priya Nair',
  isCurrent: false,
  ...change,
});
const present = (entries: ScoreEntry[], instruments = [thresholds]) =>
  presentScores({ name: 'scores', entries, instruments });
const plotOf = (entries: ScoreEntry[]) => {
  const [plot] = present(entries).plots;
  if (!plot) throw new Error('no plot');
  return plot;
};

describe('the list of scores', () => {
  it.each<[Partial<ScoreEntry>, string, string | null]>([
    [{}, 'Entered', null],
    [{ source: 'chesterfield.csv' }, 'From the list chesterfield.csv', null],
    [{ source: 'calculated' }, 'From the list calculated', null],
    [{ source: 'calculated', instrumentVersion: '3.0', oneYear: 84 }, 'Calculated', '84% within one year'],
    [{ source: 'calculated', instrumentVersion: '0.1' }, 'Calculated', null],
  ])('says how a score came: %p', (change, text, sub) => {
    const cells = present([entry(change)]).table?.rows[0]?.cells;
    expect(cells?.find(({ label }) => label === 'How')).toEqual({ label: 'How', text, sub });
  });

  it('says the instrument with its version, the tier, when and by whom', () => {
    const [row] = present([entry({ isCurrent: true, instrumentVersion: '3.0' })]).table?.rows ?? [];
    expect(row?.cells.map(({ text, sub }) => [text, sub ?? null])).toEqual([
      ['91 (current)', null],
      ['Tier 1', null],
      ['OGRS 3', 'Version 3.0'],
      ['3 June 2014', null],
      ['Calculated', null],
      ['3 June 2014 at 10:05 by Priya Nair', null],
    ]);
  });

  it.each([
    [1, /^One score is recorded\./],
    [2, /^2 scores are recorded\./],
  ])('says how many: %d', (count, words) => {
    expect(present(Array.from({ length: count }, () => entry())).summary).toMatch(words);
  });

  it('says what would fill it when it is empty, and draws nothing', () => {
    expect(present([])).toMatchObject({ empty: expect.stringContaining('No score'), table: null, plots: [] });
  });
});

describe('the plot of scores', () => {
  const three = [
    entry({ score: 92, assessedOn: '2014-12-03', isCurrent: true }),
    entry({ score: 70, assessedOn: '2014-06-03' }),
    entry({ score: 50, assessedOn: '2013-12-03' }),
  ];

  it('says the same in words, oldest first', () => {
    expect(plotOf(three).description).toBe(
      'OGRS 3 scores by date of assessment: 50 on 3 December 2013, 70 on 3 June 2014, 92 on 3 December 2014. Tier 1 begins at 90, tier 2 at 70.',
    );
  });

  it('goes from left to right by days, and up by score; a score of 70 stands on the line of tier 2', () => {
    const { points, thresholds: lines, days, left, right } = plotOf(three);
    expect(points.map(({ x }) => x)).toEqual([104, 217.7, 332]);
    const [fifty, seventy, ninetyTwo] = points.map(({ y }) => y);
    expect(seventy).toBe(lines.find(({ tier }) => tier === 2)?.y);
    expect(fifty).toBeGreaterThan(seventy ?? NaN);
    expect(ninetyTwo).toBeLessThan(lines.find(({ tier }) => tier === 1)?.y ?? NaN);
    expect(points.map(({ isCurrent, label }) => [isCurrent, label?.text])).toEqual([
      [false, '50'],
      [false, '70'],
      [true, '92'],
    ]);
    expect(days).toEqual([
      { x: left, text: '3 Dec 2013', at: 'start' },
      { x: right, text: '3 Dec 2014', at: 'end' },
    ]);
  });

  it('stands in the middle when there is one day only', () => {
    const { points, days } = plotOf([entry(), entry({ score: 40 })]);
    expect(points.map(({ x }) => x)).toEqual([218, 218]);
    expect(days).toEqual([{ x: 218, text: '3 Jun 2014', at: 'middle' }]);
  });

  it('leaves out the words of older scores that would stand over newer ones', () => {
    const crowded = [
      entry({ score: 80, assessedOn: '2014-06-03', isCurrent: true }),
      entry({ score: 81, assessedOn: '2014-06-02' }),
      entry({ score: 40, assessedOn: '2012-06-02' }),
    ];
    expect(plotOf(crowded).points.map(({ label }) => label?.text ?? null)).toEqual(['40', null, '80']);
  });

  it('says what has no date and is not drawn', () => {
    const { caption, points } = plotOf([entry({ isCurrent: true }), entry({ assessedOn: null })]);
    expect(points).toHaveLength(1);
    expect(caption).toContain('1 score without a date of assessment is not drawn.');
  });

  it('is not there when no score has a date', () => {
    expect(present([entry({ assessedOn: null })]).plots).toEqual([]);
  });

  it('is one for each instrument, with its own lines', () => {
    const trial = { name: 'trial', tier1From: 60, tier2From: 50 };
    const given = [entry(), entry({ instrument: 'trial', instrumentTitle: 'Trial predictor', score: 55 })];
    const { plots } = present(given, [thresholds, trial]);
    expect(plots.map(({ description }) => description)).toEqual([
      expect.stringMatching(/^OGRS 3 scores .* 91 on .* Tier 1 begins at 90, tier 2 at 70\.$/),
      expect.stringMatching(/^Trial predictor scores .* 55 on .* Tier 1 begins at 60, tier 2 at 50\.$/),
    ]);
    expect(plots.map(({ points }) => points.length)).toEqual([1, 1]);
  });

  it('keeps the words beside the lines apart when the tiers begin close together', () => {
    const [plot] = present([entry()], [{ name: 'ogrs3', tier1From: 72, tier2From: 70 }]).plots;
    const heights = plot?.axis.map(({ y }) => y) ?? [];
    heights.slice(1).forEach((y, at) => expect(y - (heights[at] ?? 0)).toBeGreaterThanOrEqual(13));
  });
});
