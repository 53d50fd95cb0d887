import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createIndexes, createTable, makeAppendOnly } from './portable-schema.js';

/** The calendar of meetings: series, what was moved and cancelled and why, and the feeds that calendars subscribe to. */
export class MeetingCalendar1764000006000 implements MigrationInterface {
  readonly name = 'MeetingCalendar1764000006000';

  async up(runner: QueryRunner): Promise<void> {
    await createSeries(runner);
    await createHistory(runner);
    await createFeeds(runner);
    await makeAppendOnly(runner, ['meeting_history']);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was recorded is never taken away: restore a backup instead.'));
  }
}

/** A series is how its meetings came to be: each of them is a row that is moved, cancelled and held by itself. */
async function createSeries(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'meeting_series',
    `id text primary key, panel text not null references panels (key), kind text not null, rhythm text not null,
     weekdays text not null, week_of_month integer, time text not null, from_day text not null,
     until_day text not null, created_at text not null, created_by text not null, created_by_id text not null,
     ended_from text, ended_at text, ended_by text, end_reason text, version integer not null`,
  );
  await addColumns(runner, 'meetings', [
    'series_id text references meeting_series (id)',
    // The day that the series meant, wherever the meeting has been moved since.
    'series_day text',
    'cancelled_at text',
    'cancelled_by text',
    'cancel_reason text',
  ]);
  await createIndexes(runner, [
    'meeting_series_by_panel on meeting_series (panel, created_at)',
    'meetings_by_series on meetings (series_id, starts_at)',
    'meetings_by_status on meetings (panel, kind, status, starts_at)',
  ]);
  // Two who call the same series at once make one.
  await runner.query(`create unique index meetings_of_series_once on meetings (panel, kind, starts_at)
    where series_id is not null and status <> 'cancelled'`);
}

async function createHistory(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'meeting_history',
    `id text primary key, meeting_id text not null references meetings (id), at text not null,
     actor_id text not null, actor_name text not null, agency text not null, type text not null,
     summary text not null, reason text, detail text`,
  );
  await createIndexes(runner, ['meeting_history_by_meeting on meeting_history (meeting_id, at)']);
}

/** The secret itself is shown once and kept nowhere. */
async function createFeeds(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'calendar_feeds',
    `id text primary key, panel text not null references panels (key), user_id text not null references users (id),
     secret_hash text not null unique, created_at text not null, last_used_at text, revoked_at text`,
  );
  await createIndexes(runner, ['calendar_feeds_by_user on calendar_feeds (user_id, created_at)']);
}
