import type { Client } from './sign-in.js';

/** Calls a meeting, without anybody there and not opened. */
export async function callMeeting(
  runner: Client,
  more: { panel?: string; kind?: string; startsAt?: string } = {},
): Promise<string> {
  const call = { panel: 'chesterfield', kind: 'tasking', startsAt: '2014-06-03T10:00:00Z', ...more };
  return (await runner.post('/meetings', call).expect(201)).body.id as string;
}

/** Checks somebody in by name, as whoever runs the meeting does; returns the id of their attendance. */
export async function checkIn(runner: Client, meetingId: string, agency: string): Promise<string> {
  const person = { name: `Somebody of ${agency}`, agency };
  return (await runner.post(`/meetings/${meetingId}/attendance`, person).expect(201)).body.id as string;
}

/** Checks in whoever asks. */
export async function walkIn(client: Client, meetingId: string): Promise<string> {
  return (await client.post(`/meetings/${meetingId}/attendance`, {}).expect(201)).body.id as string;
}
