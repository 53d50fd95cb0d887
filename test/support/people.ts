import { expect } from '@jest/globals';
import type { Client } from './sign-in.js';

export interface CreatedPerson {
  id: string;
  version: number;
  [field: string]: unknown;
}

let made = 0;

/** Particulars that nobody else has. */
export function newPerson(particulars: Record<string, unknown> = {}): Record<string, unknown> {
  made += 1;
  const word = [...String(made)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  return {
    surname: `Tester${word}`,
    forename: 'Alex',
    dateOfBirth: '1980-01-01',
    panel: 'chesterfield',
    ...particulars,
  };
}

/** Adds a person over the API. */
export async function addPerson(
  client: Client,
  particulars: Record<string, unknown> = {},
): Promise<CreatedPerson> {
  const answer = await client.post('/offenders', newPerson(particulars));
  expect({ status: answer.status, errors: answer.body.errors }).toEqual({ status: 201, errors: undefined });
  return answer.body as CreatedPerson;
}

/**
 * Records what the rules ask about before they let anybody in (EXCL-3): no MAPPA management, and a conviction.
 * Returns the person's version.
 */
export async function clearForDecision(client: Client, id: string, convictedOn: string): Promise<number> {
  const conviction = { category: 'theft-non-motor', outcome: 'conviction', outcomeDate: convictedOn };
  await client.post(`/offenders/${id}/offences`, { offenceDate: convictedOn, ...conviction }).expect(201);
  const answer = await client.put(`/offenders/${id}/designations`, { mappaLevel: 0 }).expect(200);
  return (answer.body as { version: number }).version;
}
