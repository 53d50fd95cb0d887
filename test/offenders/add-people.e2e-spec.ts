import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson, newPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('adding people on %s', (kind) => {
  let test: TestApp;
  let client: Client;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    client = await signIn(test.url, 'coordinator.chesterfield');
  });
  afterAll(() => test.close());

  it('answers with the record, its address and its version', async () => {
    const sent = newPerson({
      gender: 'male',
      pncId: '79/163001b',
      crn: 'x320741',
      prisonNumber: 'a1234bc',
      aliases: ['SMITH, Jack', { surname: 'Jones', forename: 'J' }, 'Spider'],
      address: '1 High Street',
      contactNumber: '01246 000000',
      primarySubstance: 'Heroin',
    });
    const answer = await client.post('/offenders', sent).expect(201);
    expect(answer.headers.etag).toBe('"1"');
    expect(answer.headers.location).toBe(`/api/v1/offenders/${answer.body.id}`);
    expect(answer.body).toMatchObject({
      ...sent,
      pncId: '1979/0163001B',
      crn: 'X320741',
      prisonNumber: 'A1234BC',
      aliases: [
        { surname: 'SMITH', forename: 'Jack' },
        { surname: 'Jones', forename: 'J' },
        { surname: '', forename: 'Spider' },
      ],
      status: 'not-registered',
      route: null,
      tier: null,
      rag: null,
      registeredOn: null,
      inCustody: false,
      ppo: false,
      version: 1,
    });
    const read = await client.get(`/offenders/${answer.body.id}`).expect(200);
    expect(read.body).toEqual(answer.body);
    expect(read.headers.etag).toBe('"1"');
  });

  it('writes state, history, log and event, each once', async () => {
    const seq = (await client.get('/events')).body.seq as number;
    const { id } = await addPerson(client, { panel: 'derby-city' });
    const events = (await client.get(`/events?since=${seq}`)).body.items as object[];
    expect(events).toEqual([
      {
        seq: seq + 1,
        type: 'offender.created',
        panel: 'derby-city',
        offenderId: id,
        version: 1,
        at: expect.any(String),
      },
    ]);
    const history = (await client.get(`/offenders/${id}/timeline`)).body.items as object[];
    expect(history).toMatchObject([{ type: 'offender.created', by: 'Helen Marsh', agency: 'police' }]);
    expect(
      await countRows(test, sql`audit_entries`, sql`subject_id = ${id} and action = 'offender.created'`),
    ).toBe(1);
  });

  it('names every field that cannot be used, with the rule where there is one, and saves nothing', async () => {
    const before = await countRows(test, sql`offenders`);
    const answer = await client
      .post('/offenders', {
        surname: ' ',
        forename: 'A',
        dateOfBirth: '2014-06-04',
        panel: 'x',
        pncId: '2001/0171310S',
        crn: '1',
      })
      .expect(400);
    expect(answer.body).toMatchObject({ code: 'BAD_INPUT', title: 'Bad input' });
    const errors = answer.body.errors as { field: string; rule?: string }[];
    expect(errors.map(({ field, rule }) => [field, rule]).sort()).toEqual([
      ['crn', 'ID-CRN'],
      ['dateOfBirth', undefined],
      ['panel', undefined],
      ['pncId', 'ID-PNC'],
      ['surname', undefined],
    ]);
    expect(await countRows(test, sql`offenders`)).toBe(before);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['an unknown field', { status: 'registered' }, 'status'],
    ['a field of the product’s own', { id: 'mine' }, 'id'],
    ['a number for a name', { surname: 3 }, 'surname'],
    ['a list for a name', { forename: ['A'] }, 'forename'],
    ['a surname too long', { surname: 'x'.repeat(101) }, 'surname'],
    ['text for aliases', { aliases: 'Spider' }, 'aliases'],
    ['a number among the aliases', { aliases: [3] }, 'aliases'],
    [
      'more aliases than anybody has',
      { aliases: Array.from({ length: 51 }, (_, n) => `Alias ${n}`) },
      'aliases',
    ],
    ['text for confirmedNew', { confirmedNew: 'true' }, 'confirmedNew'],
    ['a NUL in a name', { surname: 'Sm\0ith' }, 'surname'],
  ])('refuses %s', async (_, wrong, field) => {
    const answer = await client.post('/offenders', newPerson(wrong)).expect(400);
    expect((answer.body.errors as { field: string }[]).map((error) => error.field)).toEqual([field]);
  });

  it('refuses a body that is none', async () => {
    await client.post('/offenders').expect(400);
    await client.post('/offenders', []).expect(400);
  });

  describe('when somebody may be on the list already', () => {
    let known: { id: string };

    beforeAll(async () => {
      known = await addPerson(client, {
        surname: 'O’Connor',
        forename: 'Siân',
        dateOfBirth: '1985-05-05',
        pncId: '2001/0171310W',
        crn: 'B654321',
        prisonNumber: 'Z9876YX',
        aliases: ['Smith, Jane', 'Jay Walker'],
      });
    });

    it.each([
      ['pncId', '01/171310W', 'ID-PNC', 'pnc-id'],
      ['pncId', '2001/171310w', 'ID-PNC', 'pnc-id'],
      ['pncId', '01171310W', 'ID-PNC', 'pnc-id'],
      ['crn', 'b654321', 'ID-CRN', 'crn'],
      ['crn', ' B 654321', 'ID-CRN', 'crn'],
      ['prisonNumber', 'z9876yx', 'ID-PRISON', 'prison-number'],
    ])(
      'refuses the %s %s, which is held already, even when told it is another person',
      async (field, value, rule, by) => {
        const answer = await client
          .post('/offenders', newPerson({ [field]: value, confirmedNew: true }))
          .expect(409);
        expect(answer.body).toMatchObject({ code: 'identifier-held', rule, errors: [{ field }] });
        expect(answer.body.matches).toEqual([
          {
            id: known.id,
            surname: 'O’Connor',
            forename: 'Siân',
            dateOfBirth: '1985-05-05',
            panel: 'chesterfield',
            status: 'not-registered',
            by,
          },
        ]);
      },
    );

    it.each<[string, Record<string, unknown>]>([
      ['the same name', { surname: 'O’Connor', forename: 'Siân' }],
      ['another spelling', { surname: "O'CONNOR", forename: 'Sian' }],
      ['the names swapped', { surname: 'Siân', forename: 'OConnor' }],
      ['an alias of theirs', { surname: 'Smith', forename: 'Jane' }],
      ['an alias of theirs, swapped', { surname: 'Jane', forename: 'Smith' }],
      ['their name as an alias', { aliases: ['O’CONNOR, Sian'] }],
      ['an alias of theirs as an alias', { aliases: ['Walker, Jay'] }],
    ])('shows them for a decision: %s and the same date of birth', async (_, name) => {
      const sent = newPerson({ ...name, dateOfBirth: '1985-05-05' });
      const answer = await client.post('/offenders', sent).expect(422);
      expect(answer.body).toMatchObject({ code: 'possible-duplicate', rule: 'REF-7' });
      expect(answer.body.matches).toMatchObject([{ id: known.id, by: 'name-and-date-of-birth' }]);
    });

    it('logs that they were shown', async () => {
      const shown = sql`subject_id = ${known.id} and action = 'offender.match-viewed'`;
      const before = await countRows(test, sql`audit_entries`, shown);
      await client.post('/offenders', newPerson({ crn: 'B654321' })).expect(409);
      expect(await countRows(test, sql`audit_entries`, shown)).toBe(before + 1);
    });

    it.each<[string, Record<string, unknown>]>([
      ['another date of birth', { surname: 'O’Connor', forename: 'Siân', dateOfBirth: '1985-05-06' }],
      ['another forename', { surname: 'O’Connor', forename: 'Sinead', dateOfBirth: '1985-05-05' }],
    ])('takes %s for another person', async (_, name) => {
      await client.post('/offenders', newPerson(name)).expect(201);
    });

    it('adds another person of that name when somebody says so', async () => {
      const sent = newPerson({
        surname: 'O’Connor',
        forename: 'Siân',
        dateOfBirth: '1985-05-05',
        confirmedNew: true,
      });
      const answer = await client.post('/offenders', sent).expect(201);
      expect(answer.body.id).not.toBe(known.id);
    });
  });

  it.each<[string, Record<string, unknown>, number]>([
    ['with the same CRN', { crn: 'C111111' }, 409],
    ['with the same name and date of birth', { surname: 'Twin', forename: 'Same' }, 422],
  ])(
    'of eight who add one person at once %s, one succeeds and the others are told',
    async (_, same, status) => {
      const answers = await Promise.all(
        Array.from({ length: 8 }, () =>
          client.post('/offenders', newPerson({ dateOfBirth: '1970-07-07', ...same })),
        ),
      );
      const [created, ...more] = answers.filter((answer) => answer.status === 201);
      expect(more).toEqual([]);
      const refused = answers.filter((answer) => answer !== created);
      expect(refused.map((answer) => answer.status)).toEqual(Array(7).fill(status));
      for (const { body } of refused) expect(body.matches).toMatchObject([{ id: created?.body.id }]);
    },
  );

  it('stores names, and not what looks like SQL or a template in them', async () => {
    const odd = `Robert'); drop table offenders;-- {{7*7}} <b>`;
    const { id } = await addPerson(client, { surname: odd, notes: '$1 ? :x %s' });
    const [row] = await readRows(test, sql`select surname, notes from offenders where id = ${id}`);
    expect(row).toEqual({ surname: odd, notes: '$1 ? :x %s' });
  });
});
