import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import BetterSqlite3 from 'better-sqlite3';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { bundleChildProgram, type ChildProgram } from '../../../test/support/child-program.js';
import { openTestDatabase, type TestDatabase } from '../../../test/support/databases.js';
import {
  findFaults,
  openTrial,
  readTrials,
  trialActor,
  writeTrial,
} from '../../../test/support/trial-work.js';
import type { UnitOfWork } from './unit-of-work.js';
import { verifyAuditChain } from './verify-audit-chain.js';

describe('an SQLite file that two processes write to, as an import from the shell does beside the server', () => {
  let program: ChildProgram;
  let test: TestDatabase;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    program = await bundleChildProgram('trial-writer');
  });
  afterAll(() => program.remove());
  beforeEach(async () => {
    test = await openTestDatabase('sqlite');
    unitOfWork = await openTrial(test.database);
  });
  afterEach(() => test.close());

  it('keeps chain and numbering whole', async () => {
    const other = program.start(test.url, 'other', '4', '300');
    other.stdin.write('go\n');
    const ended = once(other, 'close');
    await once(other.stdout.resume(), 'data');
    const writeHere = async (part: number): Promise<void> => {
      for (let index = 0; index < 75; index += 1) {
        await unitOfWork.run(trialActor, (tx) => writeTrial(tx, `here-${part}-${index}`));
      }
    };
    await Promise.all([1, 2, 3, 4].map(writeHere));

    expect(await ended).toEqual([0, null]);
    const trials = await readTrials(test.database);
    expect(findFaults(trials)).toEqual([]);
    expect(trials).toHaveLength(600);
    expect(await verifyAuditChain(test.database)).toMatchObject({ ok: true, entries: 600 });
  });

  it('waits for the other without keeping this process from its other work', async () => {
    const file = new BetterSqlite3(test.settings.kind === 'sqlite' ? test.settings.file : '');
    file.exec('begin immediate');
    let turns = 0;
    const clock = setInterval(() => (turns += 1), 10);
    const written = unitOfWork.run(trialActor, (tx) => writeTrial(tx, 'waits'));
    await pause(400);
    file.exec('rollback');
    file.close();
    await written;
    clearInterval(clock);
    expect(turns).toBeGreaterThan(15);
    expect(await readTrials(test.database)).toHaveLength(1);
  });
});
