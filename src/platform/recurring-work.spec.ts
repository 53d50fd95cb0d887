import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { RecurringWork } from './recurring-work.js';

describe('work that recurs', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    Logger.overrideLogger(false);
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Work whose runs end when the test says so. */
  function controlled(isOn = true) {
    const ends: ((fault?: Error) => void)[] = [];
    const work = new RecurringWork('Trial', isOn, () => {
      return new Promise<void>((resolve, reject) =>
        ends.push((fault) => (fault ? reject(fault) : resolve())),
      );
    });
    return { work, ends };
  }
  const aWhile = (): Promise<void> => jest.advanceTimersByTimeAsync(10);

  it('is looked for a while after the start', async () => {
    const { work, ends } = controlled();
    work.begin(1_000);
    await jest.advanceTimersByTimeAsync(999);
    expect(ends).toHaveLength(0);
    await jest.advanceTimersByTimeAsync(1);
    expect(ends).toHaveLength(1);
  });

  it('runs one at a time, the next when the one before has ended', async () => {
    const { work, ends } = controlled();
    work.look();
    work.look();
    await aWhile();
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await aWhile();
    expect(ends).toHaveLength(2);
  });

  it('goes on after a fault', async () => {
    const { work, ends } = controlled();
    work.look();
    await aWhile();
    ends[0]?.(new Error('the database was away'));
    work.look();
    await aWhile();
    expect(ends).toHaveLength(2);
  });

  it('begins nothing after its end, and ends when what runs has ended', async () => {
    const { work, ends } = controlled();
    work.look();
    work.begin(1_000);
    await aWhile();
    let hasEnded = false;
    const end = work.end().then(() => (hasEnded = true));
    await jest.advanceTimersByTimeAsync(2_000);
    expect([ends.length, hasEnded]).toEqual([1, false]);
    ends[0]?.();
    await end;
    expect(hasEnded).toBe(true);
  });

  it('does nothing while it is switched off', async () => {
    const { work, ends } = controlled(false);
    work.begin(0);
    work.look();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(ends).toHaveLength(0);
  });
});
