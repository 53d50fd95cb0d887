import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createIndexes, createTable, makeAppendOnly } from './portable-schema.js';

/** The person behind the row: status facts, contacts and pathways, who shares what, and the list on any day. */
export class CaseRecord1764000003000 implements MigrationInterface {
  readonly name = 'CaseRecord1764000003000';

  async up(runner: QueryRunner): Promise<void> {
    await createStatusFacts(runner);
    await createContactsAndPathways(runner);
    await createSharing(runner);
    await createStates(runner);
    await createSavedViews(runner);
    await indexFilters(runner);
    await makeAppendOnly(runner, [
      'wanted_statuses',
      'engagements',
      'drug_tests',
      'contacts',
      'pathways',
      'sharing_agreements',
      'offender_states',
    ]);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was recorded is never taken away: restore a backup instead.'));
  }
}

const RECORDED = `recorded_at text not null, recorded_by text not null, recorded_by_id text not null,
  agency text not null`;
const offender = 'offender_id text not null references offenders (id)';
const corrects = (table: string): string =>
  `corrects text unique references ${table} (id), is_void integer not null, reason text`;

/** What a RAG status follows from (RAG-5), and when somebody last said that it is right (LAW-5). */
async function createStatusFacts(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'wanted_statuses',
    `id text primary key, ${offender}, status text not null, ${RECORDED}`,
  );
  await createTable(
    runner,
    'engagements',
    `id text primary key, ${offender}, supervision text, treatment text, ${RECORDED}`,
  );
  await createTable(
    runner,
    'drug_tests',
    `id text primary key, ${offender}, sample_date text not null, result text not null, substance text,
     ${corrects('drug_tests')}, ${RECORDED}`,
  );
  await addColumns(runner, 'offenders', ['rag_confirmed_at text', 'rag_confirmed_by text']);
  await runner.query(`update offenders set rag_confirmed_at = (select max(since) from rag_statuses r
    where r.offender_id = offenders.id), rag_confirmed_by = (select r.set_by_name from rag_statuses r
    where r.offender_id = offenders.id order by r.since desc, r.id desc limit 1)`);
  await createIndexes(runner, [
    'wanted_statuses_by_offender on wanted_statuses (offender_id, recorded_at)',
    'engagements_by_offender on engagements (offender_id, recorded_at)',
    'drug_tests_by_offender on drug_tests (offender_id, sample_date)',
  ]);
}

async function createContactsAndPathways(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'contacts',
    `id text primary key, ${offender}, contact_agency text not null references agencies (key), kind text not null,
     name text not null, phone text, email text, user_id text references users (id), from_day text not null,
     to_day text, ${corrects('contacts')}, ${RECORDED}`,
  );
  await createTable(
    runner,
    'pathways',
    `id text primary key, ${offender}, pathway text not null, need text not null,
     provider_agency text references agencies (key), provider text, status text not null, from_day text not null,
     to_day text, details text not null, ${corrects('pathways')}, ${RECORDED}`,
  );
  await createIndexes(runner, [
    'contacts_by_offender on contacts (offender_id, from_day)',
    'contacts_by_agency on contacts (contact_agency, offender_id)',
    'contacts_by_user on contacts (user_id, offender_id)',
    'pathways_by_offender on pathways (offender_id, pathway)',
    'pathways_by_agency on pathways (provider_agency, offender_id)',
  ]);
  for (const table of ['drug_tests', 'contacts', 'pathways']) await createCurrentView(runner, table);
}

/** What holds now: neither corrected by a later row nor void. */
async function createCurrentView(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`create view current_${table} as select f.* from ${table} f
    where f.is_void = 0 and not exists (select 1 from ${table} later where later.corrects = f.id)`);
}

/** Agreements, and which agency is involved with whom: what a partner may see follows from these two. */
async function createSharing(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'sharing_agreements',
    `id text primary key, partner text not null references agencies (key), starts_on text not null, ends_on text,
     note text not null, ${corrects('sharing_agreements')}, ${RECORDED}`,
  );
  await createCurrentView(runner, 'sharing_agreements');
  await createIndexes(runner, ['sharing_agreements_by_partner on sharing_agreements (partner, starts_on)']);
  await addColumns(runner, 'users', ['establishment text']);
  // A notice about an agency, which is given once however many nodes find the reason for it.
  await addColumns(runner, 'notices', ['agency text', 'once_key text']);
  await runner.query('create unique index notices_once on notices (once_key)');
  // Custody is involvement of those who work in the establishment named; every other row is of a whole agency.
  await runner.query(`create view involvements as
    select offender_id, contact_agency as agency, null as establishment, 'contact' as kind, from_day, to_day
      from current_contacts
    union all
    select offender_id, provider_agency, null, 'pathway', from_day, to_day
      from current_pathways where provider_agency is not null
    union all
    select offender_id, 'prison', establishment, 'custody', from_day, to_day from current_custody`);
  // Who beside the panel's own readers may hear of an event is asked of these.
  await addColumns(runner, 'events', ['offender_id text', 'agency text']);
  await createIndexes(runner, ['events_by_offender on events (offender_id, seq)']);
}

/** The row of the list after every change to it, so that the list can be shown as it stood (COH-2). */
async function createStates(runner: QueryRunner): Promise<void> {
  const columns = `surname, forename, sort_name, date_of_birth, pnc_id, crn, panel, status, route, tier, ogrs_score,
    rag, rag_since, rag_confirmed_at, registered_on, earliest_exit_on, in_custody, ppo`;
  await createTable(
    runner,
    'offender_states',
    `${offender}, version integer not null, at text not null, surname text not null, forename text not null,
     sort_name text not null, date_of_birth text not null, pnc_id text, crn text, panel text not null,
     status text not null, route text, tier integer, ogrs_score integer, rag text, rag_since text,
     rag_confirmed_at text, registered_on text, earliest_exit_on text, in_custody integer not null, ppo integer not null,
     primary key (offender_id, version)`,
  );
  await runner.query(`insert into offender_states (offender_id, version, at, ${columns})
    select id, version, updated_at, ${columns} from offenders`);
  await createIndexes(runner, ['offender_states_by_time on offender_states (offender_id, at, version)']);
}

async function createSavedViews(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'saved_views',
    `id text primary key, user_id text not null references users (id), name text not null, query text not null,
     saved_at text not null, unique (user_id, name)`,
  );
}

/** What the list is filtered by: found and counted without looking at every row. */
async function indexFilters(runner: QueryRunner): Promise<void> {
  await createIndexes(runner, [
    'offenders_by_custody on offenders (in_custody, status, sort_name, id)',
    'offenders_by_rag on offenders (rag, status, rag_confirmed_at)',
    'custody_spells_by_release on custody_spells (release_due)',
    'pathways_by_need on pathways (pathway, need)',
  ]);
}
