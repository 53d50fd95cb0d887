import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app.module.js';
import { CONFIGURATION } from '../../src/config/config.module.js';
import type { Configuration } from '../../src/config/configuration.js';
import { buildAdapter, configureApp } from '../../src/configure-app.js';
import { Mail, MailSender, type NewMail } from '../../src/modules/mail/index.js';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, holdClock, readRows, runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { inUnitOfWork } from '../support/consequences.js';
import { databaseKinds } from '../support/databases.js';
import { FIXED_INSTANT, type FixedClock } from '../support/fixed-clock.js';
import { openPostOffice, type PostOffice } from '../support/post-office.js';
import { restartApp } from '../support/restart-app.js';

interface MailRow {
  id: string;
  status: string;
  attempts: number;
  nextTryAt: string;
  lastError: string | null;
}

const OM = 'om.chesterfield';
const PATH = '/referrals/0f7c1b5e-opaque';
const MINUTE = 60_000;

describe.each(databaseKinds())('e-mail on %s', (kind) => {
  let test: TestApp;
  let office: PostOffice;
  let clock: FixedClock;
  let userId: string;
  const others: NestFastifyApplication[] = [];

  const settings = (url: string): Record<string, string> => ({
    IOM_SMTP_URL: url,
    IOM_MAIL_FROM: 'iom@iom.example',
    IOM_PUBLIC_URL: 'https://iom.example',
  });
  beforeEach(async () => {
    office = await openPostOffice();
    test = await buildTestApp(kind, settings(office.url));
    clock = holdClock(test);
    const [user] = await readRows<{ id: string }>(test, sql`select id from users where username = ${OM}`);
    userId = user?.id ?? '';
  });
  afterEach(async () => {
    for (const app of others.splice(0)) await app.close();
    await test.close();
    await office.close();
  });

  const queue = (changes: Partial<NewMail> = {}): Promise<void> =>
    inUnitOfWork(test, (tx) =>
      test.app.get(Mail).queue(tx, { userId, kind: 'referral-decided', path: PATH, ...changes }),
    );
  const rows = (): Promise<MailRow[]> =>
    readRows(
      test,
      sql`select id, status, attempts, next_try_at as "nextTryAt", last_error as "lastError" from outgoing_mails`,
    );
  const only = async (): Promise<MailRow | undefined> => (await rows())[0];
  /** Waits for what happens by itself, for ten seconds at the most. */
  async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    const deadline = Date.now() + 10_000;
    while (!(await isSo())) {
      if (Date.now() > deadline) throw new Error(`it did not happen: ${JSON.stringify(await rows())}`);
      await pause(20);
    }
  }
  const tried = (attempts: number): Promise<void> =>
    until(async () => {
      const mail = await only();
      return mail?.attempts === attempts && mail.status !== 'sending';
    });
  /** Lets time pass, and the sender look at the clock as it does by itself every quarter of a minute. */
  async function later(milliseconds: number, sender = test.app.get(MailSender)): Promise<void> {
    clock.advance(milliseconds);
    sender.wake();
    await sender.settle();
  }

  it('is sent by itself after the commit, once, and logged as a disclosure of a link (LAW-1)', async () => {
    await queue();
    await until(async () => (await only())?.status === 'sent');
    await later(24 * 60 * MINUTE);
    expect(office.received.map(({ from, to }) => [from, to])).toEqual([
      ['iom@iom.example', [`${OM}@demonstration.example`]],
    ]);
    const entries = await readRows<object>(
      test,
      sql`select actor_name as by, subject_type as type, subject_id as id, recipients, detail from audit_entries
        where action = 'mail.sent'`,
    );
    const detail = JSON.stringify({ mailId: (await only())?.id, kind: 'referral-decided', holds: 'a link' });
    expect(entries).toEqual([{ by: 'E-mail', type: 'user', id: userId, recipients: userId, detail }]);
  });

  it('says that there is news and where, and nothing else', async () => {
    await queue();
    await until(() => office.received.length === 1);
    const source = office.received[0]?.source ?? '';
    expect(source).toMatch(/^Subject: IOM: there is news for you\r$/m);
    expect(source).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(source.replace(/=\r\n/g, '')).toContain(`https://iom.example${PATH}`);
    const { id = '' } = (await only()) ?? {};
    for (const told of [
      id,
      userId,
      'referral-decided',
      'Gough',
      'Chesterfield panel',
      'decided',
      'accept',
      'REF-',
    ])
      expect(source).not.toContain(told);
    expect(source).not.toMatch(/nodemailer|X-Mailer|127\.0\.0\.1|localhost/i);
  });

  it('is written with the decision or not at all', async () => {
    const failing = inUnitOfWork(test, async (tx) => {
      await test.app.get(Mail).queue(tx, { userId, kind: 'referral-decided', path: PATH });
      throw new Error('The decision failed');
    });
    await expect(failing).rejects.toMatchObject({ message: 'The decision failed' });
    expect(await rows()).toEqual([]);
  });

  it('does not keep a decision from standing when the server is away, and is sent when it is back', async () => {
    const port = Number(new URL(office.url).port);
    await office.close();
    await queue();
    await tried(1);
    const soon = new Date(Date.parse(FIXED_INSTANT) + MINUTE).toISOString();
    expect(await only()).toMatchObject({ status: 'waiting', nextTryAt: soon, lastError: 'ESOCKET' });
    await later(MINUTE - 1);
    expect((await only())?.attempts).toBe(1);
    await later(1);
    await tried(2);
    office = await openPostOffice(port);
    await later(4 * MINUTE);
    expect(office.received).toEqual([]);
    await later(MINUTE);
    expect(await only()).toMatchObject({ status: 'sent', attempts: 3, lastError: null });
    expect(office.received).toHaveLength(1);
  });

  it('survives a restart, and what a node that died was sending is sent by the next', async () => {
    const port = Number(new URL(office.url).port);
    await office.close();
    await queue();
    await tried(1);
    await restartApp(test, async () => {
      office = await openPostOffice(port);
      await runPast(test, [
        `update outgoing_mails set status = 'sending', next_try_at = '2014-06-03T09:29:00.000Z'`,
      ]);
    });
    await until(async () => (await only())?.status === 'sent');
    expect(office.received).toHaveLength(1);
  });

  it('to a refused recipient is given up after three tries, and the log names no address', async () => {
    const logged: string[] = [];
    const log = (message: unknown): void => void logged.push(String(message));
    test.app.useLogger({ log, warn: log, error: log });
    office.refuse(550);
    await queue();
    await tried(1);
    expect(await only()).toMatchObject({ status: 'waiting', lastError: 'EENVELOPE 550' });
    await later(MINUTE);
    await later(5 * MINUTE);
    expect(await only()).toMatchObject({ status: 'given-up', attempts: 3, lastError: 'EENVELOPE 550' });
    await later(48 * 60 * MINUTE);
    expect(office.asked()).toBe(3);
    test.app.useLogger(false);
    const { id } = (await only()) ?? {};
    expect(logged.at(-1)).toBe(`E-mail ${id} given up after try 3 (EENVELOPE 550)`);
    expect(logged.join()).not.toMatch(/@|mailbox/);
    expect(JSON.stringify(await rows())).not.toContain('@');
    expect(await countRows(test, sql`audit_entries`, sql`action = 'mail.sent'`)).toBe(0);
  });

  it('refused for the moment is tried again for a week, and then given up', async () => {
    office.refuse(451);
    await queue();
    await tried(1);
    for (let tries = 2; tries <= 12; tries += 1) await later(24 * 60 * MINUTE);
    expect(await only()).toMatchObject({ status: 'given-up', attempts: 12, lastError: 'EENVELOPE 451' });
  });

  it('is sent once by two nodes that look at once', async () => {
    const configuration = test.app.get<Configuration>(CONFIGURATION);
    const app = await NestFactory.create<NestFastifyApplication>(
      AppModule.for(configuration),
      buildAdapter(configuration),
      { logger: false, abortOnError: false },
    );
    await configureApp(app, configuration);
    await app.listen(0, '127.0.0.1');
    others.push(app);
    clock = holdClock({ ...test, app });
    holdClock(test, clock.now().toISOString());
    office.refuse(451);
    await Promise.all(Array.from({ length: 8 }, () => queue()));
    await until(async () =>
      (await rows()).every(({ status, attempts }) => status === 'waiting' && attempts === 1),
    );
    expect(office.asked()).toBe(8);
    office.refuse(null);
    const mine = holdClock(test, new Date(clock.now().getTime() + MINUTE).toISOString());
    clock.set(mine.now().toISOString());
    const senders = [test.app.get(MailSender), app.get(MailSender)];
    for (const sender of senders) sender.wake();
    for (const sender of senders) await sender.settle();
    await until(async () => (await rows()).every(({ status }) => status === 'sent'));
    expect(office.received).toHaveLength(8);
    expect(new Set(office.received.map(({ source }) => /^Message-ID: (.*)$/im.exec(source)?.[1])).size).toBe(
      8,
    );
    expect(await countRows(test, sql`audit_entries`, sql`action = 'mail.sent'`)).toBe(8);
  });

  it('is not sent in the clear where the connection has to be encrypted', async () => {
    await test.close();
    test = await buildTestApp(kind, settings(`${office.url}?starttls=required`));
    clock = holdClock(test);
    const [user] = await readRows<{ id: string }>(test, sql`select id from users where username = ${OM}`);
    await queue({ userId: user?.id ?? '' });
    await tried(1);
    expect(await only()).toMatchObject({ status: 'waiting', lastError: expect.stringMatching(/^ETLS/) });
    expect(office.asked()).toBe(0);
  });

  it('is not queued for somebody without an address, and not sent to somebody who may not sign in any more', async () => {
    await runPast(test, [`update users set email = null where username = 'om.derby-city'`]);
    const [other] = await readRows<{ id: string }>(
      test,
      sql`select id from users where username = 'om.derby-city'`,
    );
    await queue({ userId: other?.id ?? '' });
    expect(await rows()).toEqual([]);
    office.refuse(451);
    await queue();
    await tried(1);
    office.refuse(null);
    await runPast(test, [`update users set active = 0 where username = '${OM}'`]);
    await later(MINUTE);
    expect(await only()).toMatchObject({ status: 'given-up', lastError: 'no address' });
    expect(office.received).toEqual([]);
  });

  it.each(['//evil.example', 'https://evil.example', '/referrals/1?name=Smith', '/referrals/1 2', ''])(
    'leads to no %j',
    async (path) => {
      await expect(queue({ path })).rejects.toMatchObject({ name: 'TypeError' });
    },
  );
});

describe('e-mail without a mail server', () => {
  it('is not queued', async () => {
    const test = await buildTestApp();
    try {
      const [user] = await readRows<{ id: string }>(test, sql`select id from users where username = ${OM}`);
      await inUnitOfWork(test, (tx) =>
        test.app.get(Mail).queue(tx, { userId: user?.id ?? '', kind: 'referral-decided', path: PATH }),
      );
      expect(await countRows(test, sql`outgoing_mails`)).toBe(0);
    } finally {
      await test.close();
    }
  });
});
