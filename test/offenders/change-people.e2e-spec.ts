import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson, newPerson, type CreatedPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('changing particulars on %s', (kind) => {
  let test: TestApp;
  let client: Client;
  let colleague: Client;
  let person: CreatedPerson;
  let path: string;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    client = await signIn(test.url, 'coordinator.chesterfield');
    colleague = await signIn(test.url, 'om.derby-city');
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    person = await addPerson(client, { address: '1 High Street', aliases: ['Spider'] });
    path = `/offenders/${person.id}`;
  });

  it('changes what is named and leaves the rest', async () => {
    const answer = await client.patch(path, { contactNumber: '01246 111111' }, 1).expect(200);
    expect(answer.headers.etag).toBe('"2"');
    expect(answer.body).toEqual({ ...person, contactNumber: '01246 111111', version: 2 });
    expect((await client.get(path)).body).toEqual(answer.body);
  });

  it('takes a value away with null, and refuses to take away a name', async () => {
    const answer = await client.patch(path, { address: null, aliases: [] }, 1).expect(200);
    expect(answer.body).toMatchObject({ address: null, aliases: [] });
    const refused = await client
      .patch(path, { surname: null, panel: null, dateOfBirth: null }, 2)
      .expect(400);
    const fields = (refused.body.errors as { field: string }[]).map(({ field }) => field);
    expect(fields.sort()).toEqual(['dateOfBirth', 'panel', 'surname']);
  });

  it('says in the timeline who changed what, from what to what', async () => {
    await colleague.patch(path, { surname: 'Renamed', address: '2 High Street' }, 1).expect(200);
    const [latest] = (await client.get(`${path}/timeline`)).body.items as object[];
    expect(latest).toMatchObject({
      type: 'offender.changed',
      by: 'Nadia Hussain',
      agency: 'probation-nps',
      summary: 'Details changed: surname, address',
      detail: {
        before: { surname: person.surname, address: '1 High Street' },
        after: { surname: 'Renamed', address: '2 High Street' },
      },
    });
  });

  it.each([
    ['missing', undefined],
    ['no version', 'abc'],
    ['a star', '*'],
    ['empty', ''],
  ])('refuses a change whose If-Match is %s', async (_, header) => {
    const asking = client.patch(path, { address: 'x' }, 1);
    if (header === undefined) void asking.unset('if-match');
    else void asking.set('if-match', header);
    const answer = await asking.expect(400);
    expect(answer.body.errors).toMatchObject([{ field: 'If-Match' }]);
    expect((await client.get(path)).body.version).toBe(1);
  });

  it('refuses a change from an older version, with what is recorded now', async () => {
    await colleague.patch(path, { address: '2 High Street' }, 1).expect(200);
    const answer = await client.patch(path, { address: '3 High Street', notes: 'mine' }, 1).expect(412);
    expect(answer.body).toMatchObject({
      code: 'STALE',
      currentVersion: 2,
      current: { surname: person.surname, address: '2 High Street', notes: null },
    });
    expect((await client.get(path)).body).toMatchObject({
      address: '2 High Street',
      notes: null,
      version: 2,
    });
  });

  it.each([
    ['stale', { address: 'x' }, 99, 412],
    ['empty', {}, 1, 200],
  ])('logs that a %s change showed the record', async (_, body, version, status) => {
    const viewed = sql`subject_id = ${person.id} and action = 'offender.viewed'`;
    const before = await countRows(test, sql`audit_entries`, viewed);
    await client.patch(path, body, version).expect(status);
    expect(await countRows(test, sql`audit_entries`, viewed)).toBe(before + 1);
    expect((await client.get(path)).body.version).toBe(1);
  });

  it('lets one of ten changes at once through, and shows the others what it was', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (index % 2 ? client : colleague).patch(path, { notes: `note ${index}` }, 1),
      ),
    );
    const [winner, ...others] = answers.sort((a, b) => a.status - b.status);
    expect(winner?.status).toBe(200);
    expect(others.map(({ status }) => status)).toEqual(Array(9).fill(412));
    for (const { body } of others) expect(body.current.notes).toBe(winner?.body.notes);
    expect((await client.get(path)).body).toMatchObject({ notes: winner?.body.notes, version: 2 });
    const history = (await client.get(`${path}/timeline`)).body.items as object[];
    expect(history).toHaveLength(2);
  });

  it('refuses an identifier that somebody else holds, with whom', async () => {
    const other = await addPerson(client, { crn: `D${String(Date.now()).slice(-6)}` });
    const answer = await client.patch(path, { crn: other.crn }, 1).expect(409);
    expect(answer.body).toMatchObject({
      code: 'identifier-held',
      rule: 'ID-CRN',
      matches: [{ id: other.id }],
    });
    await client.patch(`/offenders/${other.id}`, { crn: other.crn, notes: 'own number' }, 1).expect(200);
  });

  it('does not mistake a namesake for the same person', async () => {
    const twin = await addPerson(client, { surname: 'Namesake', dateOfBirth: '1971-01-01' });
    const answer = await client
      .patch(path, { surname: 'Namesake', dateOfBirth: '1971-01-01' }, 1)
      .expect(200);
    expect(answer.body.id).not.toBe(twin.id);
  });

  it('is found by the new name, and no longer by the old', async () => {
    const unique = `Zzyx${person.id.slice(-4)}`;
    await client.patch(path, { surname: unique, aliases: ['Moth'] }, 1).expect(200);
    const found = async (q: string): Promise<string[]> =>
      ((await client.get(`/offenders?q=${q}`)).body.items as { id: string }[]).map(({ id }) => id);
    expect(await found(unique)).toEqual([person.id]);
    expect(await found('moth')).toContain(person.id);
    expect(await found(String(person.surname))).not.toContain(person.id);
  });

  it('tells both panels when somebody moves between them', async () => {
    const seq = (await client.get('/events')).body.seq as number;
    await client.patch(path, { panel: 'derby-city' }, 1).expect(200);
    const events = (await client.get(`/events?since=${seq}`)).body.items as { type: string; panel: string }[];
    expect(events.map(({ type, panel }) => [type, panel]).sort()).toEqual([
      ['offender.changed', 'chesterfield'],
      ['offender.changed', 'derby-city'],
    ]);
    const counts = await Promise.all(
      ['chesterfield', 'derby-city'].map(async (panel) => {
        const { items } = (await client.get(`/offenders?panel=${panel}&q=${String(person.surname)}`)).body;
        return (items as unknown[]).length;
      }),
    );
    expect(counts).toEqual([0, 1]);
  });

  it('has nothing to change of somebody who is not there', async () => {
    const answer = await client.patch('/offenders/nobody', { notes: 'x' }, 1).expect(404);
    expect(answer.body).toMatchObject({ code: 'NOT_FOUND', detail: 'The person was not found.' });
  });

  it('refuses fields that are not particulars', async () => {
    for (const field of ['status', 'tier', 'rag', 'version', 'registeredOn', 'id']) {
      const answer = await client.patch(path, { [field]: newPerson().surname }, 1).expect(400);
      expect(answer.body.errors).toMatchObject([{ field }]);
    }
  });
});
