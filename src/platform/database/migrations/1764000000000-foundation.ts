import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createIndexes, createTable, makeAppendOnly } from './portable-schema.js';

/** The log, the events, the people who use it, the people it is about, and their first facts. */
export class Foundation1764000000000 implements MigrationInterface {
  readonly name = 'Foundation1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await createRecords(runner);
    await createPartnership(runner);
    await createUsers(runner);
    await createOffenders(runner);
    await createFacts(runner);
    await makeAppendOnly(runner, [
      'audit_entries',
      'events',
      'policy_versions',
      'offender_history',
      'eligibility_decisions',
      'ogrs_scores',
      'rag_statuses',
    ]);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The foundation is never taken away: restore a backup instead.'));
  }
}

async function createRecords(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'audit_entries',
    `seq integer primary key, at text not null, actor_id text not null, actor_name text not null,
     agency text not null, from_address text not null, action text not null, subject_type text not null,
     subject_id text, detail text, purpose text, recipients text, previous_hash text not null, hash text not null`,
  );
  await createTable(
    runner,
    'events',
    `seq integer primary key, at text not null, type text not null, panel text, version integer,
     subjects text not null`,
  );
  await createIndexes(runner, [
    'audit_entries_by_subject on audit_entries (subject_id, seq)',
    'audit_entries_by_actor on audit_entries (actor_id, seq)',
    'audit_entries_by_time on audit_entries (at)',
    'events_by_panel on events (panel, seq)',
  ]);
}

async function createPartnership(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'agencies', `key text primary key, name text not null, kind text not null`);
  await createTable(
    runner,
    'panels',
    `key text primary key, name text not null, area text not null, mailbox text not null, position integer not null`,
  );
  await createTable(
    runner,
    'policy_versions',
    `version integer primary key, effective_on text not null, source_note text not null, content text not null,
     created_at text not null`,
  );
}

async function createUsers(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'users',
    `id text primary key, username text not null unique, name text not null, role text not null,
     agency text not null references agencies (key), panels text not null, password_hash text not null,
     demonstration integer not null, active integer not null, last_look_at text, previous_look_at text,
     created_at text not null, version integer not null`,
  );
  await createTable(
    runner,
    'sessions',
    `token_hash text primary key, id text not null unique, user_id text not null references users (id),
     created_at text not null, last_used_at text not null, expires_at text not null, ended_at text`,
  );
  await createTable(
    runner,
    'sign_in_failures',
    `username text primary key, failures integer not null, last_at text not null, locked_until text`,
  );
  await createIndexes(runner, ['sessions_by_user on sessions (user_id)']);
}

async function createOffenders(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'offenders',
    `id text primary key, surname text not null, forename text not null, sort_name text not null,
     date_of_birth text not null, gender text, pnc_id text unique, crn text unique, prison_number text unique,
     panel text not null references panels (key), address text, contact_number text, primary_substance text,
     notes text, status text not null, route text, tier integer, ogrs_score integer, rag text, rag_since text,
     registered_on text, earliest_exit_on text, in_custody integer not null, ppo integer not null,
     mappa_level integer, registered_sex_offender integer, yos_high_risk integer, out_of_area_transfer integer,
     version integer not null, created_at text not null, updated_at text not null`,
  );
  await createTable(
    runner,
    'offender_aliases',
    `id text primary key, offender_id text not null references offenders (id), surname text not null,
     forename text not null, folded text not null`,
  );
  await createTable(
    runner,
    'offender_search_terms',
    `offender_id text not null references offenders (id), term text not null, primary key (term, offender_id)`,
  );
  await createTable(
    runner,
    'registrations',
    `id text primary key, offender_id text not null references offenders (id), route text not null,
     rule text not null, reason text not null, started_on text, ended_on text, end_reason text,
     recorded_at text not null, recorded_by text not null`,
  );
  await createTable(
    runner,
    'offender_history',
    `id text primary key, offender_id text not null references offenders (id), at text not null,
     actor_id text not null, actor_name text not null, agency text not null, type text not null,
     summary text not null, rule text, reason text, detail text`,
  );
  await createIndexes(runner, [
    'offenders_by_name on offenders (status, sort_name, id)',
    'offenders_by_any_name on offenders (sort_name, id)',
    'offenders_by_panel on offenders (panel, status, sort_name, id)',
    'offenders_by_person on offenders (date_of_birth, sort_name)',
    'offender_aliases_by_offender on offender_aliases (offender_id)',
    'offender_aliases_by_name on offender_aliases (folded)',
    'offender_search_terms_by_offender on offender_search_terms (offender_id)',
    'registrations_by_offender on registrations (offender_id)',
    'offender_history_by_time on offender_history (at)',
    'offender_history_by_offender on offender_history (offender_id, at)',
  ]);
}

async function createFacts(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'ogrs_scores',
    `id text primary key, offender_id text not null references offenders (id), score integer not null,
     tier integer, instrument text not null, assessed_on text, source text not null, recorded_at text not null,
     recorded_by text not null`,
  );
  await createTable(
    runner,
    'eligibility_decisions',
    `id text primary key, offender_id text not null references offenders (id), outcome text not null,
     tier integer, route text, reasons text not null, facts text not null, policy_version integer not null,
     cause text not null, on_day text not null, decided_at text not null, decided_by text not null`,
  );
  await createTable(
    runner,
    'rag_statuses',
    `id text primary key, offender_id text not null references offenders (id), status text not null,
     previous text, reason text not null, rule text not null, facts text not null, since text not null,
     set_by text not null, set_by_name text not null, agency text not null`,
  );
  await createIndexes(runner, [
    'ogrs_scores_by_offender on ogrs_scores (offender_id, recorded_at)',
    'eligibility_decisions_by_offender on eligibility_decisions (offender_id, decided_at)',
    'rag_statuses_by_offender on rag_statuses (offender_id, since)',
  ]);
}
