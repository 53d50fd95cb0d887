import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { bundleChildProgram, type ChildProgram } from '../../../test/support/child-program.js';
import { createEmptyDatabase, databaseKinds, type EmptyDatabase } from '../../../test/support/databases.js';
import { findFaults, readTrials, seededRandom } from '../../../test/support/trial-work.js';
import { Database } from './database.js';
import { verifyAuditChain } from './verify-audit-chain.js';

const KILLS = 50;
const AT_ONCE = '8';

describe.each(databaseKinds())('a process killed in the middle of writing, on %s', (kind) => {
  let program: ChildProgram;
  let empty: EmptyDatabase;

  beforeAll(async () => {
    program = await bundleChildProgram('trial-writer');
  });
  afterAll(() => program.remove());
  beforeEach(async () => {
    empty = await createEmptyDatabase(kind);
  });
  afterEach(() => empty.remove());

  /** A writer that has begun to load; the next one loads while this one writes. */
  const load = (life: number): ReturnType<ChildProgram['start']> =>
    program.start(empty.url, `life-${life}`, AT_ONCE, '1000000');

  /** Lets a writer write for a while after its first acknowledgement, kills it, and tells what it acknowledged. */
  async function killAmidWriting(writer: ReturnType<typeof load>, milliseconds: number): Promise<string[]> {
    let output = '';
    writer.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    writer.stdin.write('go\n');
    await once(writer.stdout, 'data');
    await pause(milliseconds);
    writer.kill('SIGKILL');
    const [, signal] = (await once(writer, 'close')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    // The last line may be cut off in the middle: it was not acknowledged.
    return output.split('\n').slice(0, -1);
  }

  it('keeps every acknowledged write and no half of another, 50 times over', async () => {
    const random = seededRandom(50);
    const acknowledged: string[] = [];
    let next = load(1);
    for (let life = 1; life <= KILLS; life += 1) {
      const writer = next;
      if (life < KILLS) next = load(life + 1);
      acknowledged.push(...(await killAmidWriting(writer, random() * 20)));

      const database = await Database.open(empty.settings);
      const trials = await readTrials(database);
      const chain = await verifyAuditChain(database);
      await database.close();
      const there = new Set(trials.map((trial) => trial.key));
      expect(findFaults(trials)).toEqual([]);
      expect(acknowledged.filter((key) => !there.has(key))).toEqual([]);
      expect(chain).toMatchObject({ ok: true });
    }
    expect(acknowledged.length).toBeGreaterThan(KILLS);
  }, 240_000);
});
