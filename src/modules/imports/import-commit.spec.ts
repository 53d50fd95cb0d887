import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { databaseKinds } from '../../../test/support/databases.js';
import {
  importingCoordinator as actor,
  openImportDesk,
  type ImportDesk,
} from '../../../test/support/import-desk.js';
import { sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../shared/domain-error.js';
import { OffenderRecords, OffendersService } from '../offenders/index.js';
import { ImportProgress } from './import-progress.service.js';

const HEADER = 'Surname,Forename,DOB,CRN,OGRS,RAG,Registered,PPO,Address,Notes';
let next = 100_000;
/** A CRN that nobody in this suite has. */
const freshCrn = (): string => `Q${(next += 1)}`;
/** A name that nobody in this suite has. */
const freshName = (): string =>
  `Name${String((next += 1)).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}`;

async function refusalOf(work: Promise<unknown>) {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DomainError);
  return (error as DomainError).details;
}

describe.each(databaseKinds())('taking an import into the list on %s', (kind) => {
  let desk: ImportDesk;
  let crn: string;
  let name: string;
  beforeAll(async () => {
    desk = await openImportDesk(kind);
  });
  afterAll(() => desk.close());
  beforeEach(() => {
    crn = freshCrn();
    name = freshName();
  });

  const bring = (...rows: string[]): Promise<string> => desk.bring('list.csv', [HEADER, ...rows]);
  const commit = (id: string, version?: number) => desk.commits.commit(actor, id, version);
  const take = async (...rows: string[]) => commit(await bring(...rows));
  const person = (which = crn) =>
    desk.database.readOne<Record<string, unknown>>(
      sql`select id, surname, forename, panel, status, address, ogrs_score as score, rag, ppo, notes,
        registered_on as "registeredOn", earliest_exit_on as "earliestExitOn", tier, pnc_id as "pncId"
        from offenders where crn = ${which}`,
    );
  const idOf = async (which = crn): Promise<string> => String((await person(which))?.['id']);
  const history = (id: string) =>
    desk.database.read<{ type: string; summary: string; reason: string | null; rule: string | null }>(
      sql`select type, summary, reason, rule from offender_history where offender_id = ${id} order by id`,
    );

  it('records a new person with their registration, score, status and where each came from', async () => {
    const id = await bring(`${name},Ann,03/06/1988,${crn},91,AA,01/02/2014,Y,1 High Street,Sees the nurse`);
    expect(await commit(id)).toEqual({ created: 1, merged: 0, skipped: 0, refused: 0 });
    expect(await person()).toMatchObject({
      surname: name,
      panel: 'chesterfield',
      status: 'registered',
      registeredOn: '2014-02-01',
      earliestExitOn: '2014-08-01',
      score: 91,
      tier: 1,
      rag: 'amber-alert',
      ppo: 1,
      notes: 'Sees the nurse',
    });
    const lines = await history(await idOf());
    expect(lines.map(({ type }) => type).sort()).toEqual([
      'offender.created',
      'offender.registered',
      'rag.changed',
      'score.recorded',
    ]);
    expect(lines.find(({ type }) => type === 'offender.registered')).toMatchObject({
      rule: 'COH-1',
      reason: 'As on list.csv, row 2',
    });
    expect(lines.find(({ type }) => type === 'rag.changed')?.reason).toBe('As on list.csv, row 2');
    const events = await desk.database.read<{ type: string; subjects: string }>(
      sql`select type, subjects from events where type like 'import.%' and subjects like ${`%${id}%`} order by seq`,
    );
    expect(events.map(({ type }) => type)).toEqual(['import.previewed', 'import.committed']);
    const audit = await desk.database.read<{ action: string; detail: string }>(
      sql`select action, detail from audit_entries where subject_id = ${id} order by seq`,
    );
    expect(audit.map(({ action }) => action)).toEqual(['import.uploaded', 'import.committed']);
    expect(JSON.parse(audit[1]?.detail ?? '')).toMatchObject({ created: 1, refused: 0 });
  });

  it('takes from the file what the list lacks, and keeps as history what it does not take', async () => {
    await take(`${name},Ann,03/06/1988,${crn},75,,,,,`);
    await take(`${name},Ann,03/06/1988,${crn},60,G,01/02/2014,,1 High Street,New note`);
    expect(await person()).toMatchObject({
      score: 75,
      rag: 'green',
      address: '1 High Street',
      registeredOn: '2014-02-01',
      earliestExitOn: '2014-08-01',
    });
    const combined = (await history(await idOf())).filter(({ type }) => type === 'offender.combined');
    expect(combined).toEqual([
      expect.objectContaining({
        summary: 'Also on list.csv, row 2, which says otherwise',
        reason: 'OGRS score: 60; the list has 75. Notes: New note',
      }),
    ]);
  });

  it('takes of a merge what a person chose', async () => {
    await take(`${name},Ann,03/06/1988,${crn},75,G,,,,`);
    const id = await bring(`${name}x,Ann,03/06/1988,${crn},60,R,,,,`);
    await desk.imports.change(actor, id, {
      resolutions: [{ row: 2, action: 'merge', take: { surname: 'file', score: 'file', rag: 'list' } }],
    });
    await commit(id);
    expect(await person()).toMatchObject({ surname: `${name}x`, score: 60, rag: 'green', tier: null });
    const sorted = await desk.database.readOne(
      sql`select sort_name as name from offenders where crn = ${crn}`,
    );
    expect(sorted).toEqual({ name: `${name.toLowerCase()}x ann` });
  });

  it('never takes PPO status away (EXIT-6)', async () => {
    await take(`${name},Ann,03/06/1988,${crn},,,,Y,,`);
    const id = await bring(`${name},Ann,03/06/1988,${crn},,,,N,,`);
    const refused = await refusalOf(
      desk.imports.change(actor, id, { resolutions: [{ row: 2, action: 'merge', take: { ppo: 'file' } }] }),
    );
    expect(refused.errors?.[0]).toMatchObject({
      field: 'resolutions.0.take.ppo',
      message: expect.stringContaining('EXIT-6'),
    });
    await commit(id);
    expect(await person()).toMatchObject({ ppo: 1 });
  });

  it('makes one person of two rows that are one', async () => {
    const outcome = await take(
      `${name},Ann,03/06/1988,,70,,,,1 High Street,`,
      `${name},Ann,03/06/1988,${crn},70,,,,,`,
    );
    expect(outcome).toMatchObject({ created: 1, merged: 1 });
    expect(await person()).toMatchObject({ address: '1 High Street', score: 70 });
  });

  it('leaves nothing when it fails in the middle, and can be committed afterwards', async () => {
    const bad = freshName();
    const rows = [
      `${name},Ann,03/06/1988,${crn},,,,,,`,
      `${bad},Ben,03/06/1988,,,,,,,`,
      `${name},Cat,03/06/1989,,,,,,,`,
    ];
    const id = await bring(...rows);
    const { writer } = desk.database;
    const [forbid, allow] =
      kind === 'sqlite'
        ? [
            `create trigger no_bad before insert on offenders when new.surname = '${bad}'
               begin select raise(abort, 'no'); end`,
            'drop trigger no_bad',
          ]
        : [
            `alter table offenders add constraint no_bad check (surname <> '${bad}')`,
            'alter table offenders drop constraint no_bad',
          ];
    const counts = async (): Promise<number[]> =>
      Promise.all(
        [sql`offenders`, sql`audit_entries`, sql`events`, sql`offender_history`, sql`import_outcomes`].map(
          (table) => desk.count(table),
        ),
      );
    const before = await counts();
    await writer.query(forbid);
    await expect(commit(id)).rejects.toMatchObject({ message: expect.any(String) });
    await writer.query(allow);
    expect(await counts()).toEqual(before);
    expect(await desk.views.progress(actor, id)).toEqual({ status: 'previewed', progress: null });
    expect(await commit(id)).toMatchObject({ created: 3 });
  });

  it('is committed once, however many try at once', async () => {
    const id = await bring(`${name},Ann,03/06/1988,${crn},,,,,,`);
    const tries = await Promise.allSettled([commit(id), commit(id), commit(id)]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await refusalOf(commit(id))).toMatchObject({ kind: 'conflict', code: 'IMPORT.COMMITTED' });
    expect(await desk.count(sql`offenders where crn = ${crn}`)).toBe(1);
  });

  it('makes one person of two files that are committed at once', async () => {
    const ids = [
      await bring(`${name},Ann,03/06/1988,${crn},,,,,,`),
      await bring(`${name},Ann,03/06/1988,${crn},,,,,,`),
    ];
    const outcomes = await Promise.all(ids.map((id) => commit(id)));
    expect(outcomes.map(({ created }) => created).sort()).toEqual([0, 1]);
  });

  it('merges with somebody who has come onto the list since the preview', async () => {
    const id = await bring(`${name},Ann,03/06/1988,${crn},80,,,,,`);
    expect((await desk.views.get(actor, id)).counts).toMatchObject({ created: 1, merged: 0 });
    const offenders = desk.module.get(OffendersService, { strict: false });
    const dateOfBirth = '1988-06-03';
    await offenders.create(actor, { surname: name, forename: 'Ann', dateOfBirth, panel: 'derby-city', crn });
    expect(await commit(id)).toEqual({ created: 0, merged: 1, skipped: 0, refused: 0 });
    expect(await person()).toMatchObject({ score: 80, status: 'registered' });
  });

  it('refuses what a person decided once the list says something else, and shows what', async () => {
    await take(`${name},Ann,03/06/1988,${crn},,,,,1 High Street,`);
    const id = await bring(`${name},Ann,03/06/1988,${crn},,,,,2 Low Street,`);
    const decide = () =>
      desk.imports.change(actor, id, {
        resolutions: [{ row: 2, action: 'merge', take: { address: 'file' } }],
      });
    await decide();
    await desk.module
      .get(OffendersService, { strict: false })
      .change(actor, await idOf(), await versionOf(), { address: '3 Broad Street' });
    const refused = await refusalOf(commit(id));
    expect(refused).toMatchObject({ kind: 'conflict', code: 'IMPORT.STALE' });
    expect(refused.extra).toMatchObject({
      changed: [{ row: 2, reasons: ['Since you decided, the list has changed: address'] }],
      preview: { id, undecided: [{ row: 2, stale: true }] },
    });
    expect(await person()).toMatchObject({ address: '3 Broad Street' });
    await decide();
    expect(await commit(id)).toMatchObject({ merged: 1 });
    expect(await person()).toMatchObject({ address: '2 Low Street' });
  });

  const versionOf = async (): Promise<number> =>
    (await desk.database.readOne<{ version: number }>(sql`select version from offenders where crn = ${crn}`))
      ?.version ?? 0;

  it('refuses a new person once somebody who may be them has been found', async () => {
    const id = await bring(`${name},Ann,03/06/1988,,,,,,,`);
    await desk.imports.change(actor, id, { resolutions: [{ row: 2, action: 'new' }] });
    await take(`${name},Ann,03/06/1988,${crn},,,,,,`);
    expect(await refusalOf(commit(id))).toMatchObject({ code: 'IMPORT.STALE' });
    await desk.imports.change(actor, id, { resolutions: [{ row: 2, action: 'new' }] });
    expect(await commit(id)).toMatchObject({ created: 1 });
    expect(await desk.count(sql`offenders where surname = ${name}`)).toBe(2);
  });

  it('waits for a decision where identifiers contradict each other', async () => {
    await take(`${name},Ann,03/06/1988,${crn},,,,,,`);
    const other = freshCrn();
    const id = await bring(`${name},Ann,03/06/1988,${other},,,,,,`, `${name},Bob,04/06/1988,,,,,,,`);
    expect(await refusalOf(commit(id))).toMatchObject({
      kind: 'refused',
      code: 'IMPORT.UNDECIDED',
      errors: [{ field: 'rows.2', message: expect.stringContaining(other) }],
    });
    expect(await desk.count(sql`offenders where surname = ${name}`)).toBe(1);
    await desk.imports.change(actor, id, { resolutions: [{ row: 2, action: 'skip' }] });
    expect(await commit(id)).toEqual({ created: 1, merged: 0, skipped: 1, refused: 0 });
  });

  it('is refused when somebody has changed the preview since it was looked at', async () => {
    const id = await bring(`${name},Ann,03/06/1988,${crn},,,,,,`);
    const { version } = await desk.views.get(actor, id);
    await desk.imports.change(actor, id, { mapping: { Notes: 'ignore' } });
    expect(await refusalOf(commit(id, version))).toMatchObject({ kind: 'conflict', code: 'IMPORT.CHANGED' });
    expect(await commit(id, version + 1)).toMatchObject({ created: 1 });
  });

  it('says how far it has come while it runs', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => `${name},Ann,01/01/${1940 + index},,,,,,,`);
    const id = await bring(...rows);
    const told: number[] = [];
    const asked: Promise<object>[] = [];
    const stop = desk.module.get(ImportProgress).onProgress((which, _panel, done, total) => {
      if (which !== id) return;
      told.push(done / total);
      asked.push(desk.views.progress(actor, id));
    });
    const running = commit(id);
    await running;
    stop();
    expect(told[0]).toBe(0);
    expect(told.at(-1)).toBe(1);
    expect(await asked[0]).toMatchObject({ status: 'committing', progress: { total: 60 } });
    expect((await desk.views.get(actor, id)).status).toBe('committed');
  });

  it('brings nobody back who has left, unless they were registered again later (LAW-2, EXIT-5)', async () => {
    const header = 'Surname,Forename,DOB,CRN,Registered,Removed';
    const archive = await desk.bring('archive.csv', [
      header,
      `${name},Ann,03/06/1988,${crn},01/02/2012,10/12/2013`,
    ]);
    await commit(archive);
    expect(await person()).toMatchObject({ status: 'exited', earliestExitOn: null });
    await take(`${name},Ann,03/06/1988,${crn},,,01/02/2013,,,`);
    expect(await person()).toMatchObject({ status: 'exited' });
    await take(`${name},Ann,03/06/1988,${crn},,,01/02/2014,,,`);
    expect(await person()).toMatchObject({ status: 'registered', registeredOn: '2014-02-01' });
    await commit(await desk.bring('archive.csv', [header, `${name},Ann,03/06/1988,${crn},,10/12/2015`]));
    expect(await person()).toMatchObject({ status: 'registered' });
    const episodes = await desk.count(sql`registrations where offender_id = ${await idOf()}`);
    expect(episodes).toBe(2);
  });

  it('shows a committed import as it was, whatever has changed since', async () => {
    await take(`${name},Ann,03/06/1988,${crn},70,,,,,`);
    const id = await bring(`${name},Ann,03/06/1988,${crn},60,,,,,`, `,Nobody,03/06/1988,,,,,,,`);
    await commit(id);
    const before = await desk.views.get(actor, id);
    await desk.module.get(UnitOfWork).run(actor, async (tx) => {
      const records = desk.module.get(OffenderRecords, { strict: false });
      await records.change(tx, await records.load(tx, await idOf()), { surname: 'Otherwise' });
    });
    const after = await desk.views.get(actor, id);
    expect(after).toEqual(before);
    expect(after).toMatchObject({
      status: 'committed',
      outcome: { created: 0, merged: 1, skipped: 0, refused: 1 },
      refused: [{ row: 3 }],
      matches: [{ row: 2, by: 'crn', chosen: true, differences: [{ field: 'score', file: 60, list: 70 }] }],
    });
    expect(await refusalOf(desk.imports.change(actor, id, { headerRow: 2 }))).toMatchObject({
      code: 'IMPORT.COMMITTED',
    });
  });
});
