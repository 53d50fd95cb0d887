import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createIndexes, createTable, makeAppendOnly } from './portable-schema.js';

/** The tasks that agencies are handed, and what became of them (MEET-6). */
export class Tasks1764000005000 implements MigrationInterface {
  readonly name = 'Tasks1764000005000';

  async up(runner: QueryRunner): Promise<void> {
    await createTasks(runner);
    await countOpenTasksAsInvolvement(runner);
    // A notice may be about a task, or about a meeting.
    await addColumns(runner, 'notices', ['task_id text', 'meeting_id text']);
    await makeAppendOnly(runner, ['task_history']);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was recorded is never taken away: restore a backup instead.'));
  }
}

async function createTasks(runner: QueryRunner): Promise<void> {
  // What a meeting speaks of is made and unmade with its agenda: a task only remembers which it was.
  await createTable(
    runner,
    'tasks',
    `id text primary key, panel text not null references panels (key), meeting_id text references meetings (id),
     meeting_item_id text, offender_id text references offenders (id), kind text, action text not null,
     owner_agency text not null references agencies (key), owner_id text references users (id), owner_name text,
     owned_since text not null, due_on text not null, status text not null, note text, created_at text not null,
     created_by text not null, created_by_id text not null, closed_at text, closed_by text,
     told_due_soon_for text, told_overdue_for text, version integer not null`,
  );
  await createTable(
    runner,
    'task_history',
    `id text primary key, task_id text not null references tasks (id), at text not null, actor_id text not null,
     actor_name text not null, agency text not null, owner_agency text not null, type text not null,
     changes text not null, note text`,
  );
  await createIndexes(runner, [
    'tasks_by_owner on tasks (owner_id, status, due_on, id)',
    'tasks_by_agency on tasks (owner_agency, status, due_on, id)',
    'tasks_by_panel on tasks (panel, status, due_on, id)',
    'tasks_by_offender on tasks (offender_id, status, due_on, id)',
    'tasks_by_meeting on tasks (meeting_id, created_at, id)',
    'tasks_by_day on tasks (status, due_on, id)',
    'task_history_by_task on task_history (task_id, at, id)',
  ]);
}

/** An agency that has something to do about a person has a part in them until it is done. */
async function countOpenTasksAsInvolvement(runner: QueryRunner): Promise<void> {
  await runner.query('drop view involvements');
  await runner.query(`create view involvements as
    select offender_id, contact_agency as agency, null as establishment, 'contact' as kind, from_day, to_day
      from current_contacts
    union all
    select offender_id, provider_agency, null, 'pathway', from_day, to_day
      from current_pathways where provider_agency is not null
    union all
    select offender_id, 'prison', establishment, 'custody', from_day, to_day from current_custody
    union all
    select offender_id, agency, null, 'referral', substr(decided_at, 1, 10), null
      from referrals where status = 'accepted' and offender_id is not null
    union all
    select offender_id, owner_agency, null, 'task', substr(owned_since, 1, 10), null
      from tasks where status = 'open' and offender_id is not null`);
}
