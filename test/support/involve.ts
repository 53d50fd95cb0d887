import { expect } from '@jest/globals';
import type { Client } from './sign-in.js';

/** Makes an agency one that is involved with somebody: by a contact of theirs. Returns the contact's id. */
export async function involve(keeper: Client, offenderId: string, contactAgency: string): Promise<string> {
  const contact = { contactAgency, kind: 'worker', name: 'Kay Worker', from: '2014-05-01' };
  const { status, body } = await keeper.post(`/offenders/${offenderId}/contacts`, contact);
  expect([status, body]).toEqual([201, expect.anything()]);
  return (body as { id: string }).id;
}
