import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseKinds } from '../../../test/support/databases.js';
import {
  importingCoordinator as actor,
  openImportDesk,
  readPanelFile,
  type ImportDesk,
} from '../../../test/support/import-desk.js';
import { sql } from '../../platform/database/sql.js';
import { DomainError } from '../../shared/domain-error.js';

const HEADER = 'Surname,Forename,DOB,CRN,OGRS,Remark';

async function refusalOf(work: Promise<unknown>) {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DomainError);
  return (error as DomainError).details;
}

describe.each(databaseKinds())('a preview on %s', (kind) => {
  let desk: ImportDesk;
  beforeAll(async () => {
    desk = await openImportDesk(kind);
  });
  afterAll(() => desk.close());

  const view = (id: string) => desk.views.get(actor, id);
  const change = (id: string, changes: Parameters<typeof desk.imports.change>[2]) =>
    desk.imports.change(actor, id, changes);

  it('says how the file is read, row by row, and stores nothing in the cohort', async () => {
    const id = await desk.bringPanel('chesterfield.csv');
    const preview = await view(id);
    expect(preview).toMatchObject({
      status: 'previewed',
      panel: 'chesterfield',
      sheets: ['chesterfield'],
      sheet: 'chesterfield',
      headerRow: 1,
      counts: { rows: 115, ready: 113, refused: 2, created: 113, merged: 0, undecided: 0 },
      layoutErrors: [],
    });
    expect(preview.mapping).toMatchObject({ Name: 'fullName', Status: 'rag', 'NDelius ref': 'crn' });
    expect(preview.refused).toEqual([
      {
        row: 115,
        errors: [expect.objectContaining({ field: 'dateOfBirth', message: '31/02/1985 is not a real date' })],
      },
      {
        row: 116,
        errors: [
          expect.objectContaining({ field: 'score', message: 'Score is over 100: 190%', rule: 'TIER-4' }),
        ],
      },
    ]);
    expect(await desk.count(sql`offenders`)).toBe(0);
    const page = await desk.views.rows(actor, id, { show: 'refused' });
    expect(page).toMatchObject({ total: 2, page: 1, pages: 1 });
    expect(page.items[1]?.cells).toContainEqual({ column: 'OGRS3 24m', text: '190%' });
    expect((await desk.views.rows(actor, id, { page: 3 })).items).toHaveLength(15);
  });

  it('keeps the file byte for byte and every cell of every sheet', async () => {
    const id = await desk.bringPanel('south-derbyshire.xlsx');
    const { content } = await desk.views.file(actor, id);
    expect(content.equals(await readPanelFile('south-derbyshire.xlsx'))).toBe(true);
    const rows = await desk.database.read<{ cells: string }>(
      sql`select cells from import_rows where import_id = ${id} and sheet = 1 order by row_number`,
    );
    expect(rows).toHaveLength(13);
    expect(JSON.parse(rows[1]?.cells ?? '')).toEqual([
      'Clay',
      'Peter',
      { day: '1972-03-12' },
      '2010/0536368K',
      { day: '2013-12-10' },
    ]);
    await expect(
      desk.database.writer.query(`update import_rows set cells = '[]' where import_id = '${id}'`),
    ).rejects.toMatchObject({ message: expect.stringContaining('only grows') });
  });

  it('reads another sheet when it is chosen by hand: an archive brings memberships that have ended', async () => {
    const id = await desk.bringPanel('south-derbyshire.xlsx');
    const preview = await change(id, { sheet: 'Archive 2013' });
    expect(preview).toMatchObject({ sheet: 'Archive 2013', headerRow: 1, counts: { rows: 12, ready: 12 } });
    expect(preview.mapping).toMatchObject({ Removed: 'removedOn' });
    expect(await desk.commits.commit(actor, id)).toMatchObject({ created: 12 });
    expect(await desk.count(sql`offenders where status = 'exited' and panel = 'south-derbyshire'`)).toBe(12);
    expect(
      await desk.count(
        sql`registrations where rule = 'COH-1' and started_on is null and ended_on = '2013-12-10'`,
      ),
    ).toBe(1);
    await change(await desk.bringPanel('south-derbyshire.xlsx'), { headerRow: 1 });
  });

  it('keeps a cell that begins like a formula as text, on the way out too', async () => {
    const id = await desk.bring('formula.csv', [
      HEADER,
      `=1+1,Ann,03/06/1988,,,@x`,
      `,-2,3,,"=HYPERLINK(""x"")",+44`,
    ]);
    const { items } = await desk.views.rows(actor, id, {});
    expect(items[0]?.cells[0]).toEqual({ column: 'Surname', text: '=1+1' });
    const { content, filename } = await desk.views.refusedRows(actor, id);
    expect(content).toContain(`"'=HYPERLINK(""x"")",'+44`);
    expect(content).toMatch(/^\uFEFFSurname,Forename,DOB,CRN,OGRS,Remark,Row,Reason\r\n/);
    expect(filename).toContain('OFFICIAL-SENSITIVE');
  });

  it('takes corrections of what the columns mean, and keeps them until the headings change', async () => {
    const id = await desk.bring('columns.csv', ['Title', 'Fam,Fore,Day', 'Smith,Ann,03/06/1988']);
    expect((await view(id)).layoutErrors.map(({ message }) => message)).toContain(
      'Choose the column that holds the date of birth',
    );
    expect(await refusalOf(desk.commits.commit(actor, id))).toMatchObject({ code: 'IMPORT.LAYOUT' });
    await change(id, { headerRow: 2 });
    await change(id, { mapping: { Fam: 'surname' } });
    const preview = await change(id, { mapping: { Fore: 'forename', Day: 'dateOfBirth' } });
    expect(preview).toMatchObject({
      layoutErrors: [],
      mapping: { Fam: 'surname', Fore: 'forename', Day: 'dateOfBirth' },
      counts: { rows: 1, ready: 1 },
    });
    expect((await change(id, { headerRow: 3 })).mapping).toEqual({
      Smith: 'ignore',
      Ann: 'ignore',
      '03/06/1988': 'ignore',
    });
  });

  it.each([
    [{ sheet: 'Other' }, 'sheet', 'This file has no sheet called “Other”'],
    [{ headerRow: 9 }, 'headerRow', 'The sheet “wrong” has no row 9'],
    [{ mapping: { Surname: 'shoe' } }, 'mapping', '“shoe” is not something a column can mean'],
    [{ mapping: { Shoe: 'surname' } }, 'mapping', 'This sheet has no column called “Shoe”'],
    [{ mapping: { CRN: 'surname' } }, 'mapping', 'Choose one column for surname: now it is Surname and CRN'],
    [{ panel: 'nowhere' }, 'panel', '“nowhere” is no panel'],
    [{ panel: null }, 'panel', 'Choose the panel whose list this is'],
    [{ resolutions: [{ row: 9, action: 'skip' }] }, 'resolutions.0.row', 'Row 9 of this sheet holds nobody'],
    [{ resolutions: [{ row: 3, action: 'new' }] }, 'resolutions.0.row', 'Row 3 is refused'],
    [{ resolutions: [{ row: 2, action: 'merge' }] }, 'resolutions.0.offenderId', 'Row 2 matches nobody'],
    [
      { resolutions: [{ row: 2, action: 'merge', offenderId: 'nobody' }] },
      'resolutions.0.offenderId',
      'Row 2: Nobody on the list has this id',
    ],
    [
      { resolutions: [{ row: 2, action: 'merge', offenderId: 'row:4' }] },
      'resolutions.0.sameAsRow',
      'Row 2: row 4 is no earlier row',
    ],
    [
      { resolutions: [{ row: 4, action: 'merge', sameAsRow: 2, take: { shoe: 'file' } }] },
      'resolutions.0.take.shoe',
      '“shoe” is nothing a merge can take',
    ],
    [
      {
        resolutions: [
          { row: 4, action: 'skip' },
          { row: 4, action: 'new' },
        ],
      },
      'resolutions.1.row',
      'Row 4 is decided twice',
    ],
  ] as const)('refuses %j, naming %s, and changes nothing', async (changes, field, message) => {
    const id = await desk.bring('wrong.csv', [
      HEADER,
      'Smith,Ann,03/06/1988,,,',
      ',Nobody,03/06/1988,,,',
      'Jones,Bob,03/06/1988,,,',
    ]);
    const before = await view(id);
    const refused = await refusalOf(change(id, changes));
    expect(refused).toMatchObject({
      kind: 'bad-input',
      errors: [{ field, message: expect.stringContaining(message) }],
    });
    expect(await view(id)).toEqual(before);
  });

  it('lets a row be merged with somebody it does not match, who is on the list', async () => {
    await desk.commits.commit(actor, await desk.bring('a.csv', [HEADER, 'Anders,Ann,03/06/1988,Y000001,,']));
    const known = await desk.database.readOne<{ id: string }>(
      sql`select id from offenders where crn = 'Y000001'`,
    );
    const id = await desk.bring('b.csv', [HEADER, 'Wedd,Ann,03/06/1988,,55,']);
    const preview = await change(id, {
      resolutions: [{ row: 2, action: 'merge', offenderId: known?.id, take: { surname: 'file' } }],
    });
    expect(preview.matches).toMatchObject([{ row: 2, by: 'chosen', offenderId: known?.id, chosen: true }]);
    await desk.commits.commit(actor, id);
    const row = await desk.database.readOne(
      sql`select surname, ogrs_score as score from offenders where crn = 'Y000001'`,
    );
    expect(row).toEqual({ surname: 'Wedd', score: 55 });
  });

  it('refuses a new person with a number that somebody on the list has (ID-CRN)', async () => {
    await desk.commits.commit(actor, await desk.bring('a.csv', [HEADER, 'Held,Ann,03/06/1988,Y000002,,']));
    const id = await desk.bring('b.csv', [HEADER, 'Other,Name,03/06/1970,Y000002,,']);
    expect((await view(id)).undecided).toMatchObject([{ row: 2, stale: false }]);
    expect(await refusalOf(change(id, { resolutions: [{ row: 2, action: 'new' }] }))).toMatchObject({
      errors: [{ field: 'resolutions.0.action', message: expect.stringContaining('Y000002') }],
    });
  });

  it('loses no decision when two people decide at once, and keeps every earlier one', async () => {
    const rows = Array.from({ length: 8 }, (_, index) => `Atonce,Ann,0${index + 1}/06/1988,,,`);
    const id = await desk.bring('once.csv', [HEADER, ...rows]);
    const others = { ...actor, id: 'coordinator-2', name: 'Other Coordinator' };
    await Promise.all(
      rows.map((_, index) =>
        desk.imports.change(index % 2 ? actor : others, id, {
          resolutions: [{ row: index + 2, action: 'skip' }],
        }),
      ),
    );
    expect((await view(id)).counts).toMatchObject({ skipped: 8, ready: 0 });
    const back = await change(id, { resolutions: [{ row: 2, action: 'proposal' }] });
    expect(back.counts).toMatchObject({ skipped: 7, ready: 1 });
    expect(await desk.count(sql`import_resolutions where import_id = ${id}`)).toBe(9);
    const { items } = await desk.views.rows(actor, id, { show: 'skipped' });
    expect(items[0]).toMatchObject({ resolution: { action: 'skip', by: actor.name } });
  });

  it('says where else somebody stands who waits to be taken in, and that a file was brought before', async () => {
    const lines = [HEADER, 'Twice,Ann,03/06/1988,Y000003,70,'];
    const first = await desk.bring('first.csv', lines);
    const second = await desk.bring('second.csv', [HEADER, 'Twice,Anne,03/06/1988,Y000003,75,']);
    expect((await view(second)).alsoIn).toMatchObject([
      {
        row: 2,
        importId: first,
        filename: 'first.csv',
        otherRow: 2,
        by: 'crn',
        differences: [{ field: 'forename' }, { field: 'score', file: 75, list: 70, newer: 'unknown' }],
      },
    ]);
    await desk.commits.commit(actor, first);
    expect((await view(second)).alsoIn).toEqual([]);
    const again = await desk.bring('again.csv', lines);
    expect((await view(again)).sameFile).toMatchObject([{ id: first, status: 'committed' }]);
  });

  it('needs a panel unless a column says it', async () => {
    expect(await refusalOf(desk.bring('none.csv', [HEADER, 'A,B,03/06/1988,,,'], null))).toMatchObject({
      errors: [{ field: 'panel' }],
    });
    const id = await desk.bring(
      'area.csv',
      ['Surname,Forename,DOB,Area', 'Area,Ann,03/06/1988,Derby City'],
      null,
    );
    expect(await desk.commits.commit(actor, id)).toMatchObject({ created: 1 });
    expect(await desk.count(sql`offenders where surname = 'Area' and panel = 'derby-city'`)).toBe(1);
  });

  it.each(['partner', 'analyst', 'offender-manager', 'chair', 'admin', 'auditor'] as const)(
    'is not there for a %s',
    async (role) => {
      const other = { ...actor, role };
      const id = await desk.bring('mine.csv', [HEADER, 'Mine,Ann,03/06/1988,,,']);
      expect(await refusalOf(desk.views.get(other, id))).toMatchObject({ kind: 'not-found' });
      expect(await refusalOf(desk.imports.change(other, id, {}))).toMatchObject({ kind: 'not-found' });
      expect(await refusalOf(desk.commits.commit(other, id))).toMatchObject({ kind: 'forbidden' });
      expect(
        await refusalOf(desk.imports.upload(other, { filename: 'x.csv', content: Buffer.from('x') }, null)),
      ).toMatchObject({ kind: 'forbidden' });
    },
  );
});
