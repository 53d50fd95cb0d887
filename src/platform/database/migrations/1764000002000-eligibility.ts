import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createIndexes, createTable, makeAppendOnly } from './portable-schema.js';

/** What eligibility rests on (offences, custody, intelligence, nominations, transfers), and what follows from it. */
export class Eligibility1764000002000 implements MigrationInterface {
  readonly name = 'Eligibility1764000002000';

  async up(runner: QueryRunner): Promise<void> {
    await createCaseFacts(runner);
    await createViews(runner);
    await createNominations(runner);
    await widenDecisions(runner);
    await createConsequences(runner);
    await createPolicyWork(runner);
    await makeAppendOnly(runner, [
      'offences',
      'custody_spells',
      'intelligence',
      'intelligence_closures',
      'ppo_nominations',
      'transfers_in',
      'notices',
      'notice_reads',
    ]);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was recorded is never taken away: restore a backup instead.'));
  }
}

/** A correction is a row of its own that points at the row it replaces; a void one says that there was nothing. */
async function createCaseFacts(runner: QueryRunner): Promise<void> {
  const recorded = `recorded_at text not null, recorded_by text not null, recorded_by_id text not null,
     agency text not null`;
  await createTable(
    runner,
    'offences',
    `id text primary key, offender_id text not null references offenders (id), offence_date text not null,
     category text not null, outcome text not null, outcome_date text not null,
     corrects text unique references offences (id), is_void integer not null, reason text, ${recorded}`,
  );
  await createTable(
    runner,
    'custody_spells',
    `id text primary key, offender_id text not null references offenders (id), establishment text not null,
     from_day text not null, to_day text, release_due text, corrects text unique references custody_spells (id),
     is_void integer not null, reason text, ${recorded}`,
  );
  await createTable(
    runner,
    'intelligence',
    `id text primary key, offender_id text not null references offenders (id), dated_on text not null,
     content text not null, source integer not null, assessment text not null, handling text not null,
     conditions text, shared_with text not null, review_on text, ${recorded}`,
  );
  await createTable(
    runner,
    'intelligence_closures',
    `intelligence_id text primary key references intelligence (id), reason text not null, ${recorded}`,
  );
  await createIndexes(runner, [
    'offences_by_offender on offences (offender_id, outcome, outcome_date)',
    'custody_spells_by_offender on custody_spells (offender_id, from_day)',
    'intelligence_by_offender on intelligence (offender_id, dated_on)',
  ]);
}

/** What holds now: neither corrected by a later row, nor void, nor closed. */
async function createViews(runner: QueryRunner): Promise<void> {
  for (const [view, table] of [
    ['current_offences', 'offences'],
    ['current_custody', 'custody_spells'],
  ]) {
    await runner.query(`create view ${view} as select f.* from ${table} f
      where f.is_void = 0 and not exists (select 1 from ${table} later where later.corrects = f.id)`);
  }
  await runner.query(`create view open_intelligence as select f.* from intelligence f
    where not exists (select 1 from intelligence_closures c where c.intelligence_id = f.id)`);
}

async function createNominations(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'ppo_nominations',
    `id text primary key, offender_id text not null references offenders (id),
     intelligence_id text not null references intelligence (id), nominated_on text not null,
     recorded_at text not null, recorded_by text not null`,
  );
  await createTable(
    runner,
    'transfers_in',
    `id text primary key, offender_id text not null references offenders (id), from_area text, managed_as text,
     transferred_on text, recorded_at text not null, recorded_by text not null`,
  );
  await createIndexes(runner, [
    'ppo_nominations_by_offender on ppo_nominations (offender_id, recorded_at)',
    'transfers_in_by_offender on transfers_in (offender_id, recorded_at)',
  ]);
}

async function widenDecisions(runner: QueryRunner): Promise<void> {
  await addColumns(runner, 'ogrs_scores', [
    'instrument_version text',
    'factors text',
    'result text',
    'convicted_on text',
  ]);
  await addColumns(runner, 'eligibility_decisions', ['missing text', 'decided_by_id text', 'agency text']);
  // The latest decision in short, so that the list can be filtered by it and a review sees what is unchanged.
  await addColumns(runner, 'offenders', ['eligibility text', 'eligibility_digest text']);
  await createIndexes(runner, ['offenders_by_eligibility on offenders (eligibility, status, sort_name, id)']);
}

async function createConsequences(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'notices',
    `id text primary key, panel text not null references panels (key), role text not null, kind text not null,
     offender_id text not null references offenders (id), summary text not null, rule text, at text not null`,
  );
  await createTable(
    runner,
    'notice_reads',
    `notice_id text not null references notices (id), user_id text not null references users (id), at text not null,
     primary key (notice_id, user_id)`,
  );
  await createTable(
    runner,
    'agenda_items',
    `id text primary key, panel text not null references panels (key), meeting_kind text not null, kind text not null,
     offender_id text not null references offenders (id), summary text not null, rule text, reason text,
     raised_at text not null, raised_by text not null, settled_at text, settled_by text, settled_as text,
     version integer not null`,
  );
  await createIndexes(runner, [
    'notices_by_panel on notices (panel, role, at, id)',
    'agenda_items_by_panel on agenda_items (panel, meeting_kind, settled_at, raised_at)',
    'agenda_items_by_offender on agenda_items (offender_id)',
  ]);
}

async function createPolicyWork(runner: QueryRunner): Promise<void> {
  await addColumns(runner, 'policy_versions', ['created_by text']);
  await createTable(
    runner,
    'policy_drafts',
    `id text primary key, based_on integer not null references policy_versions (version),
     newest_seen integer not null, effective_on text not null, source_note text not null, content text not null,
     status text not null, became integer, created_at text not null, created_by text not null,
     changed_at text not null, settled_at text, settled_by text, version integer not null`,
  );
  await createTable(
    runner,
    'reassessments',
    `id text primary key, cause text not null, on_day text not null, policy_version integer not null,
     status text not null, total integer not null, done integer not null, changed integer not null,
     registered integer not null, last_id text, started_at text not null, started_by text not null, touched_at text not null,
     finished_at text`,
  );
  await createIndexes(runner, ['reassessments_by_time on reassessments (started_at, id)']);
  // However many nodes there are, the night's review of a day is one.
  await runner.query(
    `create unique index reassessments_by_night on reassessments (on_day) where cause = 'nightly'`,
  );
}
