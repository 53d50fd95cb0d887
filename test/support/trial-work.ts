import { sql } from '../../src/platform/database/sql.js';
import type { Database } from '../../src/platform/database/database.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import type { Actor } from '../../src/shared/actor.js';
import { makeClock } from '../../src/shared/clock.js';

/*
 * A unit of work with all its four rows, for tests of the platform, which knows no module: a registration as its
 * state, and the history row, audit entry and event that belong to it, all under one key.
 */

export const trialActor: Actor = {
  id: 'user-trial',
  username: 'coordinator.trial',
  name: 'Trial Coordinator',
  role: 'coordinator',
  agency: 'police',
  panels: ['trial'],
  from: '127.0.0.1',
};

const OFFENDER = 'offender-trial';

/** A unit of work with the one offender that trials are about. It records and announces nothing. */
export async function openTrial(database: Database): Promise<UnitOfWork> {
  const unitOfWork = new UnitOfWork(database, makeClock(Date.now));
  await unitOfWork.run(trialActor, async (tx) => {
    await tx.execute(sql`insert into panels (key, name, area, mailbox, position)
      values ('trial', 'Trial', 'County', 'trial@example.org', 1) on conflict do nothing`);
    await tx.execute(sql`insert into offenders (id, surname, forename, sort_name, date_of_birth, panel, status,
      in_custody, ppo, version, created_at, updated_at) values (${OFFENDER}, 'Smith', 'John', 'smithjohn',
      '1980-01-01', 'trial', 'active', 0, 0, 1, ${tx.at}, ${tx.at}) on conflict do nothing`);
  });
  return unitOfWork;
}

export async function writeState(tx: Tx, key: string, offenderId = OFFENDER): Promise<void> {
  await tx.execute(sql`insert into registrations (id, offender_id, route, rule, reason, recorded_at, recorded_by)
    values (${key}, ${offenderId}, 'ogrs', 'ROUTE-OGRS', 'trial', ${tx.at}, ${tx.actor.id})`);
}

async function writeHistory(tx: Tx, key: string): Promise<void> {
  await tx.execute(sql`insert into offender_history
    (id, offender_id, at, actor_id, actor_name, agency, type, summary)
    values (${key}, ${OFFENDER}, ${tx.at}, ${tx.actor.id}, ${tx.actor.name}, ${tx.actor.agency}, 'trial', ${key})`);
}

/** How many points {@link writeTrial} can be interrupted at. */
export const TRIAL_POINTS = 5;

/** Writes the four rows of a key; `interrupt` is awaited before, between and after them. */
export async function writeTrial(
  tx: Tx,
  key: string,
  interrupt: (point: number) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await interrupt(0);
  await writeState(tx, key);
  await interrupt(1);
  await writeHistory(tx, key);
  await interrupt(2);
  tx.record({ action: 'trial.written', subjectType: 'trial', subjectId: key, detail: { key } });
  await interrupt(3);
  tx.announce({ type: 'trial.written', panel: 'trial', offenderId: key });
  await interrupt(4);
}

/** A key with what one snapshot of the database shows of it; `seq` is null where the event is missing. */
export interface TrialRows {
  key: string;
  seq: number | null;
  state: number;
  history: number;
  audit: number;
}

/** Everything that trials have written, as one statement sees it: by event, in the order of events. */
export async function readTrials(database: Database): Promise<TrialRows[]> {
  return database.read<TrialRows>(
    sql`select keys.key, min(keys.seq) as seq, cast(sum(keys.state) as integer) as state,
        cast(sum(keys.history) as integer) as history, cast(sum(keys.audit) as integer) as audit
      from (
        select id as key, cast(null as integer) as seq, 1 as state, 0 as history, 0 as audit from registrations
        union all select id, null, 0, 1, 0 from offender_history
        union all select subject_id, null, 0, 0, 1 from audit_entries
        union all select substr(subjects, 16, length(subjects) - 17), seq, 0, 0, 0 from events
      ) as keys
      group by keys.key order by min(keys.seq)`,
  );
}

/** Keys of which a part is missing, and holes in the numbering: both must be empty at any moment. */
export function findFaults(trials: readonly TrialRows[]): string[] {
  const whole = (trial: TrialRows): boolean => trial.state === 1 && trial.history === 1 && trial.audit === 1;
  return trials
    .filter((trial, index) => trial.seq !== index + 1 || !whole(trial))
    .map((trial) => JSON.stringify(trial));
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
