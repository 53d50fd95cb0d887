import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { LiveClient } from '../support/live-client.js';
import { compileProgram, type CompiledProgram } from '../support/compiled-program.js';
import { createEmptyDatabase, databaseKinds } from '../support/databases.js';
import { signIn } from '../support/sign-in.js';

const NAME = 'Markedsurname';
const MARKED = [NAME, 'marked', 'MARKED'];

/** Everything that could carry a name: bodies, queries, paths, headers, refusals and faults. */
async function useEverything(url: string): Promise<string[]> {
  const client = await signIn(url, 'coordinator.chesterfield');
  const person = { surname: NAME, forename: 'marked', dateOfBirth: '1980-01-01', panel: 'chesterfield' };
  const created = await client
    .post('/offenders', { ...person, address: 'marked lane', crn: 'M123456' })
    .expect(201);
  const path = `/offenders/${created.body.id}`;
  await client.post('/offenders', person).expect(422);
  await client.post('/offenders', { ...person, crn: 'M123456' }).expect(409);
  await client.post('/offenders', { ...person, surname: { [NAME]: NAME } }).expect(400);
  await client
    .post('/offenders')
    .set('content-type', 'application/json')
    .send(`{"surname":"${NAME}`)
    .expect(400);
  await client.get(`/offenders?q=${NAME}`).expect(200);
  await client.get(`/offenders?cursor=${NAME}`).expect(400);
  await client.get(`/nothing?q=${NAME}`).expect(404);
  await client.patch(path, { notes: 'marked' }, 1).expect(200);
  await client.patch(path, { notes: 'marked' }, 1).expect(412);
  await client.post(`${path}/scores`, { score: 91, assessedOn: '2014-06-01' }).expect(201);
  await client.put(`${path}/rag`, { status: 'red', reason: 'marked reason' }).expect(200);
  await client.get('/me').set('x-marked', 'marked').set('referer', `${url}/cohort?q=${NAME}`).expect(200);
  await request(url).get(`/cohort?q=${NAME}`).set('authorization', `Bearer ${client.token}`).expect(200);
  await request(url).get(`/sign-in?next=/cohort?q=${NAME}`).expect(200);
  await request(url).post('/api/v1/sessions').send({ username: NAME, password: 'marked' }).expect(401);
  await request(url).get(`/calendar/${NAME}.ics`).expect(404);
  await request(url).get(`/%63alendar/${NAME}.ICS?x=1`).expect(404);
  const live = await new LiveClient(url, { auth: { token: client.token } }).connect();
  await live.watch([NAME]);
  live.close();
  return [client.token];
}

describe.each(databaseKinds())('the technical log on %s', (kind) => {
  let program: CompiledProgram;

  beforeAll(async () => {
    program = await compileProgram();
  });
  afterAll(() => program.remove());

  it('holds no name, no search, no password and no token, at its most talkative', async () => {
    const database = await createEmptyDatabase(kind);
    let tokens: string[] = [];
    try {
      const { stdout, stderr } = await program.run(
        { DATABASE_URL: database.url, IOM_DEMO: 'users', IOM_LOG_LEVEL: 'trace', PORT: '0' },
        {
          text: 'auditor',
          then: async (said) => {
            tokens = await useEverything(/http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '');
          },
        },
      );
      const said = stdout + stderr;
      expect(said.split('\n').filter((line) => line.includes('request completed')).length).toBeGreaterThan(
        15,
      );
      for (const secret of [...MARKED, ...tokens]) expect(said).not.toContain(secret);
      expect(stderr).toBe('');
    } finally {
      await database.remove();
    }
  });
});
