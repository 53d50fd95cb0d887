import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { databaseKinds, openTestDatabase, type TestDatabase } from '../../../test/support/databases.js';
import { openTrial, trialActor, writeTrial } from '../../../test/support/trial-work.js';
import { Database } from '../database/database.js';
import { sql } from '../database/sql.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { KeptReads } from './kept-reads.js';

describe.each(databaseKinds())('kept reads on %s', (kind) => {
  let test: TestDatabase;
  let unitOfWork: UnitOfWork;
  let kept: KeptReads;
  let reads: number;

  beforeEach(async () => {
    test = await openTestDatabase(kind);
    unitOfWork = await openTrial(test.database);
    kept = new KeptReads(test.database);
    reads = 0;
  });
  afterEach(() => test.close());

  const write = (key: string): Promise<void> => unitOfWork.run(trialActor, (tx) => writeTrial(tx, key));
  const countEvents = async (): Promise<number> => {
    reads += 1;
    const row = await test.database.readOne<{ n: number }>(
      sql`select cast(count(*) as integer) as n from events`,
    );
    return row?.n ?? 0;
  };
  const ask = (...key: unknown[]): Promise<number> => kept.get(key, countEvents);

  it('reads once for every reader until something is committed', async () => {
    expect([await ask('all'), await ask('all'), reads]).toEqual([0, 0, 1]);
    await write('first');
    expect([await ask('all'), await ask('all'), reads]).toEqual([1, 1, 2]);
  });

  it('keeps different questions apart', async () => {
    await ask('name', { panel: 'chesterfield' });
    await ask('name', { panel: 'derby-city' });
    await ask('name', { panel: 'chesterfield' });
    expect(reads).toBe(2);
  });

  it('answers anew after a commit through another connection', async () => {
    const node = await Database.open(test.settings);
    try {
      const other = await openTrial(node);
      await ask('all');
      await other.run(trialActor, (tx) => writeTrial(tx, 'elsewhere'));
      expect(await ask('all')).toBe(1);
    } finally {
      await node.close();
    }
  });

  it('does not keep what was read while something was committed', async () => {
    const old = await kept.get(['all'], async () => {
      const before = await countEvents();
      await write('meanwhile');
      await ask('another');
      return before;
    });
    expect([old, await ask('all')]).toEqual([0, 1]);
  });

  it('forgets the oldest answer when it holds two hundred', async () => {
    for (let index = 0; index <= 200; index += 1) await ask(index);
    await ask(200);
    expect(reads).toBe(201);
    await ask(0);
    expect(reads).toBe(202);
  });

  it('does not keep a failure', async () => {
    await expect(kept.get(['all'], () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await ask('all')).toBe(0);
  });
});
