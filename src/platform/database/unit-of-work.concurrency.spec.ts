import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { databaseKinds, openTestDatabase, type TestDatabase } from '../../../test/support/databases.js';
import {
  findFaults,
  openTrial,
  readTrials,
  seededRandom,
  TRIAL_POINTS,
  trialActor,
  writeState,
  writeTrial,
} from '../../../test/support/trial-work.js';
import type { Tx } from './tx.js';
import type { UnitOfWork } from './unit-of-work.js';
import { verifyAuditChain } from './verify-audit-chain.js';

const UNITS = 200;
const keyOf = (index: number): string => `unit-${index}`;

interface Plan {
  key: string;
  fails: boolean;
  /** Writes the unit's rows, and fails where the plan says so. */
  work: (tx: Tx) => Promise<void>;
}

/** Every second unit fails: at any of its five points, by throwing, by a duplicate or by a missing reference. */
function planUnit(index: number, random: () => number): Plan {
  const fails = index % 2 === 1;
  const failsAt = Math.floor(random() * TRIAL_POINTS);
  const kind = Math.floor(random() * 3);
  const pausesAt = Math.floor(random() * TRIAL_POINTS);
  const fail = async (tx: Tx): Promise<void> => {
    if (kind === 0) throw new Error('a rule refused');
    await writeState(
      tx,
      kind === 1 ? 'there-already' : `${keyOf(index)}-extra`,
      kind === 1 ? undefined : 'nobody',
    );
  };
  const work = (tx: Tx): Promise<void> =>
    writeTrial(tx, keyOf(index), async (point) => {
      // Real waiting, which lets every other unit and reader in between.
      if (point === pausesAt) await nextTurn();
      if (fails && point === failsAt) await fail(tx);
    });
  return { key: keyOf(index), fails, work };
}

describe.each(databaseKinds())('200 units of work at once, half of them failing, on %s', (kind) => {
  let test: TestDatabase;
  let unitOfWork: UnitOfWork;

  beforeEach(async () => {
    test = await openTestDatabase(kind);
    unitOfWork = await openTrial(test.database);
    await unitOfWork.run(trialActor, (tx) => writeTrial(tx, 'there-already'));
  });
  afterEach(() => test.close());

  /** Reads until told to stop; what it saw before must stay as it was, and every moment must be whole. */
  function startReader(): { stop: () => Promise<{ reads: number; faults: string[] }> } {
    let stopped = false;
    const watch = async (): Promise<{ reads: number; faults: string[] }> => {
      const faults: string[] = [];
      let reads = 0;
      let seen: string[] = [];
      while (!stopped) {
        const trials = await readTrials(test.database);
        faults.push(...findFaults(trials));
        const keys = trials.map((trial) => trial.key);
        if (!seen.every((key, index) => keys[index] === key)) faults.push('events changed their order');
        seen = keys;
        reads += 1;
        await nextTurn();
      }
      return { reads, faults };
    };
    const watching = watch();
    return {
      stop: () => {
        stopped = true;
        return watching;
      },
    };
  }

  it.each([1, 2, 3])('leaves exactly the successful half, whole and in order (seed %i)', async (seed) => {
    const random = seededRandom(seed);
    const plans = Array.from({ length: UNITS }, (_, index) => planUnit(index, random));
    const readers = [startReader(), startReader()];

    const outcomes = await Promise.allSettled(plans.map((plan) => unitOfWork.run(trialActor, plan.work)));
    const watched = await Promise.all(readers.map((reader) => reader.stop()));

    expect(outcomes.map((outcome) => outcome.status)).toEqual(
      plans.map((plan) => (plan.fails ? 'rejected' : 'fulfilled')),
    );
    const trials = await readTrials(test.database);
    expect(findFaults(trials)).toEqual([]);
    const expected = ['there-already', ...plans.filter((plan) => !plan.fails).map((plan) => plan.key)];
    expect(trials.map((trial) => trial.key).sort()).toEqual(expected.sort());
    expect(await verifyAuditChain(test.database)).toMatchObject({ ok: true, entries: UNITS / 2 + 1 });
    for (const { reads, faults } of watched) {
      expect(faults).toEqual([]);
      expect(reads).toBeGreaterThan(3);
    }
  });
});
