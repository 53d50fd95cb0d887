import { afterEach, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { bundleChildProgram } from '../../../test/support/child-program.js';
import { once } from 'node:events';
import {
  createEmptyDatabase,
  databaseKinds,
  openTestDatabase,
  type EmptyDatabase,
} from '../../../test/support/databases.js';
import { findFaults, readTrials } from '../../../test/support/trial-work.js';
import { Database, DatabaseUnavailableError } from './database.js';
import { listSql, sql } from './sql.js';

const open: EmptyDatabase[] = [];
const create = async (kind: 'sqlite' | 'postgres'): Promise<EmptyDatabase> => {
  const empty = await createEmptyDatabase(kind);
  open.push(empty);
  return empty;
};
afterEach(async () => {
  for (const empty of open.splice(0)) await empty.remove();
});

describe.each(databaseKinds())('the database on %s', (kind) => {
  it('is never written to by a read', async () => {
    const test = await openTestDatabase(kind);
    try {
      const write = sql`insert into agencies (key, name, kind) values ('police', 'Police', 'police')`;
      await expect(test.database.read(write)).rejects.toMatchObject({
        message: expect.stringMatching(/read-?only/),
      });
    } finally {
      await test.close();
    }
  });

  it('finds nothing in an empty list', async () => {
    const test = await openTestDatabase(kind);
    try {
      expect(await test.database.read(sql`select seq from events where panel in (${listSql([])})`)).toEqual(
        [],
      );
    } finally {
      await test.close();
    }
  });

  it('may be new to several processes at once', async () => {
    const empty = await create(kind);
    const program = await bundleChildProgram('trial-writer');
    try {
      const writers = ['a', 'b', 'c'].map((prefix) => program.start(empty.url, prefix, '1', '1'));
      for (const writer of writers) writer.stdin.write('go\n');
      for (const writer of writers) writer.stdout.resume();
      const ended = await Promise.all(writers.map((writer) => once(writer, 'close')));
      expect(ended).toEqual([
        [0, null],
        [0, null],
        [0, null],
      ]);
      const database = await Database.open(empty.settings);
      const trials = await readTrials(database);
      await database.close();
      expect(findFaults(trials)).toEqual([]);
      expect(trials).toHaveLength(3);
    } finally {
      program.remove();
    }
  });
});

describe('a database that cannot be opened', () => {
  it('is refused in one line when the file is something else', async () => {
    const empty = await create('sqlite');
    if (empty.settings.kind === 'sqlite')
      writeFileSync(empty.settings.file, 'not a database, but long enough'.repeat(99));
    const failure = await Database.open(empty.settings).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DatabaseUnavailableError);
    expect((failure as Error).message).toBe('The database cannot be opened: file is not a database');
  });

  it('is refused in one line that says why when no server answers, under any of its addresses', async () => {
    const settings = { kind: 'postgres', url: 'postgres://nobody@localhost:1/nothing' } as const;
    await expect(Database.open(settings)).rejects.toThrow(
      /^The database cannot be opened: .*ECONNREFUSED.*$/,
    );
  });
});
