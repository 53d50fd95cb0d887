import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import type { NewAuditEntry } from '../database/audit-chain.js';
import { UnitOfWork } from '../database/unit-of-work.js';

interface Waiting {
  entry: NewAuditEntry;
  resolve: () => void;
  reject: (error: unknown) => void;
}

const RECORDER: Actor = {
  id: 'view-log',
  username: 'view-log',
  name: 'View log',
  role: 'auditor',
  agency: 'system',
  panels: [],
  from: 'system',
};
const LARGEST_GROUP = 256;

/**
 * Logs what people looked at (COH-3, LAW-1), durably, before they see it. Views that wait at the same moment
 * share one commit.
 */
@Injectable()
export class ViewLog {
  private waiting: Waiting[] = [];
  private gathering = false;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Resolves once the entry is durable. */
  record(entry: NewAuditEntry & { actor: Actor }): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ entry, resolve, reject });
      if (!this.gathering) this.gather(0);
    });
  }

  /** Commits once a turn of the event loop has brought nobody new: the more share a commit, the fewer there are. */
  private gather(seen: number): void {
    this.gathering = true;
    setImmediate(() => {
      const { length } = this.waiting;
      if (length > seen && length < LARGEST_GROUP) this.gather(length);
      else void this.flush();
    });
  }

  private async flush(): Promise<void> {
    const group = this.waiting.splice(0, LARGEST_GROUP);
    this.gathering = false;
    if (this.waiting.length > 0) this.gather(0);
    try {
      await this.unitOfWork.run(RECORDER, (tx) => {
        for (const { entry } of group) tx.record(entry);
        return Promise.resolve();
      });
      for (const { resolve } of group) resolve();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
