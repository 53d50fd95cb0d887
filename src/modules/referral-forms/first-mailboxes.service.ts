import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { systemActor } from '../../shared/system-actor.js';
import { AREAS } from './domain/appendix-a.js';
import { MailboxesQueries } from './mailboxes.queries.js';
import { ReferralsRepository } from './referrals.repository.js';

/** Gives a new database the mailboxes of Appendix A; from then on they are data (REF-4). */
@Injectable()
export class FirstMailboxes implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: MailboxesQueries,
    private readonly repository: ReferralsRepository,
  ) {}

  async onModuleInit(): Promise<void> {
    if ((await this.queries.list()).length > 0) return;
    try {
      await this.unitOfWork.run(systemActor('First start'), async (tx) => {
        for (const [index, { value, words }] of AREAS.entries()) {
          await this.repository.addMailbox(tx, {
            ...{ key: value, name: words, address: null, position: index + 1 },
          });
        }
        tx.record({ action: 'mailboxes.set-up', subjectType: 'scheme', subjectId: null });
      });
    } catch (error) {
      // Another node may have been first.
      if ((await this.queries.list()).length === 0) throw error;
    }
  }
}
