import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createIndexes, createTable } from './portable-schema.js';

/** What a meeting has before it: the chair's edits until it opens, and from then on every item as it stood (MEET-4). */
export class MeetingAgenda1764000007000 implements MigrationInterface {
  readonly name = 'MeetingAgenda1764000007000';

  async up(runner: QueryRunner): Promise<void> {
    // What an item is about is its key: `referral:ID`, `exit:OFFENDER`. A task may be of a table that is made later.
    await createTable(
      runner,
      'meeting_items',
      `id text primary key, meeting_id text not null references meetings (id), position integer not null,
       key text not null, kind text not null, section text not null, offender_id text references offenders (id),
       referral_id text references referrals (id), task_id text, agenda_item_id text references agenda_items (id),
       summary text not null, rule text, reason text, reasons text not null, carried integer not null,
       state text not null, added_by text, added_at text, taken_off_by text, taken_off_at text,
       taken_off_reason text, reached_at text, version integer not null, unique (meeting_id, key)`,
    );
    // Null of a meeting that was opened before agendas were kept, and of one that has not been opened.
    await addColumns(runner, 'meetings', ['agenda_set_at text']);
    await createIndexes(runner, [
      'meeting_items_by_meeting on meeting_items (meeting_id, position)',
      'meeting_items_by_key on meeting_items (key, state)',
      'meeting_items_by_offender on meeting_items (offender_id)',
      'registrations_by_time on registrations (recorded_at)',
      'rag_statuses_by_time on rag_statuses (since)',
    ]);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was recorded is never taken away: restore a backup instead.'));
  }
}
