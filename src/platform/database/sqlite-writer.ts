import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Actor } from '../../shared/actor.js';
import { appendRecords, type RecordHeads } from './append-records.js';
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

/**
 * The one writer on SQLite. Units of work wait first in, first out; those waiting at the same moment share one
 * physical transaction, each in a savepoint of its own, and each is answered only after the commit is durable.
 */
export class SqliteWriter {
  private readonly waiting: Job[] = [];
  private draining: Promise<void> | null = null;

  constructor(private readonly dataSource: DataSource) {}

  enqueue<T>(actor: Actor, now: () => string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ actor, now, work, resolve: resolve as (value: unknown) => void, reject });
      this.draining ??= this.drain();
    });
  }

  async settle(): Promise<void> {
    while (this.draining) await this.draining;
  }

  private async drain(): Promise<void> {
    try {
      while (this.waiting.length > 0) {
        // Whoever arrives in this turn of the event loop joins the group.
        await nextTurn();
        await this.runGroup(this.waiting.splice(0, LARGEST_GROUP));
      }
    } finally {
      this.draining = null;
    }
  }

  private async runGroup(group: Job[]): Promise<void> {
    const runner = this.dataSource.createQueryRunner();
    const outcomes: Outcome[] = [];
    let failure: unknown = null;
    try {
      // Immediate: a second process on the same file waits here and not in the middle of its work.
      await runner.query('begin immediate');
      let heads: RecordHeads | null = null;
      for (const job of group) {
        await runner.query('savepoint unit');
        const tx = new Tx('sqlite', runner, job.actor, job.now());
        try {
          const value = await job.work(tx);
          heads = await appendRecords(tx, heads);
          await runner.query('release unit');
          outcomes.push({ ok: true, value });
        } catch (error) {
          await undoUnit(runner);
          outcomes.push({ ok: false, error });
        } finally {
          tx.close();
        }
      }
      await runner.query('commit');
    } catch (error) {
      failure = error;
      await runner.query('rollback').catch(() => undefined);
    }
    group.forEach((job, index) => {
      const outcome = outcomes[index];
      if (failure !== null || !outcome) job.reject(failure);
      else if (outcome.ok) job.resolve(outcome.value);
      else job.reject(outcome.error);
    });
  }
}

/** Takes one unit back. Where SQLite has already undone the whole transaction this fails, and the group with it. */
async function undoUnit(runner: QueryRunner): Promise<void> {
  await runner.query('rollback to unit');
  await runner.query('release unit');
}
