import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Actor } from '../../shared/actor.js';
import { appendRecords, type RecordHeads } from './append-records.js';
import { SqliteConnection } from './connection.js';
import { Tx } from './tx.js';

interface Job {
  actor: Actor;
  now: () => string;
  work: (tx: Tx) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

type Outcome = { ok: true; value: unknown } | { ok: false; error: unknown };

/** How many units of work share one commit at the most. */
const LARGEST_GROUP = 64;

/** How long to wait for another process that is writing to the same file, and how often to look. */
const OTHER_WRITER_MS = 10_000;
const LOOK_AGAIN_MS = 5;

/**
 * The one writer on SQLite. Units of work wait first in, first out; those waiting at the same moment share one
 * physical transaction, each in a savepoint of its own, and each is answered only after the commit is durable.
 */
export class SqliteWriter {
  private readonly waiting: Job[] = [];
  private connection: SqliteConnection | null = null;
  private draining = false;

  constructor(private readonly dataSource: DataSource) {}

  enqueue<T>(actor: Actor, now: () => string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ actor, now, work, resolve: resolve as (value: unknown) => void, reject });
      if (!this.draining) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.draining = true;
    while (this.waiting.length > 0) {
      // Whoever arrives in this turn of the event loop joins the group.
      await nextTurn();
      const group = this.waiting.splice(0, LARGEST_GROUP);
      try {
        answer(group, await this.runGroup(group));
      } catch (error) {
        for (const job of group) job.reject(error);
      }
    }
    this.draining = false;
  }

  private async runGroup(group: Job[]): Promise<Outcome[]> {
    const connection = (this.connection ??= await SqliteConnection.of(this.dataSource));
    await begin(connection);
    try {
      const outcomes = await (group.length > 1
        ? runInSavepoints(connection, group)
        : runAlone(connection, group));
      connection.step('commit');
      return outcomes;
    } catch (error) {
      if (connection.inTransaction) connection.step('rollback');
      throw error;
    }
  }
}

function answer(group: Job[], outcomes: Outcome[]): void {
  group.forEach((job, index) => {
    const outcome = outcomes[index] as Outcome;
    if (outcome.ok) job.resolve(outcome.value);
    else job.reject(outcome.error);
  });
}

/**
 * Immediate: another process on the same file is waited for here and not in the middle of the work, and without
 * stopping the event loop, which the driver's own waiting would do.
 */
async function begin(connection: SqliteConnection): Promise<void> {
  const deadline = performance.now() + OTHER_WRITER_MS;
  for (;;) {
    try {
      connection.step('begin immediate');
      return;
    } catch (error) {
      const { code = '' } = error as { code?: string };
      if (!code.startsWith('SQLITE_BUSY') || performance.now() > deadline) throw error;
    }
    await pause(LOOK_AGAIN_MS);
  }
}

async function runInSavepoints(connection: SqliteConnection, group: Job[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let heads: RecordHeads | null = null;
  for (const job of group) {
    connection.step('savepoint unit');
    try {
      const done = await runUnit(connection, job, heads);
      connection.step('release unit');
      heads = done.heads;
      outcomes.push({ ok: true, value: done.value });
    } catch (error) {
      // A full disk, for one, makes SQLite take back the whole transaction: then the group has failed.
      if (!connection.inTransaction) throw error;
      connection.step('rollback to unit');
      connection.step('release unit');
      outcomes.push({ ok: false, error });
    }
  }
  return outcomes;
}

/** One unit needs no savepoint: when it fails, its whole transaction is rolled back. */
async function runAlone(connection: SqliteConnection, [job]: Job[]): Promise<Outcome[]> {
  const { value } = await runUnit(connection, job as Job, null);
  return [{ ok: true, value }];
}

async function runUnit(
  connection: SqliteConnection,
  job: Job,
  known: RecordHeads | null,
): Promise<{ value: unknown; heads: RecordHeads | null }> {
  const tx = new Tx(connection, job.actor, job.now());
  try {
    const value = await job.work(tx);
    return { value, heads: await appendRecords(tx, known) };
  } finally {
    tx.close();
  }
}
