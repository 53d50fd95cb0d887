import { Notices, type PanelNotice, type PersonalNotice } from '../../src/modules/notices/index.js';
import { Agenda, type NewAgendaItem } from '../../src/modules/tasking-meetings/index.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { systemActor } from '../../src/shared/system-actor.js';
import type { TestApp } from './build-test-app.js';

/** Whom a consequence is about. */
export interface Subject {
  id: string;
  panel: string;
}

/** Runs something inside the application's own unit of work, as a decision does. */
export function inUnitOfWork<T>({ app }: TestApp, work: (tx: Tx) => Promise<T>): Promise<T> {
  return app.get(UnitOfWork).run(systemActor('Eligibility'), work);
}

/** Raises a notice about somebody to the co-ordinator of their panel. */
export function raiseNotice(
  test: TestApp,
  { id, panel }: Subject,
  particulars: Partial<PanelNotice> = {},
): Promise<void> {
  return inUnitOfWork(test, (tx) =>
    test.app.get(Notices).raise(tx, {
      panel,
      role: 'coordinator',
      kind: 'registered',
      offender: { id, panel },
      summary: 'Registered automatically: score 93',
      rule: 'TIER-1',
      ...particulars,
    }),
  );
}

/** Tells one user that their referral has been decided, as the decision does (REF-6). */
export function tellDecision(
  test: TestApp,
  userId: string,
  particulars: Partial<PersonalNotice> = {},
): Promise<void> {
  return inUnitOfWork(test, (tx) =>
    test.app.get(Notices).raise(tx, {
      userId,
      kind: 'referral-decided',
      referralId: 'a-referral',
      summary: 'Your referral has been decided',
      rule: 'REF-6',
      ...particulars,
    }),
  );
}

/** Puts somebody on the agenda of their panel's next tasking meeting. */
export function putOnAgenda(
  test: TestApp,
  { id, panel }: Subject,
  particulars: Partial<NewAgendaItem> = {},
): Promise<void> {
  return inUnitOfWork(test, (tx) =>
    test.app.get(Agenda).put(tx, {
      panel,
      meetingKind: 'tasking',
      kind: 'registration',
      offender: { id, panel },
      summary: 'Registered automatically',
      rule: 'TIER-1',
      reason: 'Score 93 is 90 or more',
      ...particulars,
    }),
  );
}
