import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('searching the list on %s', (kind) => {
  let test: TestApp;
  let client: Client;
  let neil: string;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    client = await signIn(test.url, 'coordinator.chesterfield');
    const person = await addPerson(client, {
      surname: 'O’Brien',
      forename: 'Neil Patrick',
      dateOfBirth: '1979-06-03',
      pncId: '79/163001B',
      crn: 'X320741',
      prisonNumber: 'A1234BC',
      aliases: ['Smith-Jones, Chloë', 'Spider'],
    });
    neil = person.id;
    await addPerson(client, {
      surname: 'Brientree',
      forename: 'Nigel',
      crn: 'X320742',
      pncId: '2001/0171310W',
    });
    await addPerson(client, { surname: 'Łukasz', forename: 'Müller' });
  });
  afterAll(() => test.close());

  const found = async (q: string): Promise<string[]> => {
    const answer = await client.get('/offenders').query({ q }).expect(200);
    const items = answer.body.items as { id: string }[];
    expect(answer.body.total).toBe(items.length);
    return items.map(({ id }) => id);
  };

  it.each([
    "O'Brien",
    'OBrien',
    'o’brien',
    'O Brien',
    'neil patrick o’brien',
    'O’BRIEN, NEIL',
    'patrick',
    'chloe',
    'Smith Jones',
    'spider',
    '79/163001B',
    '1979/0163001B',
    '79163001b',
    '163001B',
    '0163001B',
    'x320741',
    'X 320741',
    'a1234bc',
    '3/6/1979',
    '03/06/1979',
    '1979-06-03',
  ])('finds one person by %s', async (q) => {
    expect(await found(q)).toEqual([neil]);
  });

  it.each(['zzz', '80/163001B', '4/6/1979', '%', '_', "'", '*', '?', '\\', 'neil nigel'])(
    'finds nobody by %s',
    async (q) => {
      expect(await found(q)).toEqual([]);
    },
  );

  it('finds both whose names begin so', async () => {
    expect(await found('brien')).toHaveLength(2);
    expect(await found('x3207')).toHaveLength(2);
  });

  it('finds names beyond English letters, typed with or without accents', async () => {
    expect(await found('muller')).toHaveLength(1);
    expect(await found('MÜLLER')).toHaveLength(1);
    expect(await found('łukasz')).toHaveLength(1);
  });

  it('keeps to the other filters', async () => {
    expect((await client.get('/offenders?q=spider&panel=chesterfield')).body.total).toBe(1);
    expect((await client.get('/offenders?q=spider&panel=derby-city')).body.total).toBe(0);
  });
});
