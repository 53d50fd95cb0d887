import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { ExitRuns } from '../../src/modules/exit-rules/index.js';
import { sql } from '../../src/platform/database/sql.js';
import { openAs } from '../support/addresses.js';
import { holdClock, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { register } from '../support/exits.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { involve } from '../support/involve.js';
import { readPdf } from '../support/read-pdf.js';
import { openMeeting } from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

const PAGES = ['letter', 'letter.pdf'] as const;

describe.each(databaseKinds())('the letter after an exit, on %s (EXIT-5)', (kind) => {
  let test: TestApp;
  let clock: FixedClock;
  let chair: Client;
  let coordinator: Client;
  let manager: Client;
  let left: string;
  let stays: string;
  let died: string;

  const signInAll = async (): Promise<void> => {
    chair = await signIn(test.url, 'chair.chesterfield');
    coordinator = await signIn(test.url, 'coordinator.chesterfield');
    manager = await signIn(test.url, 'om.chesterfield');
  };
  const open = (client: Client, id: string, page: string): Promise<Response> =>
    openAs(test, client, `/exits/${id}${page === '' ? '' : `/${page}`}`).then((answer) => answer);

  beforeAll(async () => {
    test = await buildTestApp(kind);
    clock = holdClock(test, '2014-06-03T09:30:00.000Z');
    await signInAll();
    left = (await register(coordinator, { surname: 'Leaverson', forename: 'Lee' })).id;
    stays = (await register(coordinator)).id;
    died = (await register(coordinator)).id;
    await involve(coordinator, left, 'housing');
    clock.set('2014-12-03');
    await test.app.get(ExitRuns).runNightly();
    await signInAll();
    const meeting = await openMeeting(chair, { kind: 'panel' });
    const exit = { outcome: 'exit', reason: 'No arrest since the burglary in May' };
    await chair.post(`/meetings/${meeting}/decisions`, { offenderId: left, ...exit }).expect(201);
    const death = { ending: 'died', on: '2014-12-01', reason: 'The coroner’s letter' };
    await coordinator.post(`/exits/${died}/ending`, death).expect(200);
  });
  afterAll(() => test.close());

  it('says on its page and on paper the same: to whom, from when to when, and whom to ring', async () => {
    const page = await open(coordinator, left, 'letter');
    const paper = await open(coordinator, left, 'letter.pdf');
    expect([page.status, paper.status]).toEqual([200, 200]);
    const { pages } = readPdf(paper.body as Buffer);
    expect(pages).toHaveLength(1);
    const words = page.text.replace(/<[^>]*>/g, '');
    for (const said of [
      'You have completed your time on the scheme',
      'Dear Lee Leaverson,',
      'You were on it from 3 June 2014 to 3 December 2014.',
      'ring the police on 101 and ask for the IOM co-ordinator for the Chesterfield panel',
    ]) {
      expect(words).toContain(said);
      expect(pages[0]).toContain(said.replace(/\s/g, ''));
    }
  });

  it('tells nothing of why: neither the panel’s reason nor an offence, a status or a rule', async () => {
    const paper = readPdf((await open(coordinator, left, 'letter.pdf')).body as Buffer).pages.join('');
    const page = (await open(coordinator, left, 'letter')).text;
    const letter = /<article[^]*<\/article>/.exec(page)?.[0] ?? '';
    expect(letter).toContain('Lee Leaverson');
    for (const secret of ['burglary', 'EXIT-', 'theft', 'OGRS', 'Tier', 'without re-offending']) {
      expect(letter).not.toContain(secret);
      expect(paper).not.toContain(secret.replace(/\s/g, ''));
    }
  });

  it('is marked and says who took it and when, on paper and in print (LAW-3)', async () => {
    const answer = await open(manager, left, 'letter.pdf');
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringContaining(
        'OFFICIAL-SENSITIVE IOM letter, taken by om.chesterfield on 2014-12-03.pdf',
      ),
    });
    const [text = ''] = readPdf(answer.body as Buffer).pages;
    expect(text.split('OFFICIAL-SENSITIVE:fortheaddresseeonly')).toHaveLength(3);
    expect(text).toContain('takenbyPeterGough,');
    expect(text).toContain('3December2014at9:30·page1of1');
    expect((await open(manager, left, 'letter')).text).toMatch(
      /iom-print-header[^]*OFFICIAL-SENSITIVE[^]*printed by Peter Gough, 3 December 2014/,
    );
  });

  it('is logged as a disclosure to the person, and the log does not name them (LAW-1)', async () => {
    for (const page of PAGES) await open(chair, left, page);
    const entries = await readRows<{ action: string; recipients: string; detail: string | null }>(
      test,
      sql`select action, recipients, detail from audit_entries
        where action like 'exit.letter-%' and subject_id = ${left} order by seq desc limit 2`,
    );
    expect(entries.map(({ action }) => action)).toEqual(['exit.letter-taken', 'exit.letter-viewed']);
    for (const { recipients, detail } of entries) {
      expect(recipients).toMatch(/^The person it is about, through \w+/);
      expect(`${recipients} ${detail}`).not.toContain('Leaverson');
    }
  });

  it('is there after an exit by the six-month rule only, and while it stands', async () => {
    for (const page of PAGES) {
      for (const id of [stays, died, 'nobody']) {
        expect([page, (await open(coordinator, id, page)).status]).toEqual([page, 404]);
      }
    }
    expect((await open(coordinator, left, '')).text).toContain(`/exits/${left}/letter`);
    for (const id of [stays, died]) expect((await open(coordinator, id, '')).text).not.toContain('/letter');
    await coordinator.post(`/exits/${left}/take-back`, { reason: 'The brother was meant' }).expect(200);
    expect((await open(coordinator, left, 'letter.pdf')).status).toBe(404);
  });

  it('is for whoever works with them or decides over exits, and nobody else (LAW-4)', async () => {
    for (const username of ['housing.worker', 'analyst', 'admin', 'auditor']) {
      const other = await signIn(test.url, username);
      for (const page of PAGES) {
        const statuses = [left, stays, 'nobody'].map((id) => open(other, id, page));
        const told = new Set((await Promise.all(statuses)).map(({ status }) => status));
        expect([username, [...told]]).toEqual([username, [403]]);
      }
    }
  });
});
