import { Injectable } from '@nestjs/common';
import { ClockService } from '../platform/clock.service.js';
import { AuthQueries, type UserView } from '../modules/auth/index.js';
import { OffendersQueries } from '../modules/offenders/index.js';
import {
  MailboxesQueries,
  ReferralDrafts,
  ReferralsQueries,
  ReferralSubmission,
} from '../modules/referral-forms/index.js';
import {
  AttendanceService,
  MeetingDecisions,
  Meetings,
  type ReferralOutcome,
} from '../modules/tasking-meetings/index.js';
import type { Actor } from '../shared/actor.js';
import { actorOf } from './demonstration-actor.js';
import { inventReferral, partnerPart, probationPart } from './invent-referral.js';

const DECISIONS: { outcome: ReferralOutcome; reason: string }[] = [
  { outcome: 'accept', reason: 'Three agencies know them, and a joint plan will hold them better than one.' },
  { outcome: 'decline', reason: 'Treatment has just begun and is going well; come back if it breaks down.' },
];
const PARTNERS = ['drugs.worker', 'housing.worker'];

/** A few referrals of each kind for each panel, through the use cases themselves. */
@Injectable()
export class DemonstrationReferrals {
  constructor(
    private readonly users: AuthQueries,
    private readonly offenders: OffendersQueries,
    private readonly mailboxes: MailboxesQueries,
    private readonly drafts: ReferralDrafts,
    private readonly submission: ReferralSubmission,
    private readonly queries: ReferralsQueries,
    private readonly meetings: Meetings,
    private readonly attendance: AttendanceService,
    private readonly decisions: MeetingDecisions,
    private readonly clock: ClockService,
  ) {}

  async invent(): Promise<void> {
    const users = await this.users.listUsers();
    const panels = (await this.mailboxes.list()).flatMap(({ key, panels: served }) =>
      served.map((panel) => ({ area: key, panel })),
    );
    for (const [index, { area, panel }] of panels.entries()) {
      await this.addForPanel(users, { area, panel, index });
    }
    for (const username of PARTNERS) await this.addForPartner(actorOf(users, username));
  }

  /** Whom the panel has to decide about: one decided already, one waiting, one still being written. */
  private async addForPanel(
    users: readonly UserView[],
    { area, panel, index }: { area: string; panel: string; index: number },
  ): Promise<void> {
    const manager = actorOf(users, `om.${panel}`);
    const filter = { panel, status: 'not-registered', eligibility: 'referral', limit: 3 };
    const [decided, waiting, unwritten] = (await this.offenders.list(manager, filter)).items;
    const form = { completedBy: manager.name, area, on: this.clock.today(), index };
    const part = probationPart(manager.name);
    if (waiting) await this.send(manager, { ...inventReferral(waiting.id, form), ...part });
    if (unwritten) await this.drafts.create(manager, { offenderId: unwritten.id, area, ...part });
    if (!decided) return;
    const id = await this.send(manager, { ...inventReferral(decided.id, form), ...part });
    const decision = DECISIONS[index % DECISIONS.length];
    if (id && decision) await this.decide(users, panel, { referralId: id, ...decision });
  }

  /** Somebody whom a partner works with, and who is on no scheme yet. */
  private async addForPartner(worker: Actor): Promise<void> {
    const { items } = await this.offenders.list(worker, { status: 'not-registered', limit: 20 });
    const form = { completedBy: worker.name, area: 'chesterfield', on: this.clock.today(), index: 1 };
    for (const { id } of items) {
      if (await this.send(worker, { ...inventReferral(id, form), ...partnerPart })) return;
    }
  }

  /** Sends a form that the rules let go; one that they do not stays a draft. Returns its id when it was sent. */
  private async send(actor: Actor, form: Record<string, unknown>): Promise<string | null> {
    const { id } = await this.drafts.create(actor, form);
    const { whereItGoes, missing } = await this.queries.get(actor, id);
    if (!whereItGoes.maySubmit || missing.length > 0) return null;
    await this.submission.submit(actor, id);
    return id;
  }

  private async decide(users: readonly UserView[], panel: string, decision: object): Promise<void> {
    const chair = actorOf(users, `chair.${panel}`);
    const startsAt = this.clock.now().toISOString();
    const { id } = await this.meetings.call(chair, { panel, kind: 'tasking', startsAt });
    for (const username of [`chair.${panel}`, `om.${panel}`, ...PARTNERS]) {
      const { name, agency } = actorOf(users, username);
      await this.attendance.arrive(chair, id, { name, agency });
    }
    await this.meetings.open(chair, id);
    await this.decisions.decide(chair, id, decision);
    await this.meetings.close(chair, id);
  }
}
