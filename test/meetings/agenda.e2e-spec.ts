import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Agenda } from '../../src/modules/tasking-meetings/index.js';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { inUnitOfWork, putOnAgenda, type Subject } from '../support/consequences.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

interface Item {
  id: string;
  meeting: string;
  kind: string;
  offenderId: string;
  name: string;
  summary: string;
  rule: string | null;
  reason: string | null;
  raisedAt: string;
  raisedBy: string;
}
interface Waiting {
  items: Item[];
  total: number;
}

const EXCLUSION = {
  meetingKind: 'panel',
  kind: 'exclusion',
  summary: 'Registered, and now excluded',
  rule: 'EXCL-4',
  reason: 'EXCL-MAPPA: MAPPA level 2',
} as const;

describe.each(databaseKinds())('what waits for the next meetings on %s', (kind) => {
  let test: TestApp;
  let client: Client;
  let person: Subject;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    client = await signIn(test.url, 'coordinator.chesterfield');
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    for (const { offenderId } of (await agenda()).items) {
      await withdraw(offenderId, 'registration');
      await withdraw(offenderId, 'exclusion');
    }
    const { id } = await addPerson(client, { surname: 'Staniforth', forename: 'Lee', confirmedNew: true });
    person = { id, panel: 'chesterfield' };
  });

  const agenda = async (query = '', reader = client, panel = 'chesterfield'): Promise<Waiting> =>
    (await reader.get(`/panels/${panel}/agenda${query}`).expect(200)).body as Waiting;
  const withdraw = (offenderId: string, what: 'registration' | 'exclusion', as = 'no longer excluded') =>
    inUnitOfWork(test, (tx) => test.app.get(Agenda).withdraw(tx, { offenderId, kind: what, as }));
  const rowsOf = (id: string) =>
    readRows<Record<string, unknown>>(
      test,
      sql`select kind, settled_at as "settledAt", settled_by as "settledBy", settled_as as "settledAs", version
        from agenda_items where offender_id = ${id} order by raised_at, id`,
    );

  it('is somebody whom a rule registered, with what, why and since when (TIER-1)', async () => {
    await putOnAgenda(test, person);
    expect(await agenda('?meeting=tasking')).toEqual({
      items: [
        {
          id: expect.any(String),
          meeting: 'tasking',
          kind: 'registration',
          offenderId: person.id,
          referralId: null,
          name: 'Staniforth, Lee',
          summary: 'Registered automatically',
          rule: 'TIER-1',
          reason: 'Score 93 is 90 or more',
          raisedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
          raisedBy: 'Eligibility',
        },
      ],
      total: 1,
    });
    expect(await agenda('?meeting=panel')).toEqual({ items: [], total: 0 });
  });

  it('is somebody on whom an exclusion fell, for the panel to decide (EXCL-4)', async () => {
    await putOnAgenda(test, person, EXCLUSION);
    expect((await agenda('?meeting=panel')).items).toMatchObject([
      { meeting: 'panel', kind: 'exclusion', rule: 'EXCL-4', reason: 'EXCL-MAPPA: MAPPA level 2' },
    ]);
    expect((await agenda('?meeting=tasking')).total).toBe(0);
  });

  it('stands in one list when no meeting is named, who has waited longest first', async () => {
    await putOnAgenda(test, person, EXCLUSION);
    await putOnAgenda(test, person);
    const { items, total } = await agenda();
    expect([items.map((item) => item.kind), total]).toEqual([['exclusion', 'registration'], 2]);
  });

  it('holds somebody once for each reason, however often they are put there', async () => {
    await putOnAgenda(test, person);
    const { seq } = (await client.get('/events')).body as { seq: number };
    await putOnAgenda(test, person, { reason: 'Score 95 is 90 or more' });
    expect((await agenda()).items).toMatchObject([{ reason: 'Score 93 is 90 or more' }]);
    expect(((await client.get(`/events?since=${seq}`)).body as { items: object[] }).items).toEqual([]);
  });

  it('holds somebody once, put there by ten decisions at once', async () => {
    await Promise.all(
      Array.from({ length: 10 }, () =>
        inUnitOfWork(test, async (tx) => {
          await tx.query(sql`select id from offenders where id = ${person.id}${tx.forUpdate}`);
          await test.app.get(Agenda).put(tx, {
            ...{ panel: 'chesterfield', meetingKind: 'tasking', kind: 'registration', offender: person },
            ...{ summary: 'Registered automatically', rule: 'TIER-1', reason: null },
          });
        }),
      ),
    );
    expect((await agenda()).total).toBe(1);
    expect(await countRows(test, sql`agenda_items`, sql`offender_id = ${person.id}`)).toBe(1);
  });

  it('loses who no longer belongs there, and keeps who settled it, when and as what', async () => {
    await putOnAgenda(test, person, EXCLUSION);
    await putOnAgenda(test, person);
    await withdraw(person.id, 'exclusion', 'MAPPA level corrected to 1');
    expect((await agenda()).items.map((item) => item.kind)).toEqual(['registration']);
    expect(await rowsOf(person.id)).toEqual([
      {
        kind: 'exclusion',
        settledAt: expect.any(String),
        settledBy: 'Eligibility',
        settledAs: 'MAPPA level corrected to 1',
        version: 2,
      },
      { kind: 'registration', settledAt: null, settledBy: null, settledAs: null, version: 1 },
    ]);
  });

  it('takes nothing off where nothing waits, and says nothing of it', async () => {
    const { seq } = (await client.get('/events')).body as { seq: number };
    await withdraw(person.id, 'exclusion');
    await putOnAgenda(test, person, EXCLUSION);
    await withdraw(person.id, 'exclusion', 'first');
    await withdraw(person.id, 'exclusion', 'second');
    const { items } = (await client.get(`/events?since=${seq}`)).body as { items: { type: string }[] };
    expect(items.map(({ type }) => type)).toEqual(['agenda.changed', 'agenda.changed']);
    expect(await rowsOf(person.id)).toMatchObject([{ settledAs: 'first', version: 2 }]);
  });

  it('takes somebody back whose reason has come again', async () => {
    await putOnAgenda(test, person, EXCLUSION);
    await withdraw(person.id, 'exclusion');
    await putOnAgenda(test, person, EXCLUSION);
    expect((await agenda()).total).toBe(1);
    expect(await rowsOf(person.id)).toHaveLength(2);
  });

  it('writes each change into the record, the log and the feed', async () => {
    const { seq } = (await client.get('/events')).body as { seq: number };
    await putOnAgenda(test, person, EXCLUSION);
    await withdraw(person.id, 'exclusion', 'MAPPA level corrected to 1');
    const { items: lines } = (await client.get(`/offenders/${person.id}/timeline`)).body as {
      items: object[];
    };
    expect(lines.slice(0, 2)).toMatchObject([
      {
        type: 'agenda.changed',
        summary: 'Taken off the agenda of the next panel meeting',
        reason: 'MAPPA level corrected to 1',
      },
      {
        type: 'agenda.changed',
        summary: 'On the agenda of the next panel meeting',
        rule: 'EXCL-4',
        reason: 'EXCL-MAPPA: MAPPA level 2',
      },
    ]);
    const logged = sql`action = 'agenda.changed' and subject_id = ${person.id}`;
    expect(await countRows(test, sql`audit_entries`, logged)).toBe(2);
    const { items } = (await client.get(`/events?since=${seq}`)).body as { items: object[] };
    const event = { type: 'agenda.changed', panel: 'chesterfield', offenderId: person.id };
    expect(items).toMatchObject([event, event]);
  });

  it('is the operational meeting’s in the City (MEET-3)', async () => {
    const { id } = await addPerson(client, { panel: 'derby-city' });
    await putOnAgenda(test, { id, panel: 'derby-city' }, EXCLUSION);
    const [line] = (await client.get(`/offenders/${id}/timeline`)).body.items as object[];
    expect(line).toMatchObject({ summary: 'On the agenda of the next operational meeting' });
    expect((await agenda('', client, 'derby-city')).total).toBe(1);
    expect((await agenda()).total).toBe(0);
  });

  it('is put there with the decision or not at all', async () => {
    const failing = inUnitOfWork(test, async (tx) => {
      await test.app.get(Agenda).put(tx, { panel: 'chesterfield', offender: person, ...EXCLUSION });
      throw new Error('The decision failed');
    });
    await expect(failing).rejects.toMatchObject({ message: 'The decision failed' });
    expect((await agenda()).total).toBe(0);
    expect((await client.get(`/offenders/${person.id}/timeline`)).body.items).toHaveLength(1);
  });

  it('follows somebody who has moved to another panel', async () => {
    await putOnAgenda(test, person);
    await client.patch(`/offenders/${person.id}`, { panel: 'derby-city' }, 1).expect(200);
    expect((await agenda()).total).toBe(0);
    expect((await agenda('', client, 'derby-city')).items.map(({ offenderId }) => offenderId)).toContain(
      person.id,
    );
  });

  it('leaves out whoever has left the scheme, name and count (LAW-2)', async () => {
    await putOnAgenda(test, person, EXCLUSION);
    await inUnitOfWork(test, (tx) => {
      const left = sql`update offenders set status = 'exited' where id = ${person.id}`;
      return tx.execute(left);
    });
    expect(await agenda()).toEqual({ items: [], total: 0 });
  });

  it.each(['om.derby-city', 'chair.chesterfield', 'coordinator.derby-city'])(
    'is open to %s, of whatever panel (COH-1)',
    async (username) => {
      await putOnAgenda(test, person);
      expect((await agenda('', await signIn(test.url, username))).total).toBe(1);
    },
  );

  it.each(['housing.worker', 'analyst', 'admin', 'auditor'])('is not for %s', async (username) => {
    const reader = await signIn(test.url, username);
    const [real, invented] = [
      await reader.get('/panels/chesterfield/agenda').expect(403),
      await reader.get('/panels/nowhere/agenda').expect(403),
    ];
    expect({ ...real.body, instance: '' }).toEqual({ ...invented.body, instance: '' });
  });

  it('is not found for a panel that is none, and refuses a meeting that is none', async () => {
    expect((await client.get('/panels/nowhere/agenda').expect(404)).body).toMatchObject({
      code: 'NOT_FOUND',
    });
    const { body } = await client.get('/panels/chesterfield/agenda?meeting=dinner').expect(400);
    expect(body).toMatchObject({ errors: [{ field: 'meeting' }] });
  });

  it('shown is logged with whose names were seen (COH-3)', async () => {
    await putOnAgenda(test, person);
    await agenda('?meeting=tasking');
    const [entry] = await readRows<{ detail: string }>(
      test,
      sql`select detail from audit_entries where action = 'agenda.viewed' order by seq desc limit 1`,
    );
    const filter = { panel: 'chesterfield', meeting: 'tasking' };
    expect(JSON.parse(entry?.detail ?? '{}')).toEqual({ filter, shown: [person.id] });
  });
});
