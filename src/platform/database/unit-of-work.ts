import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import { appendRecords, type RecordHeads } from './append-records.js';
import type { Database } from './database.js';
import { SqliteWriter } from './sqlite-writer.js';
import { Tx } from './tx.js';

/** A unit of work was asked for inside another: use the `Tx` you have. */
export class NestedUnitOfWorkError extends Error {
  constructor() {
    super('A unit of work was started inside another. Pass the Tx you already have instead.');
  }
}

/** A unit of work took too long and was undone: nothing but the database may be awaited inside one. */
export class UnitOfWorkTimeoutError extends Error {
  constructor(milliseconds: number) {
    super(`A unit of work took longer than ${milliseconds} ms and was undone.`);
  }
}

export interface UnitOfWorkOptions {
  /** How long the work may take, in milliseconds (default 10,000). */
  timeout?: number;
}

export type Work<T> = (tx: Tx) => Promise<T>;

/**
 * Runs everything that changes something: state, history, audit entry and event in one transaction, all or
 * none. Listeners hear of it strictly after the commit.
 */
export class UnitOfWork {
  private readonly scope = new AsyncLocalStorage<true>();
  private readonly listeners: (() => void)[] = [];
  private readonly sqliteWriter: SqliteWriter | null;
  private running = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    this.sqliteWriter = database.kind === 'sqlite' ? new SqliteWriter(database.writer) : null;
  }

  /** Calls a listener after each commit that may have brought events. */
  onCommit(listener: () => void): void {
    this.listeners.push(listener);
  }

  /**
   * Runs the work and resolves once it is durable.
   *
   * @throws NestedUnitOfWorkError inside another unit of work; UnitOfWorkTimeoutError; whatever the work throws.
   */
  async run<T>(actor: Actor, work: Work<T>, options: UnitOfWorkOptions = {}): Promise<T> {
    if (this.scope.getStore()) throw new NestedUnitOfWorkError();
    const timeout = options.timeout ?? 10_000;
    const bounded = (tx: Tx): Promise<T> => this.bounded(tx, work, timeout);
    const result = this.sqliteWriter
      ? await this.sqliteWriter.enqueue(actor, () => this.clock.now().toISOString(), bounded)
      : await this.runOnPostgres(actor, bounded);
    for (const listener of this.listeners) listener();
    return result;
  }

  /** Resolves when nothing is being written any more. */
  async settle(): Promise<void> {
    await this.sqliteWriter?.settle();
  }

  private async bounded<T>(tx: Tx, work: Work<T>, timeout: number): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        tx.close();
        reject(new UnitOfWorkTimeoutError(timeout));
      }, timeout);
    });
    this.running += 1;
    try {
      return await Promise.race([this.scope.run(true, () => work(tx)), late]);
    } finally {
      clearTimeout(timer);
      this.running -= 1;
      // While enabled, the hooks behind this storage tax every promise of the process.
      if (this.running === 0) this.scope.disable();
    }
  }

  private async runOnPostgres<T>(actor: Actor, work: Work<T>): Promise<T> {
    const runner = this.database.writer.createQueryRunner();
    try {
      await runner.startTransaction('READ COMMITTED');
      const tx = new Tx('postgres', runner, actor, this.clock.now().toISOString());
      try {
        const result = await work(tx);
        await appendRecords(tx, null satisfies RecordHeads | null);
        await runner.commitTransaction();
        return result;
      } catch (error) {
        if (runner.isTransactionActive) await runner.rollbackTransaction();
        throw error;
      } finally {
        tx.close();
      }
    } finally {
      await runner.release();
    }
  }
}
