import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { PANEL_FILES, PANEL_FILE_NAMES, readPanelFile, type PanelFile } from '../support/import-desk.js';
import { signIn, type Client } from '../support/sign-in.js';

const HEADER = 'Surname,Forename,DOB,CRN,OGRS,RAG';
const csv = (...rows: string[]): Buffer => Buffer.from([HEADER, ...rows].join('\r\n'));

describe.each(databaseKinds())('imports over the API on %s', (kind) => {
  let test: TestApp;
  let client: Client;
  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2026-11-24' });
    client = await signIn(test.url, 'coordinator.chesterfield');
  });
  afterAll(() => test.close());

  const upload = (content: Buffer, filename: string, panel: string | null = 'chesterfield', as = client) => {
    const sent = as.post('/imports').attach('file', content, filename);
    return panel === null ? sent : sent.field('panel', panel);
  };
  const uploadPanel = async (name: PanelFile) =>
    upload(await readPanelFile(name), name, PANEL_FILES[name]).expect(201);
  const bring = async (...rows: string[]): Promise<string> =>
    (await upload(csv(...rows), 'list.csv').expect(201)).body.id as string;
  const change = (id: string, body: object) => client.patch(`/imports/${id}`, body, 1);

  it('answers an upload with how it is read, what is ready, refused, matched and to be looked at', async () => {
    const { body } = await uploadPanel('derby-city.xlsx');
    expect(body).toMatchObject({
      id: expect.any(String),
      filename: 'derby-city.xlsx',
      panel: 'derby-city',
      status: 'previewed',
      sheets: ['IOM cohort'],
      sheet: 'IOM cohort',
      headerRow: 4,
      mapping: { Surname: 'surname', 'D.O.B.': 'dateOfBirth', Comments: 'notes' },
      counts: { rows: 102, ready: 101, refused: 1, matched: 0 },
      refused: [{ row: 105, errors: [{ field: 'pncId', rule: 'ID-PNC' }] }],
      matches: [],
    });
    expect(await countRows(test, sql`offenders`)).toBe(0);
    expect((await client.get(`/imports/${body.id}`).expect(200)).body).toEqual(body);
    const list = await client.get('/imports').expect(200);
    expect(list.body.items[0]).toMatchObject({ id: body.id, status: 'previewed', counts: { ready: 101 } });
  });

  it('takes all six files of the panels to one list of 503', async () => {
    const take = async (name: PanelFile) => {
      const { body } = await uploadPanel(name);
      return (await client.post(`/imports/${body.id}/commit`).expect(200)).body as Record<string, number>;
    };
    for (const name of PANEL_FILE_NAMES) await take(name);
    expect((await client.get('/offenders?limit=1').expect(200)).body.total).toBe(503);
    expect((await take('county-list.xlsx')).created).toBe(0);
    expect((await client.get('/offenders?q=Testrow Formula')).body.items).toHaveLength(1);
    const { ok } = await verifyAudit();
    expect(ok).toBe(true);
  }, 120_000);

  const verifyAudit = async (): Promise<{ ok: boolean }> =>
    (await (await signIn(test.url, 'auditor')).get('/audit/verify').expect(200)).body as { ok: boolean };

  it('takes corrections and decisions, commits once, and answers a second commit with 409', async () => {
    await client.post(`/imports/${await bring('Api,Ann,03/06/1988,Z000001,70,G')}/commit`).expect(200);
    const id = await bring(
      'Api,Ann,03/06/1988,Z000001,80,R',
      'Api,Bob,04/06/1988,,,',
      ',Noname,05/06/1988,,,',
    );
    const { body } = await client.get(`/imports/${id}`).expect(200);
    expect(body.matches).toEqual([
      expect.objectContaining({
        row: 2,
        offenderId: expect.any(String),
        by: 'crn',
        differences: [
          { field: 'score', file: 80, list: 70, newer: 'unknown', take: 'list' },
          { field: 'rag', file: 'red', list: 'green', newer: 'unknown', take: 'list' },
        ],
      }),
    ]);
    const [{ offenderId }] = body.matches;
    const changed = await change(id, {
      resolutions: [
        { row: 2, action: 'merge', offenderId, take: { score: 'file' } },
        { row: 3, action: 'skip' },
      ],
    }).expect(200);
    expect(changed.body.counts).toMatchObject({ ready: 1, merged: 1, skipped: 1, refused: 1 });
    const committed = await client
      .post(`/imports/${id}/commit`, { version: changed.body.version })
      .expect(200);
    expect(committed.body).toEqual({ created: 0, merged: 1, skipped: 1, refused: 1 });
    await client.post(`/imports/${id}/commit`).expect(409);
    await change(id, { headerRow: 2 }).expect(409);
    expect((await client.get(`/offenders/${offenderId}`)).body).toMatchObject({
      ogrsScore: 80,
      rag: 'green',
    });
    expect((await client.get(`/imports/${id}`)).body).toMatchObject({
      status: 'committed',
      outcome: { merged: 1 },
      matches: [{ row: 2, offenderId, chosen: true }],
    });
  });

  it('says what to look at in a row that is kept', async () => {
    const { body } = await client.get(`/imports/${await bring('SHOUT,Ann,03/06/1988,,tbc,')}`).expect(200);
    expect(body.warnings).toEqual([
      { row: 2, field: 'surname', message: 'SHOUT is written Shout: check the capitals' },
      { row: 2, field: 'score', message: 'Score is “tbc”: the person is taken without a score' },
    ]);
  });

  it('gives the refused rows as a CSV file to mend', async () => {
    const id = await bring('Good,Ann,03/06/1988,,,', '=SUM(A1),,31/02/1988,,190,');
    const answer = await client.get(`/imports/${id}/refused.csv`).expect(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="OFFICIAL-SENSITIVE /);
    expect(answer.text).toContain(`'=SUM(A1),,31/02/1988,,190,,3,`);
    expect(answer.text).toContain('31/02/1988 is not a real date');
    expect(
      await countRows(test, sql`audit_entries`, sql`subject_id = ${id} and recipients is not null`),
    ).toBe(1);
  });

  it('gives the file back as it was brought', async () => {
    const { body } = await uploadPanel('county-list.xlsx');
    const answer = await client.get(`/imports/${body.id}/file`).expect(200).buffer(true).parse(binary);
    expect((await readPanelFile('county-list.xlsx')).equals(answer.body)).toBe(true);
  });

  it('waits with a contradiction until somebody decides', async () => {
    const { body: first } = await upload(csv('Contra,Ann,03/06/1988,Z000002,,'), 'a.csv').expect(201);
    await client.post(`/imports/${first.id}/commit`).expect(200);
    const id = await bring('Contra,Ann,03/06/1988,Z000003,,');
    const refused = await client.post(`/imports/${id}/commit`).expect(422);
    expect(refused.body).toMatchObject({ code: 'IMPORT.UNDECIDED', errors: [{ field: 'rows.2' }] });
    await change(id, { resolutions: [{ row: 2, action: 'new' }] }).expect(200);
    expect((await client.post(`/imports/${id}/commit`).expect(200)).body).toMatchObject({ created: 1 });
  });

  it('logs every view, and whose records were shown beside the rows', async () => {
    const id = await bring('Api,Ann,03/06/1988,Z000001,80,R');
    const { body } = await client.get(`/imports/${id}`);
    await client.get(`/imports/${id}/rows?show=matched`).expect(200);
    const [{ offenderId }] = body.matches;
    const views = await readRows<{ action: string; detail: string }>(
      test,
      sql`select action, detail from audit_entries where subject_id = ${id} order by seq`,
    );
    expect(views.map(({ action }) => action)).toEqual([
      'import.uploaded',
      'import.previewed',
      'import.viewed',
      'import.rows-viewed',
    ]);
    for (const { detail } of views.slice(1)) expect(JSON.parse(detail).shown).toEqual([offenderId]);
  });

  it.each([
    ['no file', null, 400, 'Choose a spreadsheet'],
    ['an empty file', Buffer.alloc(0), 400, 'empty'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 400, 'picture'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 400, 'old Excel workbook'],
    ['a broken workbook', Buffer.from('PK\u0003\u0004 nothing more'), 400, 'damaged'],
    ['more than 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), 400, '10 MB'],
    ['too many rows', Buffer.from(`a\n${'b\n'.repeat(20_001)}`), 422, '20,000 rows'],
  ])('refuses %s, naming the file', async (_, content, status, message) => {
    const before = await countRows(test, sql`imports`);
    const sent = content
      ? upload(content, 'list.csv')
      : client.post('/imports').field('panel', 'chesterfield');
    const { body } = await sent.expect(status);
    expect(body.errors).toEqual([{ field: 'file', message: expect.stringContaining(message) }]);
    expect(await countRows(test, sql`imports`)).toBe(before);
  });

  it('refuses a body that is no form, a panel that is none, and what it does not know', async () => {
    await client.post('/imports', { panel: 'chesterfield' }).expect(400);
    const { body } = await upload(csv(), 'list.csv', 'nowhere').expect(400);
    expect(body.errors).toEqual([{ field: 'panel', message: expect.stringContaining('chesterfield') }]);
    const id = await bring('Smith,Ann,03/06/1988,,,');
    for (const wrong of [
      { shoe: 1 },
      { headerRow: 0 },
      { headerRow: '1' },
      { mapping: [] },
      { mapping: { Surname: 5 } },
      { resolutions: [{ row: 2, action: 'forget' }] },
      { resolutions: [{ row: 2, action: 'new', shoe: 1 }] },
      { resolutions: 'all' },
    ]) {
      const answer = await change(id, wrong).expect(400);
      expect(answer.body.errors).not.toHaveLength(0);
    }
    await client.get(`/imports/${id}/rows?show=shoe`).expect(400);
    await client.get(`/imports?cursor=shoe`).expect(400);
    await client.post(`/imports/${id}/commit`, { version: 'x' }).expect(400);
  });

  it.each(['om.chesterfield', 'chair.chesterfield', 'drugs.worker', 'analyst', 'admin', 'auditor'])(
    'is closed to %s',
    async (username) => {
      const id = await bring('Smith,Ann,03/06/1988,,,');
      const other = await signIn(test.url, username);
      await upload(csv(), 'list.csv', 'chesterfield', other).expect(403);
      await other.patch(`/imports/${id}`, {}, 1).expect(403);
      await other.post(`/imports/${id}/commit`).expect(403);
      const paths = ['', `/${id}`, `/${id}/rows`, `/${id}/progress`, `/${id}/refused.csv`, `/${id}/file`];
      for (const path of paths) await other.get(`/imports${path}`).expect(403);
      // LAW-4: one that is not there is refused alike.
      await other.get('/imports/nothing').expect(403);
    },
  );

  it('knows no other import', async () => {
    for (const path of ['', '/rows', '/progress', '/refused.csv', '/file']) {
      await client.get(`/imports/nothing${path}`).expect(404);
    }
    await change('nothing', {}).expect(404);
    await client.post('/imports/nothing/commit').expect(404);
    await request(test.url).get('/api/v1/imports').expect(401);
  });
});

function binary(answer: request.Response, done: (error: Error | null, body: Buffer) => void): void {
  const pieces: Buffer[] = [];
  const stream = answer as unknown as NodeJS.ReadableStream;
  stream.on('data', (piece: Buffer) => pieces.push(Buffer.from(piece)));
  stream.on('end', () => done(null, Buffer.concat(pieces)));
}
