import { Injectable } from '@nestjs/common';

export interface Progress {
  done: number;
  total: number;
}

export type ProgressListener = (importId: string, panel: string | null, done: number, total: number) => void;

/** How far commits have come, in this process and until they are done: nothing of it is stored. */
@Injectable()
export class ImportProgress {
  private readonly running = new Map<string, Progress>();
  private readonly listeners = new Set<ProgressListener>();

  /** Calls a listener whenever a commit comes further; the answer takes it away again. */
  onProgress(listener: ProgressListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** How far the commit of an import has come, or null while none runs. */
  of(importId: string): Progress | null {
    return this.running.get(importId) ?? null;
  }

  report(importId: string, panel: string | null, progress: Progress): void {
    this.running.set(importId, progress);
    for (const listener of this.listeners) listener(importId, panel, progress.done, progress.total);
  }

  end(importId: string): void {
    this.running.delete(importId);
  }
}
