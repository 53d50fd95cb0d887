import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { holdClock, readRows } from '../support/app-inside.js';
import { openAs } from '../support/addresses.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { walkIn } from '../support/meetings.js';
import { readPdf } from '../support/read-pdf.js';
import {
  decide,
  openMeeting,
  probationAnswers,
  sendReferral,
  type SentReferral,
} from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('the minutes on paper, on %s (MEET-5)', (kind) => {
  let test: TestApp;
  let manager: Client;
  let partner: Client;
  let sent: SentReferral;
  let id: string;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    holdClock(test);
    const chair = await signIn(test.url, 'chair.chesterfield');
    manager = await signIn(test.url, 'om.chesterfield');
    partner = await signIn(test.url, 'housing.worker');
    sent = await sendReferral(manager, probationAnswers());
    id = await openMeeting(chair, { agencies: ['police', 'probation-nps'] });
    await walkIn(partner, id);
    await decide(chair, id, sent.id).expect(201);
    await chair.post(`/meetings/${id}/close`).expect(200);
    await chair.post(`/meetings/${id}/corrections`, { text: 'It was the brother' }).expect(201);
  });
  afterAll(() => test.close());

  const take = async (client: Client): Promise<{ pages: string[]; headers: Record<string, string> }> => {
    const answer = await openAs(test, client, `/meetings/${id}/minutes.pdf`).then((given) => given);
    expect(answer.status).toBe(200);
    return { pages: readPdf(answer.body as Buffer).pages, headers: answer.headers };
  };

  it('hold what the page does, with the marking, who and when on every page (LAW-3)', async () => {
    const { pages, headers } = await take(manager);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringContaining(
        'filename="OFFICIAL-SENSITIVE IOM minutes, taken by om.chesterfield on 2014-06-03.pdf"',
      ),
    });
    for (const page of pages) {
      expect(page.split('OFFICIAL-SENSITIVE')).toHaveLength(3);
      expect(page).toContain('takenbyPeterGough,');
      expect(page).toContain('3June2014at10:30·page1of');
    }
    const text = pages.join('');
    for (const words of [
      'Accepted(TIER-2).Theschemecanhelp',
      'KevinFrost',
      'Itwasthebrother',
      sent['surname'],
    ])
      expect(text).toContain(words);
  });

  it('hold for a partner no more than their page does (LAW-4)', async () => {
    const text = (await take(partner)).pages.join('');
    expect(text).toContain('KevinFrost');
    expect(text).not.toContain(sent['surname']);
    expect(text).not.toContain('Itwasthebrother');
  });

  it('taken are logged as a disclosure to whoever took them (LAW-1)', async () => {
    await take(manager);
    const [entry] = await readRows<{ recipients: string; detail: string }>(
      test,
      sql`select recipients, detail from audit_entries
        where action = 'minutes.taken' and subject_id = ${id} order by seq desc limit 1`,
    );
    expect(entry?.recipients).toContain('Peter Gough');
    expect(entry?.detail).toContain(sent['offenderId']);
  });

  it('are not there to a partner who was not at the meeting, nor the page (LAW-4)', async () => {
    const other = await signIn(test.url, 'drugs.worker');
    for (const page of ['minutes', 'minutes.pdf']) {
      const [real, invented] = [
        await openAs(test, other, `/meetings/${id}/${page}`),
        await openAs(test, other, `/meetings/nothing/${page}`),
      ];
      expect([real.status, invented.status]).toEqual([404, 404]);
    }
  });
});
