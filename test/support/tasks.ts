import { expect } from '@jest/globals';
import type { TaskDetails, TaskPage } from '../../src/modules/tasks/index.js';
import type { Client } from './sign-in.js';

/** Hands out a task over the API: to housing, due on 6 June 2014, unless said otherwise. */
export async function handOut(client: Client, task: Record<string, unknown> = {}): Promise<TaskDetails> {
  const about = 'offenderId' in task ? {} : { panel: 'chesterfield' };
  const sent = {
    action: 'Call the landlord',
    ownerAgency: 'housing',
    dueOn: '2014-06-06',
    ...about,
    ...task,
  };
  const { status, body } = await client.post('/tasks', sent);
  expect([status, (body as { errors?: unknown }).errors]).toEqual([201, undefined]);
  return body as TaskDetails;
}

export async function listTasks(client: Client, query = ''): Promise<TaskPage> {
  return (await client.get(`/tasks${query}`).expect(200)).body as TaskPage;
}

export async function readTask(client: Client, id: string): Promise<TaskDetails> {
  return (await client.get(`/tasks/${id}`).expect(200)).body as TaskDetails;
}
