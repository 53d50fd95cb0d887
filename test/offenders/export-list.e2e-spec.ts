import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('the list as a file on %s', (kind) => {
  let test: TestApp;
  let police: Client;
  const ids: string[] = [];

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    police = await signIn(test.url, 'coordinator.chesterfield');
    for (const surname of ['=HYPERLINK("http://x")', 'O’Hara', 'Ångström', '"Quoted", twice']) {
      ids.push((await addPerson(police, { surname, confirmedNew: true })).id);
    }
    await police
      .put(`/offenders/${ids[1]}/rag`, { status: 'amber-alert', reason: 'Two sources' })
      .expect(200);
    await police.post(`/offenders/${ids[1]}/custody`, {
      establishment: 'HMP Nottingham',
      from: '2014-05-01',
    });
  });
  afterAll(() => test.close());

  const take = async (
    query = '',
    client = police,
  ): Promise<{ lines: string[][]; name: string; text: string }> => {
    const answer = await client.get(`/offenders/export.csv${query}`).expect(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines: string[][] = parse(answer.text, { bom: true, relax_column_count: true });
    return { lines, name: String(answer.headers['content-disposition']), text: answer.text };
  };

  it('LAW-3: says first that it is OFFICIAL-SENSITIVE, who made it, when, and of which filter', async () => {
    const { lines, name, text } = await take('?panel=chesterfield&custody=in');
    expect(text.startsWith('\ufeffOFFICIAL-SENSITIVE')).toBe(true);
    expect(lines[1]?.[0]).toMatch(
      /^IOM cohort, Derbyshire\. Exported by Helen Marsh, Derbyshire Constabulary on 3 June 2014 at /,
    );
    expect(lines[2]?.[0]).toBe('The list as it is now. Filter: panel chesterfield, custody in. 1 person');
    expect(name).toContain(
      'OFFICIAL-SENSITIVE IOM cohort, made by coordinator.chesterfield on 2014-06-03.csv',
    );
  });

  it('holds the people of the filter, in the order of the list, in words', async () => {
    const { lines } = await take('?sort=-name');
    const listed = (await police.get('/offenders?sort=-name').expect(200)).body.items as {
      surname: string;
    }[];
    const rows = lines.slice(lines.findIndex(([first]) => first === 'Surname') + 1);
    expect(rows).toHaveLength(4);
    expect(rows.map(([surname]) => surname?.replace(/^'/, ''))).toEqual(listed.map(({ surname }) => surname));
    expect(rows.find(([surname]) => surname === 'O’Hara')).toEqual([
      'O’Hara',
      'Alex',
      '1 January 1980',
      '',
      '',
      'Chesterfield',
      'Not registered',
      '',
      '',
      '',
      '',
      'Amber alert',
      '3 June 2014',
      '',
      'Yes',
      'No',
    ]);
  });

  it('lets no name run as a formula where it is opened', async () => {
    const { lines } = await take('?q=hyperlink');
    expect(lines.at(-1)?.[0]).toBe(`'=HYPERLINK("http://x")`);
  });

  it('LAW-1: is logged as a disclosure, with whom it holds and to whom it went', async () => {
    await take('?rag=amber-alert');
    const auditor = await signIn(test.url, 'auditor');
    const [latest] = (await auditor.get('/audit?actor=coordinator.chesterfield')).body.items as object[];
    expect(latest).toMatchObject({
      action: 'cohort.exported',
      recipients: 'Helen Marsh',
      detail: { filter: { rag: 'amber-alert' }, shown: [ids[1]] },
    });
  });

  it('LAW-4: holds for a partner those only whom their agency works with', async () => {
    const prison = await signIn(test.url, 'prison.worker');
    const { lines } = await take('', prison);
    expect(lines.slice(5).map(([surname]) => surname)).toEqual(['O’Hara']);
    const housing = await signIn(test.url, 'housing.worker');
    expect((await take('', housing)).lines).toHaveLength(5);
  });

  it('is refused as the list is, and to whoever has no list', async () => {
    const { body } = await police.get('/offenders/export.csv?rag=blue').expect(400);
    expect(body.errors).toMatchObject([{ field: 'rag' }]);
    const analyst = await signIn(test.url, 'analyst');
    await analyst.get('/offenders/export.csv').expect(403);
  });

  it('says of a past day which day it is', async () => {
    const { lines } = await take('?asAt=2014-06-02');
    expect(lines[2]?.[0]).toBe(
      'The list as it stood at the end of 2 June 2014, as it was then known. No filter. 0 people',
    );
  });
});
