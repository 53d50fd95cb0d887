import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LiveUpdatesGateway } from '../../src/modules/live-updates/live-updates.gateway.js';
import { anyone, signedIn } from '../../src/platform/access/access.js';
import { everyAddress, openAs, textOf } from '../support/addresses.js';
import { endAgreement } from '../support/agreements.js';
import { holdClock } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { raiseNotice } from '../support/consequences.js';
import { databaseKinds } from '../support/databases.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { connectLive, emitted, LiveClient } from '../support/live-client.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

/** The surname of somebody on the list: it stands in nothing that is served to whoever's agency does not share. */
const SURNAME = 'Quillfeatherstone';
const LAPSED = ['om.chesterfield', 'housing.worker'];

describe.each(databaseKinds())('an agency whose sharing agreement is not in force on %s', (kind) => {
  let test: TestApp;
  let admin: Client;
  let keeper: Client;
  let id: string;
  let clock: FixedClock;
  const clients = new Map<string, Client>();

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_SESSION_HOURS: '72', IOM_SESSION_IDLE_MINUTES: '1440' });
    clock = holdClock(test);
    admin = await signIn(test.url, 'admin');
    keeper = await signIn(test.url, 'coordinator.chesterfield');
    id = (await addPerson(keeper, { surname: SURNAME })).id;
    await raiseNotice(test, { id, panel: 'chesterfield' });
    for (const agency of ['probation-crc', 'housing']) await endAgreement(admin, agency, '2014-06-03');
    for (const username of LAPSED) clients.set(username, await signIn(test.url, username));
  });
  afterAll(() => test.close());

  const clientOf = (username: string): Client => clients.get(username) as Client;

  it('still sees on the last day of it what it saw before', async () => {
    expect((await clientOf('om.chesterfield').get(`/offenders/${id}`).expect(200)).body).toMatchObject({
      surname: SURNAME,
    });
  });

  it.each(LAPSED)(
    '%s finds nothing of the scheme open, at any address, from the day after',
    async (username) => {
      clock.set('2014-06-04T08:00:00.000Z');
      const client = await signIn(test.url, username);
      const ids = { offenders: id, panels: 'chesterfield' };
      const toAnyone = everyAddress(test, ids, (access) => access?.permission === anyone);
      const toSignedIn = everyAddress(test, ids, (access) => access?.permission === signedIn);
      expect(toSignedIn).toEqual(expect.arrayContaining(['/', '/api/v1/me']));
      const addresses = everyAddress(test, ids).filter((path) => !toAnyone.includes(path));
      expect(addresses.length).toBeGreaterThan(60);
      for (const path of addresses) {
        const answer = await openAs(test, client, path);
        const isOpen = toSignedIn.includes(path);
        expect([path, answer.status]).toEqual([path, isOpen ? 200 : 403]);
        expect([path, textOf(answer).toLowerCase().includes(SURNAME.toLowerCase())]).toEqual([path, false]);
        if (!path.includes(id)) expect([path, textOf(answer).includes(id)]).toEqual([path, false]);
      }
    },
  );

  it('is told why in plain words, the same about somebody and nobody', async () => {
    const client = await signIn(test.url, 'om.chesterfield');
    const answers = [
      await client.get(`/offenders/${id}`).expect(403),
      await client.get('/offenders/nobody').expect(403),
      await client.put(`/offenders/${id}/rag`, { status: 'red', reason: 'x' }).expect(403),
      await client.get('/audit').expect(403),
    ];
    for (const { body } of answers) {
      expect(body).toMatchObject({
        code: 'SHARING.LAPSED',
        detail: 'Your agency’s sharing agreement ended on 3 June 2014; ask your administrator.',
      });
    }
    const home = textOf(await openAs(test, client, '/'));
    expect(home).toContain('Your agency’s sharing agreement ended on 3 June 2014; ask your administrator.');
    expect(home).not.toContain('href="/cohort"');
  });

  it('says of one that has not begun when it will', async () => {
    await admin
      .post('/agreements', { agency: 'housing', startsOn: '2014-06-05', note: 'The second' })
      .expect(201);
    const client = await signIn(test.url, 'housing.worker');
    expect((await client.get('/offenders').expect(403)).body.detail).toBe(
      'Your agency’s sharing agreement begins on 5 June 2014; until then ask your administrator.',
    );
  });

  it('leaves the police, who run the scheme, as they are', async () => {
    expect(
      (await (await signIn(test.url, 'chair.chesterfield')).get('/offenders').expect(200)).body,
    ).toMatchObject({
      total: 1,
    });
  });

  describe('has no live connection', () => {
    it('when it asks for one', async () => {
      const { token } = await signIn(test.url, 'om.chesterfield');
      const client = new LiveClient(test.url, { auth: { token } });
      await expect(client.connect()).rejects.toThrow('no sharing agreement in force');
    });

    it('from the moment an administrator ends its agreement, and another agency keeps its own', async () => {
      const [own, other] = [
        await connectLive(test.url, (await signIn(test.url, 'om.derby-city')).token),
        await connectLive(test.url, (await signIn(test.url, 'chair.derby-city')).token),
      ];
      const gone = emitted(own.socket, 'disconnect');
      await endAgreement(admin, 'probation-nps', '2014-06-03');
      await gone;
      expect(other.socket.connected).toBe(true);
      other.close();
      await endAgreement(admin, 'probation-nps', null);
    });

    it('soon after its last day has passed', async () => {
      await endAgreement(admin, 'probation-nps', '2014-06-04');
      const live = await connectLive(test.url, (await signIn(test.url, 'om.derby-city')).token);
      clock.set('2014-06-05T07:00:00.000Z');
      const gone = emitted(live.socket, 'disconnect');
      // The sweep comes every fifteen seconds by itself.
      await test.app.get(LiveUpdatesGateway)['dropEnded']();
      await gone;
      await (await signIn(test.url, 'housing.worker')).get('/offenders').expect(200);
    });
  });
});
