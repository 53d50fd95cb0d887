import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createIndexes, createTable, makeAppendOnly } from './portable-schema.js';

/** Leaving the scheme: what the review found and rested on, whom a panel kept, and how a time on it ended (section 6). */
export class Exits1764000009000 implements MigrationInterface {
  readonly name = 'Exits1764000009000';

  async up(runner: QueryRunner): Promise<void> {
    await createEvents(runner);
    await createReviews(runner);
    await createEndings(runner);
    await createRuns(runner);
    await endSharing(runner);
    await makeAppendOnly(runner, ['exit_reviews', 'exit_retentions', 'exit_endings']);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was recorded is never taken away: restore a backup instead.'));
  }
}

const offender = 'offender_id text not null references offenders (id)';
const registration = 'registration_id text not null references registrations (id)';
const BY = 'at text not null, by_name text not null, by_id text not null';

/** Everything dated that may hold an exit back (EXIT-1), graded intelligence with its grading. */
async function createEvents(runner: QueryRunner): Promise<void> {
  await createIndexes(runner, [
    'offences_by_day on offences (offender_id, offence_date)',
    // A page of everybody registered begins where the one before ended.
    'offenders_by_status on offenders (status, id)',
  ]);
  await runner.query(`create view exit_events as
    select offender_id, 'offence' as kind, id, offence_date as on_day, category, outcome,
      0 as source, '' as assessment, null as closed_at from current_offences
    union all
    select offender_id, 'drug-test', id, sample_date, '', result, 0, '', null
      from current_drug_tests where result = 'positive'
    union all
    select i.offender_id, 'intelligence', i.id, i.dated_on, '', '', i.source, i.assessment, c.recorded_at
      from intelligence i left join intelligence_closures c on c.intelligence_id = i.id`);
}

/** A row for each result that differs from the one before (EXIT-3), and which of them stands. */
async function createReviews(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'exit_reviews',
    `id text primary key, ${offender}, ${registration}, reviewed_on text not null, state text not null,
     earliest_exit_on text, blockers text not null, inputs text not null, digest text not null,
     policy_version integer not null, cause text not null, is_standing integer not null, ${BY}`,
  );
  await createTable(
    runner,
    'exit_standings',
    `offender_id text primary key references offenders (id), ${registration},
     review_id text not null references exit_reviews (id), reviewed_on text not null, state text not null,
     earliest_exit_on text, digest text not null`,
  );
  await createTable(
    runner,
    'exit_retentions',
    `id text primary key, ${offender}, ${registration}, meeting_id text not null references meetings (id),
     reason text not null, next_review_on text not null, ${BY}`,
  );
  await createIndexes(runner, [
    'exit_reviews_by_registration on exit_reviews (registration_id, reviewed_on, at)',
    'exit_reviews_by_offender on exit_reviews (offender_id, at)',
    'exit_retentions_by_registration on exit_retentions (registration_id, at)',
  ]);
}

/** How a time on the scheme ended; one that ended in error is taken back by a row of its own (EXIT-5). */
async function createEndings(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'exit_endings',
    `id text primary key, ${offender}, ${registration}, ending text not null, on_day text not null,
     reason text not null, meeting_id text references meetings (id),
     reverses text unique references exit_endings (id), agencies text not null, ${BY}, agency text not null`,
  );
  await createIndexes(runner, [
    'exit_endings_by_offender on exit_endings (offender_id, at)',
    'registrations_by_end on registrations (ended_on, started_on)',
  ]);
  // Somebody is decided over once in a meeting (EXIT-4).
  await runner.query(`create unique index meeting_decisions_once_a_person on meeting_decisions
    (meeting_id, offender_id) where referral_id is null`);
}

/**
 * LAW-2: with a time on the scheme ends every agency's part in the person, but for a task that nobody has closed;
 * whoever comes back is shared anew.
 */
async function endSharing(runner: QueryRunner): Promise<void> {
  await runner.query('drop view involvements');
  await runner.query(`create view ever_involved as
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
  await runner.query(`create view involvements as select i.* from ever_involved i
    join offenders x on x.id = i.offender_id and (x.status <> 'exited' or i.kind = 'task')`);
}

/** A review of many, and how far it has come; the night's of a day is one, however many nodes there are. */
async function createRuns(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'exit_runs',
    `id text primary key, cause text not null, on_day text not null, panel text, policy_version integer not null,
     status text not null, total integer not null, done integer not null, due integer not null, held integer not null,
     changed integer not null, last_id text, started_at text not null, started_by text not null,
     touched_at text not null, finished_at text`,
  );
  await createIndexes(runner, ['exit_runs_by_time on exit_runs (started_at, id)']);
  await runner.query(`create unique index exit_runs_by_night on exit_runs (on_day) where cause = 'nightly'`);
}
