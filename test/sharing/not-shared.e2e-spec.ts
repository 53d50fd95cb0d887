import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { everyAddress, openAs, textOf } from '../support/addresses.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { connectLive, type LiveClient } from '../support/live-client.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';
import { handOut } from '../support/tasks.js';

/** A surname that nobody else has: wherever a partner finds it but among the pointers, somebody has leaked (LAW-4). */
const SURNAME = 'Zanzibarquokka';
const POINTERS = /\/offenders\/pointers/;
const PARTNERS = ['drugs.worker', 'housing.worker', 'yos.worker', 'prison.worker'];

describe.each(databaseKinds())('somebody who is not shared, on %s (LAW-4)', (kind) => {
  let test: TestApp;
  let police: Client;
  let id: string;
  let addresses: string[];

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    police = await signIn(test.url, 'coordinator.chesterfield');
    id = (await addPerson(police, { surname: SURNAME })).id;
    await police.put(`/offenders/${id}/wanted`, { status: 'pnc-warrant' }).expect(200);
    const spell = { establishment: 'HMP Ranby', from: '2014-05-01' };
    await police.post(`/offenders/${id}/custody`, spell).expect(201);
    // Housing had a task about them, which is done; another agency has one.
    const had = await handOut(police, { offenderId: id, dueOn: '2014-06-06' });
    await police.patch(`/tasks/${had.id}`, { status: 'done', note: 'Rang' }, 1).expect(200);
    await handOut(police, { offenderId: id, ownerAgency: 'ete', dueOn: '2014-06-06' });
    addresses = [
      ...everyAddress(test, { offenders: id, tasks: had.id }),
      `/api/v1/tasks?offenderId=${id}`,
      `/tasks?offenderId=${id}`,
      '/api/v1/tasks?status=done',
      '/tasks?view=agency&status=any',
      `/api/v1/offenders?q=${SURNAME}`,
      `/api/v1/offenders?asAt=2014-06-03`,
      '/api/v1/events?since=0&limit=500',
    ];
  });
  afterAll(() => test.close());

  it.each(PARTNERS)('is named to %s among the pointers and at no other address', async (username) => {
    const client = await signIn(test.url, username);
    const named: string[] = [];
    expect(addresses.length).toBeGreaterThan(60);
    for (const address of addresses) {
      const answer = await openAs(test, client, address);
      expect([address, answer.status < 500]).toEqual([address, true]);
      if (textOf(answer).includes(SURNAME)) named.push(address);
    }
    expect(named.filter((address) => !POINTERS.test(address) && address !== '/cohort')).toEqual([]);
    expect(named.some((address) => POINTERS.test(address))).toBe(true);
    // On the list page the name stands among those to ring about, and in no row of the list.
    const { text } = await openAs(test, client, '/cohort');
    expect(text).not.toContain(`id="offender-${id}"`);
  });

  it('is not told of to a partner who watches', async () => {
    const client = await signIn(test.url, 'housing.worker');
    const live: LiveClient = await connectLive(test.url, client.token);
    await live.watch('all');
    const { body } = await police.put(`/offenders/${id}/wanted`, { status: 'none' }).expect(200);
    expect(body).toMatchObject({ status: 'none' });
    const contact = { contactAgency: 'housing', kind: 'worker', name: 'A worker', from: '2014-06-02' };
    const other = (await addPerson(police, { surname: 'Shared' })).id;
    await police.post(`/offenders/${other}/contacts`, contact).expect(201);
    await police.put(`/offenders/${other}/wanted`, { status: 'pnc-warrant' }).expect(200);
    const { items } = (await client.get('/events?since=0&limit=500').expect(200)).body as {
      items: { seq: number }[];
    };
    await live.hear(items.at(-1)?.seq ?? 0);
    const about = new Set(
      live.heard.map(({ offenderId }) => offenderId).filter((each) => each !== undefined),
    );
    expect([...about]).toEqual([other]);
    live.close();
  });
});

describe.each(databaseKinds())('who works in a prison, on %s', (kind) => {
  let test: TestApp;
  let police: Client;
  let officer: Client;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    police = await signIn(test.url, 'coordinator.chesterfield');
    officer = await signIn(test.url, 'prison.worker');
  });
  afterAll(() => test.close());

  it.each([
    ['Since', 'in it since May', { establishment: 'HMP Nottingham', from: '2014-05-01' }, 200],
    ['Due', 'due to it next week', { establishment: 'HMP Nottingham', from: '2014-06-10' }, 200],
    ['Elsewhere', 'in another', { establishment: 'HMP Ranby', from: '2014-05-01' }, 404],
    [
      'Released',
      'released yesterday',
      { establishment: 'HMP Nottingham', from: '2014-05-01', to: '2014-06-02' },
      404,
    ],
  ])('sees %s, who is %s: %j answers %s', async (surname, _, spell, status) => {
    const { id } = await addPerson(police, { surname });
    await police.post(`/offenders/${id}/custody`, spell).expect(201);
    await officer.get(`/offenders/${id}`).expect(status);
  });
});
