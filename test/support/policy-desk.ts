import { expect } from '@jest/globals';
import { addPerson, clearForDecision } from './people.js';
import type { Client } from './sign-in.js';

/** The issue's own example: 75 and over automatic. */
export const FROM_75 = {
  effectiveOn: '2014-07-01',
  sourceNote: 'Quarterly review, June 2014: 75 and over automatic',
  instruments: [{ name: 'ogrs3', tier1From: 75, tier2From: 70 }],
};

export interface DraftAnswer {
  id: string;
  version: number;
  status: string;
  became: number | null;
  [field: string]: unknown;
}

/** Drafts a policy over the API, from the version in force unless told otherwise. */
export async function draftPolicy(admin: Client, terms: object = FROM_75): Promise<DraftAnswer> {
  const answer = await admin.post('/policy/drafts', terms);
  expect({ status: answer.status, errors: answer.body.errors }).toEqual({ status: 201, errors: undefined });
  return answer.body as DraftAnswer;
}

/** Somebody whose score alone decides: no MAPPA management, and a conviction of the month before. */
export async function addScored(
  client: Client,
  score: number,
  { day = '2014-06-02', ...particulars }: { day?: string; [field: string]: unknown } = {},
): Promise<string> {
  const { id } = await addPerson(client, particulars);
  await clearForDecision(client, id, '2014-05-20');
  await client.post(`/offenders/${id}/scores`, { score, assessedOn: day }).expect(201);
  return id;
}
