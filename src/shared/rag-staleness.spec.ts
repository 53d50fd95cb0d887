import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, calendarDay, endOfDay } from './calendar-day.js';
import { RAG_STATUSES, type RagStatus } from './rag.js';
import { isStale, staleBefore, type StaleAfterDays } from './rag-staleness.js';

const AFTER: StaleAfterDays = { red: 14, 'amber-alert': 14, amber: 28, green: 91 };
const TODAY = calendarDay('2014-06-30');
const stale = (rag: RagStatus | null, ragConfirmedAt: string | null): boolean =>
  isStale({ rag, ragConfirmedAt }, AFTER, TODAY);

describe('a status that nobody has confirmed for long (LAW-5)', () => {
  it.each<[RagStatus, string, boolean]>([
    // 14 full days: midnight in London at the end of 16 June is 23:00 UTC, in summer time.
    ['red', '2014-06-16T22:59:59.999Z', true],
    ['red', '2014-06-16T23:00:00.000Z', false],
    ['red', '2014-06-15T12:00:00.000Z', true],
    ['red', '2014-06-30T12:00:00.000Z', false],
    ['amber-alert', '2014-06-16T22:59:59.999Z', true],
    ['amber-alert', '2014-06-16T23:00:00.000Z', false],
    ['amber', '2014-06-02T22:59:59.999Z', true],
    ['amber', '2014-06-02T23:00:00.000Z', false],
    // Before summer time began, midnight in London is midnight in UTC.
    ['green', '2014-03-30T23:00:00.000Z', true],
    ['green', '2014-03-31T22:59:59.999Z', true],
    ['green', '2014-03-31T23:00:00.000Z', false],
  ])('%s, confirmed at %s: %s', (rag, at, expected) => {
    expect(stale(rag, at)).toBe(expected);
  });

  it('is stale where nobody has ever confirmed it, and nothing where there is none', () => {
    expect(RAG_STATUSES.map((rag) => stale(rag, null))).toEqual([true, true, true, true]);
    expect(stale(null, null)).toBe(false);
  });

  it('is the same asked of one status and of all at once, and never mends by waiting', () => {
    const days = fc.integer({ min: 1, max: 400 });
    const status = fc.constantFrom(...RAG_STATUSES);
    fc.assert(
      fc.property(status, days, days, days, (rag, limit, ago, later) => {
        const after = { ...AFTER, [rag]: limit };
        const ragConfirmedAt = new Date(endOfDay(addDays(TODAY, -ago)).getTime() - 1).toISOString();
        const now = isStale({ rag, ragConfirmedAt }, after, TODAY);
        expect(now).toBe(ago >= limit);
        expect(now).toBe(ragConfirmedAt < staleBefore(after, TODAY)[rag]);
        if (now) expect(isStale({ rag, ragConfirmedAt }, after, addDays(TODAY, later))).toBe(true);
      }),
    );
  });
});
