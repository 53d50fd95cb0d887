import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';

export type CommitEnd = { ok: true } | { ok: false; error: unknown };

const KEPT_MS = 10 * 60_000;

/** Commits that were begun from a page and go on while it shows how far they are; each end is told once. */
@Injectable()
export class RunningCommits {
  private readonly running = new Map<string, Promise<CommitEnd>>();
  private readonly ended = new Map<string, CommitEnd>();

  /** Begins, or joins what was begun, and waits a moment: the end, or null when it takes longer. */
  async begin(importId: string, commit: () => Promise<unknown>, waitMs: number): Promise<CommitEnd | null> {
    const end = this.running.get(importId) ?? this.run(importId, commit);
    const first = await Promise.race([end, pause(waitMs, null, { ref: false })]);
    if (first !== null) this.ended.delete(importId);
    return first;
  }

  /** Whether it still runs, asked without being told how it ended. */
  isRunning(importId: string): boolean {
    return this.running.has(importId);
  }

  /** Whether it still runs; once it has ended, how, to the first who asks. */
  ask(importId: string): 'running' | CommitEnd | null {
    if (this.running.has(importId)) return 'running';
    const end = this.ended.get(importId) ?? null;
    this.ended.delete(importId);
    return end;
  }

  private run(importId: string, commit: () => Promise<unknown>): Promise<CommitEnd> {
    const end = commit()
      .then((): CommitEnd => ({ ok: true }))
      .catch((error: unknown): CommitEnd => ({ ok: false, error }))
      .then((outcome) => {
        this.running.delete(importId);
        this.ended.set(importId, outcome);
        setTimeout(() => this.ended.delete(importId), KEPT_MS).unref();
        return outcome;
      });
    this.running.set(importId, end);
    return end;
  }
}
