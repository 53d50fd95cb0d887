import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { databaseKinds, openTestDatabase, type TestDatabase } from '../../../test/support/databases.js';
import { openTrial, trialActor } from '../../../test/support/trial-work.js';
import { sql } from '../database/sql.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { ViewLog } from './view-log.js';

describe.each(databaseKinds())('the view log on %s', (kind) => {
  let test: TestDatabase;
  let unitOfWork: UnitOfWork;
  let viewLog: ViewLog;

  beforeEach(async () => {
    test = await openTestDatabase(kind);
    unitOfWork = await openTrial(test.database);
    viewLog = new ViewLog(unitOfWork);
  });
  afterEach(() => test.close());

  const view = (id: string): Promise<void> =>
    viewLog.record({ action: 'offender.viewed', subjectType: 'offender', subjectId: id, actor: trialActor });
  const viewed = async (): Promise<string[]> => {
    const rows = await test.database.read<{ id: string }>(
      sql`select subject_id as id from audit_entries where action = 'offender.viewed' order by seq`,
    );
    return rows.map(({ id }) => id);
  };
  const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `offender-${index}`);

  it('has the entry in the log when it says so', async () => {
    await view('offender-1');
    expect(await viewed()).toEqual(['offender-1']);
  });

  it('lets views of one moment share a commit, in their order', async () => {
    let commits = 0;
    unitOfWork.onCommit(() => (commits += 1));
    await Promise.all(ids(32).map(view));
    expect([commits, await viewed()]).toEqual([1, ids(32)]);
  });

  it('lets those share it who come while others are read for', async () => {
    let commits = 0;
    unitOfWork.onCommit(() => (commits += 1));
    const late = new Promise((resolve) => setImmediate(resolve)).then(() => view('late'));
    await Promise.all([late, view('first')]);
    expect([commits, await viewed()]).toEqual([1, ['first', 'late']]);
  });

  it('writes a crowd in groups of 256', async () => {
    let commits = 0;
    unitOfWork.onCommit(() => (commits += 1));
    await Promise.all(ids(600).map(view));
    expect([commits, await viewed()]).toEqual([3, ids(600)]);
  });

  it('refuses every view whose entry could not be written', async () => {
    await test.database.close();
    const outcomes = await Promise.allSettled(ids(3).map(view));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  });
});
