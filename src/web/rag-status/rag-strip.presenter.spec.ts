import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { presentRagStrip, type StripEntry } from './rag-strip.presenter.js';

const NOW = '2014-06-30T12:00:00Z';
const entry = (status: string, previous: string | null, from: string): StripEntry => ({
  ...{ status, previous },
  from: `${from}T12:00:00Z`,
});
/** The latest first, as the history gives them. */
const HISTORY = [
  entry('amber', 'red', '2014-06-20'),
  entry('red', 'red', '2014-06-15'),
  entry('red', 'green', '2014-06-10'),
  entry('green', null, '2014-05-31'),
];

describe('the strip of statuses over time (RAG-7)', () => {
  it('draws each status as wide as it lasted, with its name or letters, and says the same in words', () => {
    const strip = presentRagStrip(HISTORY, NOW);
    expect(strip?.segments).toEqual([
      { rag: 'green', x: '0%', width: '33.33%', text: 'Green' },
      { rag: 'red', x: '33.33%', width: '33.33%', text: 'Red' },
      { rag: 'amber', x: '66.67%', width: '33.33%', text: 'Amber' },
    ]);
    expect(strip?.description).toBe(
      'RAG status over time: Green from 31 May 2014 to 10 June 2014, 10 days; Red from 10 June 2014 to 20 June 2014, 10 days; Amber from 20 June 2014 to today, 10 days.',
    );
    expect(strip?.caption).toBe(
      'From 31 May 2014 to today. R is Red, AA Amber alert, A Amber, G Green; a dot is where somebody confirmed the status.',
    );
    expect(strip?.days).toEqual([
      { x: '0%', text: '31 May 2014', at: 'start' },
      { x: '33.33%', text: '10 Jun 2014', at: 'start' },
      { x: '66.67%', text: '20 Jun 2014', at: 'start' },
      { x: '100%', text: 'Today', at: 'end' },
    ]);
  });

  it('puts a confirmation where it fell', () => {
    expect(presentRagStrip(HISTORY, NOW)?.confirmations).toEqual(['50%']);
  });

  it('is nothing where no status was ever set', () => {
    expect(presentRagStrip([], NOW)).toBeNull();
  });

  it('is one status from end to end where it was set just now', () => {
    expect(presentRagStrip([{ status: 'red', previous: null, from: NOW }], NOW)?.segments).toEqual([
      { rag: 'red', x: '0%', width: '100%', text: 'Red' },
    ]);
  });

  it('uses letters where a name does not fit, and keeps a status of an hour in sight', () => {
    const strip = presentRagStrip(
      [
        entry('green', 'amber-alert', '2014-06-05'),
        entry('amber-alert', 'red', '2014-06-01'),
        { status: 'red', previous: 'green', from: '2014-06-01T11:00:00Z' },
        entry('green', null, '2014-04-01'),
      ],
      NOW,
    );
    expect(strip?.segments.map(({ text }) => text)).toEqual(['Green', null, null, 'Green']);
    expect(Number.parseFloat(strip?.segments[1]?.width ?? '')).toBeGreaterThan(1);
  });

  it('always fills its width, each status beside the next', () => {
    const days = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(days, (ago) => {
        const words = ['red', 'amber-alert', 'amber', 'green'];
        const sorted = [...ago].sort((one, other) => one - other);
        const entries = sorted.map((back, index) => ({
          status: words[(sorted.length - index) % 4] ?? '',
          previous: index === sorted.length - 1 ? null : (words[(sorted.length - index - 1) % 4] ?? ''),
          from: new Date(Date.parse(NOW) - back * 86_400_000).toISOString(),
        }));
        const { segments } = presentRagStrip(entries, NOW) ?? { segments: [] };
        expect(segments).toHaveLength(ago.length);
        let x = 0;
        for (const segment of segments) {
          expect(Number.parseFloat(segment.x)).toBeCloseTo(x, 1);
          x += Number.parseFloat(segment.width);
        }
        expect(x).toBeCloseTo(100, 0);
      }),
    );
  });
});
