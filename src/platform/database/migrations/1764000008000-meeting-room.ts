import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createIndexes, createTable, makeAppendOnly } from './portable-schema.js';

/** The room of a meeting: what is in focus, what was noted, who dissented, and the minutes as they froze (MEET-5). */
export class MeetingRoom1764000008000 implements MigrationInterface {
  readonly name = 'MeetingRoom1764000008000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'meetings', ['focus_item_id text']);
    await addColumns(runner, 'meeting_decisions', ['item_id text', 'dissent text']);
    await createTable(
      runner,
      'meeting_notes',
      `id text primary key, meeting_id text not null references meetings (id), item_id text, kind text not null,
       words text not null, at text not null, author text not null, author_id text not null, agency text not null`,
    );
    await createTable(
      runner,
      'meeting_minutes',
      `meeting_id text primary key references meetings (id), content text not null, closed_at text not null,
       closed_by text not null`,
    );
    await createIndexes(runner, ['meeting_notes_by_meeting on meeting_notes (meeting_id, at)']);
    await makeAppendOnly(runner, ['meeting_notes', 'meeting_minutes']);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was recorded is never taken away: restore a backup instead.'));
  }
}
