import { addPerson, clearForDecision, type CreatedPerson } from './people.js';
import type { Client } from './sign-in.js';

/** Adds somebody whom a score registers today; their last offence is of the beginning of 2014. */
export async function register(
  client: Client,
  particulars: Record<string, unknown> = {},
): Promise<CreatedPerson> {
  const person = await addPerson(client, particulars);
  await clearForDecision(client, person.id, '2014-01-02');
  await client.post(`/offenders/${person.id}/scores`, { score: 95, assessedOn: '2014-06-01' }).expect(201);
  return person;
}
