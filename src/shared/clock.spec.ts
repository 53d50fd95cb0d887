import { describe, expect, it } from '@jest/globals';
import { calendarDay } from './calendar-day.js';
import { makeClock } from './clock.js';

describe('the clock', () => {
  it.each([
    ['2014-06-01T22:59:59.999Z', '2014-06-01'],
    ['2014-06-01T23:00:00.000Z', '2014-06-02'],
    ['2014-12-01T23:59:59.999Z', '2014-12-01'],
  ])('at %s says it is %s in London', (instant, today) => {
    const clock = makeClock(() => Date.parse(instant));
    expect([clock.now().toISOString(), clock.today()]).toEqual([instant, today]);
  });

  it('moves with its source', () => {
    let epochMs = 0;
    const clock = makeClock(() => epochMs);
    epochMs = 86_400_000;
    expect(clock.today()).toBe('1970-01-02');
  });

  it.each(['2026-11-24T00:00:00.000Z', '2026-11-24T12:34:56.789Z', '2026-06-24T23:30:00.000Z'])(
    'fixed on a day stays on it at %s, with the hours going on',
    (real) => {
      const clock = makeClock(() => Date.parse(real), calendarDay('2014-06-01'));
      expect(clock.today()).toBe('2014-06-01');
      expect(clock.now().toISOString()).toBe(`2014-06-01T${real.slice(11)}`);
    },
  );
});
