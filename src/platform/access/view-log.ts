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
  private scheduled = false;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Resolves once the entry is durable. */
  record(entry: NewAuditEntry & { actor: Actor }): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ entry, resolve, reject });
      if (this.scheduled) return;
      this.scheduled = true;
      setImmediate(() => void this.flush());
    });
  }

  private async flush(): Promise<void> {
    this.scheduled = false;
    const group = this.waiting.splice(0, LARGEST_GROUP);
    if (this.waiting.length > 0) {
      this.scheduled = true;
      setImmediate(() => void this.flush());
    }
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
