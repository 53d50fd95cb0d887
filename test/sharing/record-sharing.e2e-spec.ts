import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordSharing } from '../../src/modules/involvement/index.js';
import { FACTS, mayShare } from '../../src/modules/sharing/index.js';
import { endAgreement } from '../support/agreements.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { involve } from '../support/involve.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('who can see a record on %s', (kind) => {
  let test: TestApp;
  let police: Client;
  let id: string;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    police = await signIn(test.url, 'coordinator.chesterfield');
    id = (await addPerson(police)).id;
    await involve(police, id, 'housing');
    await police
      .post(`/offenders/${id}/pathways`, {
        ...{ pathway: 'drugs', need: 'identified', status: 'active', from: '2014-05-20' },
        providerAgency: 'drugs-alcohol',
      })
      .expect(201);
    await police
      .post(`/offenders/${id}/custody`, { establishment: 'HMP Ranby', from: '2014-06-01' })
      .expect(201);
  });
  afterAll(() => test.close());

  const read = async (client = police): Promise<RecordSharing> =>
    (await client.get(`/offenders/${id}/sharing`).expect(200)).body as RecordSharing;

  it('says which agencies are involved today, and by what', async () => {
    const part = { establishment: null, to: null, isSharing: true };
    expect((await read()).involved).toEqual([
      { ...part, agency: 'drugs-alcohol', by: 'pathway', from: '2014-05-20' },
      { ...part, agency: 'housing', by: 'contact', from: '2014-05-01' },
      { ...part, agency: 'prison', by: 'custody', establishment: 'HMP Ranby', from: '2014-06-01' },
    ]);
  });

  it('says of every fact what the table says', async () => {
    const { facts, involved } = await read();
    expect(facts.map(({ fact }) => fact)).toEqual(FACTS);
    for (const { fact, ...grants } of facts) {
      for (const action of ['read', 'write'] as const) {
        const expected = involved
          .map(({ agency }) => agency)
          .filter((agency) => mayShare({ role: 'partner', agency }, action, fact));
        expect([fact, action, grants[action].agencies]).toEqual([fact, action, expected]);
      }
    }
    expect(facts.find(({ fact }) => fact === 'drug-tests')?.read.agencies).toEqual([
      'drugs-alcohol',
      'prison',
    ]);
    expect(facts.find(({ fact }) => fact === 'intelligence')?.write).toEqual({
      ...{ roles: ['coordinator'], onlyAgency: 'police', agencies: [] },
    });
  });

  it('gives nothing to an agency whose agreement has ended', async () => {
    await endAgreement(await signIn(test.url, 'admin'), 'drugs-alcohol', '2014-06-02');
    const { facts, involved } = await read();
    expect(involved[0]).toMatchObject({ agency: 'drugs-alcohol', isSharing: false });
    expect(facts.flatMap((row) => [...row.read.agencies, ...row.write.agencies])).not.toContain(
      'drugs-alcohol',
    );
  });

  it('is open to whoever may open the record, and to nobody else (LAW-4)', async () => {
    await read(await signIn(test.url, 'housing.worker'));
    const yos = await signIn(test.url, 'yos.worker');
    const [real, invented] = [
      await yos.get(`/offenders/${id}/sharing`).expect(404),
      await yos.get('/offenders/nobody/sharing').expect(404),
    ];
    expect({ ...real.body, instance: '' }).toEqual({ ...invented.body, instance: '' });
    for (const username of ['analyst', 'admin', 'auditor'])
      await (await signIn(test.url, username)).get(`/offenders/${id}/sharing`).expect(403);
  });
});
