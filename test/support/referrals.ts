import { expect } from '@jest/globals';
import type { Client } from './sign-in.js';

export interface SentReferral {
  id: string;
  version: number;
  status: string;
  [field: string]: unknown;
}

let made = 0;

/** A name that nobody else has. */
export function newName(): string {
  made += 1;
  return `Referred${[...String(made)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;
}

/** What every agency is asked (REF-1), about somebody whom nobody knows. */
export const everybodyAnswers = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  referredOn: '2014-06-03',
  surname: newName(),
  forename: 'Lee',
  dateOfBirth: '1985-03-27',
  address: 'No fixed abode',
  currentOffencesOrConcerns: 'Burglary dwelling, twice since April',
  relevantFactors: { substanceMisuse: 'Heroin daily' },
  addedValue: 'Joint visits',
  completedBy: 'Nadia Hussain',
  area: 'chesterfield',
  ...more,
});

export const probationAnswers = (
  more: Record<string, unknown> = {},
  probation: Record<string, unknown> = {},
): Record<string, unknown> => ({
  ...everybodyAnswers(more),
  probation: {
    offenderManager: 'Nadia Hussain',
    contactNumber: '01246 000000',
    ogrsScore: 84,
    currentOrders: 'Community order, 12 months',
    previouslyOnScheme: false,
    ...probation,
  },
});

export const partnerAnswers = (
  more: Record<string, unknown> = {},
  criteria: Record<string, unknown> = { riskToCommunity: false, needs: ['drugs', 'accommodation'] },
): Record<string, unknown> => ({ ...everybodyAnswers(more), criteria });

/** Begins a draft over the API. */
export async function startReferral(client: Client, answers: Record<string, unknown>): Promise<SentReferral> {
  const { status, body } = await client.post('/referrals', answers);
  expect({ status, errors: (body as { errors?: unknown }).errors }).toEqual({
    status: 201,
    errors: undefined,
  });
  return body as SentReferral;
}

/** Begins and sends one. */
export async function sendReferral(client: Client, answers: Record<string, unknown>): Promise<SentReferral> {
  const { id } = await startReferral(client, answers);
  const { status, body } = await client.post(`/referrals/${id}/submit`, {});
  expect({ status, body }).toMatchObject({ status: 200, body: { status: 'submitted' } });
  return (await client.get(`/referrals/${id}`).expect(200)).body as SentReferral;
}

/** Begins and sends one of a partner's, as somebody reads it who may know whom it is about. */
export async function sendPartnerReferral(partner: Client, reader: Client): Promise<SentReferral> {
  const { id } = await sendReferral(partner, partnerAnswers());
  return (await reader.get(`/referrals/${id}`).expect(200)).body as SentReferral;
}

/** Calls a meeting, with these agencies there, and opens it. */
export async function openMeeting(
  chair: Client,
  { panel = 'chesterfield', kind = 'tasking', agencies = ['police', 'probation-nps', 'housing'] } = {},
): Promise<string> {
  const startsAt = '2014-06-03T10:00:00Z';
  const { body } = await chair.post('/meetings', { panel, kind, startsAt }).expect(201);
  const { id } = body as { id: string };
  for (const agency of agencies) {
    await chair.post(`/meetings/${id}/attendance`, { name: `Somebody of ${agency}`, agency }).expect(201);
  }
  await chair.post(`/meetings/${id}/open`).expect(200);
  return id;
}

/** Decides over a referral. */
export const decide = (
  chair: Client,
  meetingId: string,
  referralId: string,
  more: Record<string, unknown> = {},
): ReturnType<Client['post']> =>
  chair.post(`/meetings/${meetingId}/decisions`, {
    referralId,
    outcome: 'accept',
    reason: 'The scheme can help',
    ...more,
  });
