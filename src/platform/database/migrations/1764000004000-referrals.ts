import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, allowNothing, createIndexes, createTable, makeAppendOnly } from './portable-schema.js';

/** Referral forms from draft to decision, the meetings that decide, and the news of it. */
export class Referrals1764000004000 implements MigrationInterface {
  readonly name = 'Referrals1764000004000';

  async up(runner: QueryRunner): Promise<void> {
    await createReferrals(runner);
    await countReferralsAsInvolvement(runner);
    await createMeetings(runner);
    await createNews(runner);
    await makeAppendOnly(runner, ['referral_submissions', 'referral_history', 'meeting_decisions']);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was recorded is never taken away: restore a backup instead.'));
  }
}

/** A draft is a row with an owner; what was submitted is frozen in rows of its own (REF-5). */
async function createReferrals(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'referral_mailboxes',
    `key text primary key, name text not null unique, address text, position integer not null`,
  );
  await createTable(
    runner,
    'referrals',
    `id text primary key, status text not null, owner_id text not null references users (id),
     owner_name text not null, agency text not null references agencies (key), agency_kind text not null,
     answers text not null, offender_id text references offenders (id), panel text references panels (key),
     mailbox text references referral_mailboxes (key), started_at text not null, changed_at text not null,
     possible_matches text, search_text text not null, submitted_at text, decided_at text, decision text,
     version integer not null`,
  );
  await createTable(
    runner,
    'referral_submissions',
    `id text primary key, referral_id text not null references referrals (id), number integer not null,
     questions text not null, answers text not null, assessment text not null, policy_version integer not null,
     submitted_at text not null, submitted_by text not null, submitted_by_id text not null,
     unique (referral_id, number)`,
  );
  await createTable(
    runner,
    'referral_history',
    `id text primary key, referral_id text not null references referrals (id), at text not null,
     actor_id text not null, actor_name text not null, agency text not null, type text not null,
     summary text not null, reason text, detail text`,
  );
  await createTable(
    runner,
    'idempotency_keys',
    `user_id text not null references users (id), key text not null, fingerprint text not null,
     referral_id text not null references referrals (id), at text not null, primary key (user_id, key)`,
  );
  await createIndexes(runner, [
    'referrals_by_owner on referrals (owner_id, status, changed_at)',
    'referrals_by_agency on referrals (agency, status, changed_at)',
    'referrals_by_panel on referrals (panel, status, submitted_at)',
    'referrals_by_offender on referrals (offender_id)',
    'referrals_by_day on referrals (submitted_at, started_at, id)',
    'referral_history_by_referral on referral_history (referral_id, at)',
  ]);
}

/** An agency whose referral the panel has accepted has a part in the person; before that it may not know whom it meant. */
async function countReferralsAsInvolvement(runner: QueryRunner): Promise<void> {
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
      from referrals where status = 'accepted' and offender_id is not null`);
}

async function createMeetings(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'meetings',
    `id text primary key, panel text not null references panels (key), kind text not null, starts_at text not null,
     status text not null, opened_at text, closed_at text, chair_id text references users (id), chair_name text,
     created_at text not null, created_by text not null, version integer not null`,
  );
  await createTable(
    runner,
    'meeting_attendance',
    `id text primary key, meeting_id text not null references meetings (id), name text not null,
     agency text not null references agencies (key), user_id text references users (id),
     arrived_at text not null, left_at text`,
  );
  await createTable(
    runner,
    'meeting_decisions',
    `id text primary key, meeting_id text not null references meetings (id),
     referral_id text references referrals (id), submission integer, offender_id text references offenders (id),
     outcome text not null, reason text not null, information_needed text, next_review_on text,
     rule text not null, agencies text not null, facts text not null, policy_version integer not null,
     decided_at text not null, decided_by text not null, decided_by_id text not null,
     unique (referral_id, submission)`,
  );
  // A referral waits on an agenda as itself: two of one person are two items.
  await addColumns(runner, 'agenda_items', ['referral_id text']);
  await createIndexes(runner, [
    'agenda_items_by_referral on agenda_items (referral_id)',
    'meetings_by_panel on meetings (panel, starts_at, id)',
    'meeting_attendance_by_meeting on meeting_attendance (meeting_id, arrived_at)',
    'meeting_decisions_by_meeting on meeting_decisions (meeting_id, decided_at)',
    'meeting_decisions_by_offender on meeting_decisions (offender_id, decided_at)',
  ]);
}

/** Notices for one person, and the e-mails that lead to them: sent after the commit, tried again until they are. */
async function createNews(runner: QueryRunner): Promise<void> {
  // A notice is for a role, of one panel or of all, or for one user; it need not be about a person.
  await allowNothing(runner, 'notices', ['panel', 'role', 'offender_id']);
  await addColumns(runner, 'notices', ['user_id text', 'referral_id text']);
  await addColumns(runner, 'users', ['email text']);
  // An event for one user is found again by whoever was away.
  await addColumns(runner, 'events', ['for_user text']);
  await createTable(
    runner,
    'outgoing_mails',
    `id text primary key, user_id text not null references users (id), kind text not null, path text not null,
     status text not null, attempts integer not null, next_try_at text not null, created_at text not null,
     sent_at text, last_error text, version integer not null`,
  );
  await createIndexes(runner, [
    'notices_by_user on notices (user_id, at, id)',
    'events_by_user on events (for_user, seq)',
    'outgoing_mails_by_turn on outgoing_mails (status, next_try_at)',
  ]);
}
