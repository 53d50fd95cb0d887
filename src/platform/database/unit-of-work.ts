import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import { appendRecords } from './append-records.js';
import { PostgresConnection } from './connection.js';
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
  private readonly earlier = new AsyncLocalStorage<string>();
  private readonly listeners: (() => void)[] = [];
  private readonly unfinished = new Set<Promise<unknown>>();
  private readonly sqliteWriter: SqliteWriter | null;
  private running = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly reportFault: (error: unknown) => void = warn,
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
    const earlier = this.earlier.getStore();
    const now = (): string => earlier ?? this.clock.now().toISOString();
    const written = this.sqliteWriter
      ? this.sqliteWriter.enqueue(actor, now, bounded)
      : this.runOnPostgres(actor, bounded, { now, timeout });
    this.unfinished.add(written);
    try {
      const result = await written;
      this.tellListeners();
      return result;
    } finally {
      this.unfinished.delete(written);
    }
  }

  /**
   * Writes down as of an earlier instant whatever is begun inside: for the invented past of a demonstration, in a
   * database that holds nothing else.
   */
  async asOf<T>(instant: Date, begin: () => Promise<T>): Promise<T> {
    try {
      return await this.earlier.run(instant.toISOString(), begin);
    } finally {
      this.earlier.disable();
    }
  }

  /** Resolves when nothing is being written any more. */
  async settle(): Promise<void> {
    while (this.unfinished.size > 0) await Promise.allSettled(this.unfinished);
  }

  /** What is committed is committed: a listener's fault is never the caller's. */
  private tellListeners(): void {
    for (const listener of this.listeners) {
      try {
        listener();
      } catch (error) {
        this.reportFault(error);
      }
    }
  }

  private bounded<T>(tx: Tx, work: Work<T>, timeout: number): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        tx.close();
        settle(() => reject(new UnitOfWorkTimeoutError(timeout)));
      }, timeout);
      let settled = false;
      const settle = (answer: () => void): void => {
        if (settled) return;
        settled = true;
        clearTimeout(timer);
        this.running -= 1;
        // While enabled, the hooks behind this storage tax every promise of the process.
        if (this.running === 0) this.scope.disable();
        answer();
      };
      this.running += 1;
      this.scope
        .run(true, async () => work(tx))
        .then(
          (value) => settle(() => resolve(value)),
          (error: Error) => settle(() => reject(error)),
        );
    });
  }

  private async runOnPostgres<T>(
    actor: Actor,
    work: Work<T>,
    { now, timeout }: { now: () => string; timeout: number },
  ): Promise<T> {
    const connection = await PostgresConnection.of(this.database.writer);
    const tx = new Tx(connection, actor, now());
    try {
      // The server's own limit ends a statement that hangs; the work as a whole is bounded here.
      await connection.begin(timeout);
      const result = await work(tx);
      await appendRecords(tx, null);
      await connection.commit();
      return result;
    } catch (error) {
      await connection.rollback();
      throw error;
    } finally {
      tx.close();
      await connection.release();
    }
  }
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}
