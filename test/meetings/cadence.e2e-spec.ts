import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { holdClock } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { signIn, type Client } from '../support/sign-in.js';

const PANEL = 'high-peak-and-dales';

describe.each(databaseKinds())('how often a panel meets (MEET-1) on %s', (kind) => {
  let test: TestApp;
  let clock: FixedClock;
  let chair: Client;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    clock = holdClock(test);
    chair = await signIn(test.url, 'chair.chesterfield');
  });
  afterAll(() => test.close());

  const cadence = async (query = ''): Promise<{ week: string }[]> =>
    (await chair.get(`/panels/${PANEL}/cadence${query}`).expect(200)).body as { week: string }[];

  /** A session does not last until another day. */
  async function onDay(day: string): Promise<void> {
    clock.set(`${day}T09:30:00.000Z`);
    chair = await signIn(test.url, 'chair.chesterfield');
  }

  async function hold(agencies: string[]): Promise<void> {
    const call = { panel: PANEL, kind: 'tasking', startsAt: clock.now().toISOString() };
    const { body } = await chair.post('/meetings', call).expect(201);
    for (const agency of agencies) {
      await chair.post(`/meetings/${body.id}/attendance`, { name: `Of ${agency}`, agency }).expect(201);
    }
    await chair.post(`/meetings/${body.id}/open`).expect(200);
    clock.advance(60_000);
    await chair.post(`/meetings/${body.id}/close`).expect(200);
  }

  it('counts meetings, days and quorate ones by week, Monday to Sunday in London', async () => {
    expect(await cadence('?weeks=2')).toEqual([
      { week: '2014-05-26', meetings: 0, days: 0, quorate: 0, target: 3 },
      { week: '2014-06-02', meetings: 0, days: 0, quorate: 0, target: 3 },
    ]);
    await hold(['police', 'probation-nps', 'housing']);
    await hold(['police', 'housing']);
    await onDay('2014-06-04');
    await hold(['police', 'housing', 'yos', 'ete']);
    await onDay('2014-06-09');
    await hold([]);
    expect(await cadence('?weeks=3')).toEqual([
      { week: '2014-05-26', meetings: 0, days: 0, quorate: 0, target: 3 },
      { week: '2014-06-02', meetings: 3, days: 2, quorate: 2, target: 3 },
      { week: '2014-06-09', meetings: 1, days: 1, quorate: 0, target: 3 },
    ]);
    await onDay('2014-06-03');
  });

  it('is asked for 1 to 104 weeks', async () => {
    expect(await cadence()).toHaveLength(8);
    expect(await cadence('?weeks=104')).toHaveLength(104);
    for (const weeks of ['0', '105', '-1', '1.5', 'many']) {
      const { body } = await chair.get(`/panels/${PANEL}/cadence?weeks=${weeks}`).expect(400);
      expect(body.errors).toMatchObject([{ field: 'weeks', rule: 'MEET-1' }]);
    }
    await chair.get('/panels/nowhere/cadence').expect(404);
  });

  it('is read by the analyst too, and by no partner', async () => {
    const analyst = await signIn(test.url, 'analyst');
    await analyst.get(`/panels/${PANEL}/cadence`).expect(200);
    await analyst.get('/meetings/series').expect(403);
    await (await signIn(test.url, 'housing.worker')).get(`/panels/${PANEL}/cadence`).expect(403);
  });
});
