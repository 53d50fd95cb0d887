import { describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { Turns } from './turns.js';

describe('turns', () => {
  async function follow(tasks: [key: string, milliseconds: number, fails?: boolean][]): Promise<string[]> {
    const turns = new Turns();
    const said: string[] = [];
    await Promise.allSettled(
      tasks.map(([key, milliseconds, fails], index) =>
        turns.take(key, async () => {
          said.push(`${key}${index} begins`);
          await pause(milliseconds);
          said.push(`${key}${index} ends`);
          if (fails) throw new Error('failed');
        }),
      ),
    );
    return said;
  }

  it('come one after the other under one name, in the order asked for, a failure included', async () => {
    expect(
      await follow([
        ['a', 10, true],
        ['a', 0],
        ['a', 5],
      ]),
    ).toEqual(['a0 begins', 'a0 ends', 'a1 begins', 'a1 ends', 'a2 begins', 'a2 ends']);
  });

  it('come side by side under different names', async () => {
    expect(
      await follow([
        ['a', 20],
        ['b', 0],
      ]),
    ).toEqual(['a0 begins', 'b1 begins', 'b1 ends', 'a0 ends']);
  });

  it('hand over what the task gives or throws', async () => {
    const turns = new Turns();
    await expect(turns.take('a', () => Promise.resolve(3))).resolves.toBe(3);
    await expect(turns.take('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  it('keep nothing once they are over', async () => {
    const turns = new Turns();
    await Promise.allSettled([turns.take('a', () => pause(1)), turns.take('a', () => pause(1))]);
    expect(turns['last'].size).toBe(0);
  });
});
