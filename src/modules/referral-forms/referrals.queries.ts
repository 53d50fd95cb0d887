import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { Database } from '../../platform/database/database.js';
import { listSql, sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden, notFound } from '../../shared/domain-error.js';
import type { KnownPerson } from '../offenders/index.js';
import { andSharedWith, seesWholeCohort } from '../sharing/index.js';
import { unflatten, type Answers } from './domain/answers.js';
import { stepStates } from './domain/form-state.js';
import { paperAnswers } from './domain/paper-order.js';
import type { Step } from './domain/question.js';
import { stepsFor } from './domain/referral-form.js';
import { checkAnswers } from './domain/check-answers.js';
import { MailboxesQueries, toAreas } from './mailboxes.queries.js';
import { ReferralAssessments } from './referral-assessments.service.js';
import { REFERRAL_EVENTS } from './referral-forms.events.js';
import { mayReadReferral, mayReadReferrals, whatMayBeDone } from './referral-forms.policy.js';
import { ReferralListQueries } from './referral-list.queries.js';
import {
  REFERRAL_COLUMNS,
  toReferralRow,
  type ReferralRow,
  type StoredReferral,
} from './referrals.repository.js';
import type { EligibilityView, ReferralHistoryView, ReferralPaper, ReferralView } from './referral-view.js';

interface Submission {
  number: number;
  submittedAt: string;
  submittedBy: string;
  questions: Step[];
  answers: Answers;
}

/** Referrals one by one, as their readers may see them. */
@Injectable()
export class ReferralsQueries {
  constructor(
    private readonly database: Database,
    private readonly lists: ReferralListQueries,
    private readonly assessments: ReferralAssessments,
    private readonly mailboxes: MailboxesQueries,
    private readonly clock: ClockService,
  ) {}

  /** @throws DomainError not-found, also for whoever may not know of it (LAW-4); forbidden. */
  async get(actor: Actor, id: string): Promise<ReferralView> {
    const row = await this.load(actor, id);
    const boxes = await this.mailboxes.list();
    const [summary] = await this.lists.summaries(actor, [row]);
    if (!summary) throw notFound('The referral');
    const { surname: _s, forename: _f, stepsMissing: _n, missingPages: _p, ...standing } = summary;
    const { offenderId, panel } = summary;
    const submission = await this.lastSubmission(id);
    const answers = shownTo(actor, row, submission);
    const context = { kind: row.agencyKind, today: this.clock.today(), areas: toAreas(boxes) };
    const box = boxes.find(({ key }) => key === row.mailbox);
    const { number = 0, submittedAt = '', submittedBy = '' } = submission ?? {};
    const hasPossibleMatches = row.possibleMatches !== null;
    return {
      ...unflatten(answers),
      ...standing,
      area: answers['area'] === undefined ? standing.area : (answers['area'] as string | null),
      offenderId,
      mailbox: box ? { key: box.key, name: box.mailbox } : null,
      decision: row.decision,
      whereItGoes: await this.assess({ ...row, answers, offenderId }),
      steps: stepStates(answers, context),
      missing: checkAnswers(answers, context),
      submission: submission ? { number, submittedAt, submittedBy } : null,
      possibleMatches: await this.possibleMatches(actor, row),
      usual: panel === null ? null : ((await this.lists.usual([panel]))[0] ?? null),
      history: await this.history(actor, id),
      may: whatMayBeDone(actor, { ...row, hasPossibleMatches }),
    };
  }

  /**
   * Where a form is going, while it is typed (REF-2, REF-3).
   *
   * @throws DomainError not-found; forbidden.
   */
  async eligibility(actor: Actor, id: string): Promise<EligibilityView> {
    const row = await this.load(actor, id);
    const [summary] = await this.lists.summaries(actor, [row]);
    const submission = await this.lastSubmission(id);
    const answers = shownTo(actor, row, submission);
    return this.assess({ ...row, answers, offenderId: summary?.offenderId ?? null });
  }

