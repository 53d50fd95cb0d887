import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { MailSender } from '../../src/modules/mail/index.js';
import { sql } from '../../src/platform/database/sql.js';
import { holdClock, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { openPostOffice, type PostOffice } from '../support/post-office.js';
import {
  decide,
  openMeeting,
  probationAnswers,
  sendPartnerReferral,
  sendReferral,
} from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

const SURNAME = 'Marksurname';
const REASON = 'Markreason: too dangerous for the others';

describe.each(databaseKinds())('the decision on a referral on %s', (kind) => {
  let test: TestApp;
  let office: PostOffice;
  let clock: FixedClock;
  let manager: Client;
  let chair: Client;

  beforeAll(async () => {
    office = await openPostOffice();
    test = await buildTestApp(kind, {
      IOM_SMTP_URL: office.url,
      IOM_MAIL_FROM: 'iom@iom.example',
      IOM_PUBLIC_URL: 'https://iom.example',
    });
    clock = holdClock(test);
    manager = await signIn(test.url, 'om.chesterfield');
    chair = await signIn(test.url, 'chair.chesterfield');
  });
  afterAll(async () => {
    await test.close();
    await office.close();
  });

  async function arrived(count: number): Promise<void> {
    const deadline = Date.now() + 10_000;
    while (office.received.length < count) {
      if (Date.now() > deadline) throw new Error('no e-mail came within ten seconds');
      await pause(20);
    }
  }

  it('reaches the referrer by notice, and by an e-mail that says only where (REF-6)', async () => {
    const { id } = await sendReferral(manager, probationAnswers({ surname: SURNAME }));
    expect(office.received).toEqual([]);
    const meeting = await openMeeting(chair);
    await decide(chair, meeting, id, { outcome: 'decline', reason: REASON }).expect(201);
    const { items } = (await manager.get('/notices?unread=true').expect(200)).body as { items: object[] };
    expect(items).toMatchObject([{ kind: 'referral-decided', referralId: id, rule: 'REF-6' }]);
    await arrived(1);
    const [mail] = office.received;
    const source = (mail?.source ?? '').replace(/=\r\n/g, '');
    expect(mail?.to).toEqual(['om.chesterfield@demonstration.example']);
    expect(source).toContain(`https://iom.example/referrals/${id}`);
    const known = await readRows<{ id: string }>(
      test,
      sql`select id from users union select id from offenders union select id from notices
        union select id from meetings union select key as id from panels`,
    );
    // The panel’s key is in the recipient’s own invented address.
    const body = source.slice(source.indexOf('\r\n\r\n'));
    for (const told of [SURNAME, 'Markreason', 'declin', 'REF-', 'panel', ...known.map((row) => row.id)])
      expect(body.toLowerCase()).not.toContain(told.toLowerCase());
    for (const told of [SURNAME, 'Markreason', 'declin']) expect(source).not.toContain(told);
  });

  it('reaches the person’s own offender manager too, whoever referred, and each of them once (REF-6)', async () => {
    const [coordinator, worker] = await Promise.all(
      ['coordinator.chesterfield', 'drugs.worker'].map((username) => signIn(test.url, username)),
    );
    if (!coordinator || !worker) throw new Error('nobody signed in');
    const { id } = await sendPartnerReferral(worker, chair);
    const { offenderId } = (await chair.get(`/referrals/${id}`).expect(200)).body as { offenderId: string };
    await coordinator
      .post(`/offenders/${offenderId}/contacts`, {
        ...{ contactAgency: 'probation-crc', kind: 'offender-manager', username: 'om.chesterfield' },
        from: clock.today(),
      })
      .expect(201);
    const meeting = await openMeeting(chair);
    await decide(chair, meeting, id, { outcome: 'decline', reason: REASON }).expect(201);
    for (const client of [worker, manager]) {
      const { items } = (await client.get('/notices?unread=true').expect(200)).body as {
        items: { referralId: string }[];
      };
      expect(items.filter(({ referralId }) => referralId === id)).toHaveLength(1);
    }
    await manager.get(`/referrals/${id}`).expect(200);
    await arrived(3);
    expect(office.received.slice(-2).map(({ to }) => to[0])).toEqual(
      expect.arrayContaining(['drugs.worker@demonstration.example', 'om.chesterfield@demonstration.example']),
    );
  });

  it('stands when the mail server refuses, and the e-mail is tried again', async () => {
    const before = office.received.length;
    const { id } = await sendReferral(manager, probationAnswers());
    office.refuse(451);
    const meeting = await openMeeting(chair);
    expect((await decide(chair, meeting, id).expect(201)).body).toMatchObject({ status: 'accepted' });
    await test.app.get(MailSender).settle();
    office.refuse(null);
    clock.advance(61_000);
    test.app.get(MailSender).wake();
    await arrived(before + 1);
    expect(office.received.at(-1)?.source.replace(/=\r\n/g, '')).toContain(`/referrals/${id}`);
  });
});
