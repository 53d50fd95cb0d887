import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { questionsFor, type AgencyKind } from '../../src/modules/referral-forms/index.js';
import { sql } from '../../src/platform/database/sql.js';
import { holdClock, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { readPdf, withoutSpaces, type ReadPdf } from '../support/read-pdf.js';
import {
  decide,
  openMeeting,
  partnerAnswers,
  probationAnswers,
  sendReferral,
  startReferral,
} from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('a referral on paper on %s', (kind) => {
  let test: TestApp;
  let manager: Client;
  let chair: Client;
  let housing: Client;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    holdClock(test);
    manager = await signIn(test.url, 'om.chesterfield');
    chair = await signIn(test.url, 'chair.chesterfield');
    housing = await signIn(test.url, 'housing.worker');
  });
  afterAll(() => test.close());

  const take = async (client: Client, id: string): Promise<ReadPdf & { headers: Record<string, string> }> => {
    const answer = await client.get(`/referrals/${id}/paper.pdf`).buffer().expect(200);
    return { ...readPdf(answer.body as Buffer), headers: answer.headers };
  };

  it.each<[AgencyKind, string, (more: Record<string, unknown>) => Record<string, unknown>]>([
    ['probation', 'om.chesterfield', probationAnswers],
    ['partner', 'housing.worker', partnerAnswers],
  ])(
    'of %s holds every question and answer, the marking, who and when (REF-1, LAW-3)',
    async (asks, by, make) => {
      const client = await signIn(test.url, by);
      const currentOffencesOrConcerns = Array.from({ length: 600 }, (_, index) => `w${index}`).join(' ');
      const { id } = await sendReferral(client, make({ forename: 'Zoë', currentOffencesOrConcerns }));
      const { pages, headers } = await take(client, id);
      expect(headers).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': expect.stringContaining(
          `filename="OFFICIAL-SENSITIVE IOM referral, taken by ${by} on 2014-06-03.pdf"`,
        ),
      });
      const name = ((await client.get('/me')).body as { name: string }).name;
      expect(pages.length).toBeGreaterThan(1);
      for (const page of pages) {
        expect(page.split('OFFICIAL-SENSITIVEwhencomplete')).toHaveLength(3);
        expect(page).toContain(`takenby${withoutSpaces(name)},`);
        expect(page).toContain(`3June2014at10:30·page`);
      }
      // What every page has at its edges stands between the pieces of an answer that goes over two.
      const text = pages.map((page) => page.replace(/OFFICIAL-SENSITIVEwhencomplete.*$/, '')).join('');
      for (const { words } of questionsFor(asks)) expect(text).toContain(withoutSpaces(words));
      expect(text).toContain('ForenameZoë');
      expect(text).toContain('DOB27March1985');
      expect(text).toContain('LocalareainternalmailboxChesterfieldIOMReferral');
      expect(text).toContain(withoutSpaces(currentOffencesOrConcerns));
    },
  );

  it('is frozen as it was sent, and tells the decision with its reason (REF-5, REF-6)', async () => {
    const { id } = await sendReferral(manager, probationAnswers());
    const meeting = await openMeeting(chair);
    await decide(chair, meeting, id, { outcome: 'decline', reason: 'Managed by others' }).expect(201);
    const { pages } = await take(manager, id);
    const text = pages.join('');
    expect(text).toContain('Submittedon3June2014at10:30byPeterGough,toChesterfieldIOMReferral.');
    expect(text).toMatch(/DecisionofthepanelOutcomeDeclinedReasonManagedbyothersDecided3June2014at10:30/);
  });

  it('of a draft says that it has not been sent, and what is not answered', async () => {
    const { id } = await startReferral(manager, {
      surname: 'Half',
      dateOfBirth: { day: '3', month: '', year: '' },
    });
    const text = (await take(manager, id)).pages.join('');
    expect(text).toContain('Adraft:ithasnotbeensubmitted.');
    expect(text).toMatch(/SurnameHalfForenameNotansweredDOB3Gender/);
  });

  it('is logged as a disclosure to whoever took it (LAW-1)', async () => {
    const sent = await sendReferral(manager, probationAnswers());
    await take(chair, sent.id);
    const entries = await readRows<object>(
      test,
      sql`select actor_name as by, subject_type as type, subject_id as id, recipients from audit_entries
        where action = 'referral.taken' order by seq desc limit 1`,
    );
    const { name } = (await chair.get('/me')).body as { name: string };
    expect(entries).toEqual([{ by: name, type: 'offender', id: sent.offenderId, recipients: name }]);
  });

  it('is as little there for whoever may not know of it as one that is not (LAW-4)', async () => {
    const { id } = await startReferral(manager, probationAnswers());
    for (const client of [chair, housing]) {
      const answers = [
        await client.get(`/referrals/${id}/paper.pdf`),
        await client.get('/referrals/none/paper.pdf'),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    }
    const analyst = await signIn(test.url, 'analyst');
    await analyst.get(`/referrals/${id}/paper.pdf`).expect(403);
  });

  it('is what the page downloads', async () => {
    const { id } = await sendReferral(manager, probationAnswers());
    const answer = await request(test.url)
      .get(`/referrals/${id}/paper.pdf`)
      .set('cookie', `iom-session=${manager.token}`)
      .buffer();
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(readPdf(answer.body as Buffer).pages.join('')).toContain('IOMreferralform');
  });
});