  /**
   * Questions and answers for whoever prints them: frozen as they were sent, or as typed so far.
   *
   * @throws DomainError not-found; forbidden.
   */
  async paper(actor: Actor, id: string): Promise<ReferralPaper> {
    const row = await this.load(actor, id);
    const boxes = await this.mailboxes.list();
    const submission = await this.lastSubmission(id);
    const { offenderId, status, agency, panel, decision } = row;
    const mailbox = boxes.find(({ key }) => key === row.mailbox)?.mailbox ?? null;
    const paper = { id, offenderId, status, agency, panel, mailbox, decision };
    if (submission === null) {
      const steps = stepsFor(row.agencyKind, toAreas(boxes));
      return { ...paper, submission: null, lines: paperAnswers(steps, row.answers), answers: row.answers };
    }
    const { number, submittedAt, submittedBy, questions, answers } = submission;
    const lines = paperAnswers(questions, answers);
    return { ...paper, submission: { number, submittedAt, submittedBy }, lines, answers };
  }

  /** The pages that the reader's form asks, with the mailboxes that there are. @throws as {@link get}. */
  async steps(actor: Actor, id: string): Promise<readonly Step[]> {
    const { agencyKind } = await this.load(actor, id);
    return stepsFor(agencyKind, await this.mailboxes.areas());
  }

  private async load(actor: Actor, id: string): Promise<ReferralRow> {
    if (!mayReadReferrals(actor)) throw forbidden();
    const stored = await this.database.readOne<StoredReferral>(
      sql`select ${REFERRAL_COLUMNS} from referrals r where r.id = ${id}`,
    );
    const row = stored && toReferralRow(stored);
    if (!row || !mayReadReferral(actor, row)) throw notFound('The referral');
    return row;
  }

  private async assess(
    form: Pick<ReferralRow, 'answers' | 'agencyKind' | 'offenderId'>,
  ): Promise<EligibilityView> {
    return (await this.assessments.of(form, await this.assessments.policyToday())).view;
  }

  private async lastSubmission(id: string): Promise<Submission | null> {
    const row = await this.database.readOne<
      Omit<Submission, 'questions' | 'answers'> & { questions: string; answers: string }
    >(
      sql`select number, submitted_at as "submittedAt", submitted_by as "submittedBy", questions, answers
        from referral_submissions where referral_id = ${id} order by number desc limit 1`,
    );
    if (!row) return null;
    const { questions, answers } = row;
    return { ...row, questions: JSON.parse(questions) as Step[], answers: JSON.parse(answers) as Answers };
  }

  /** Whom the co-ordinator may be shown where somebody known may be meant (REF-7). */
  private async possibleMatches(
    actor: Actor,
    { possibleMatches }: ReferralRow,
  ): Promise<Omit<KnownPerson, 'by'>[]> {
    if (possibleMatches === null || !seesWholeCohort(actor)) return [];
    return this.database.read(
      sql`select o.id, o.surname, o.forename, o.date_of_birth as "dateOfBirth", o.panel, o.status from offenders o
        where o.id in (${listSql(possibleMatches)})${andSharedWith(actor, this.clock.today())}
        order by o.sort_name, o.id`,
    );
  }

  /** Who it is about is said among those who see the cohort (LAW-4). */
  private async history(actor: Actor, id: string): Promise<ReferralHistoryView[]> {
    const rows = await this.database.read<Omit<ReferralHistoryView, 'changes'> & { detail: string | null }>(
      sql`select at, actor_name as "by", agency, type, summary, reason, detail from referral_history
        where referral_id = ${id} order by at, id`,
    );
    const isTold = ({ type }: { type: string }): boolean =>
      seesWholeCohort(actor) || type !== REFERRAL_EVENTS.identified;
    return rows.filter(isTold).map(({ detail, ...line }) => {
      const { changes = [] } = JSON.parse(detail ?? '{}') as Partial<Pick<ReferralHistoryView, 'changes'>>;
      return { ...line, changes };
    });
  }
}

/** What is being typed into a form that has been sent is its author's alone until it is sent again. */
function shownTo(actor: Actor, row: ReferralRow, submission: Submission | null): Answers {
  return row.ownerId === actor.id || submission === null ? row.answers : submission.answers;
}
