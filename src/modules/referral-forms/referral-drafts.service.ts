import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { badInput, DomainError, forbidden } from '../../shared/domain-error.js';
import { unflatten } from './domain/answers.js';
import { isEditable, moveReferral } from './domain/referral-life.js';
import { FormReader, type ReadReferral, type TypedReferral } from './read-form.service.js';
import { ReferralAmendments } from './referral-amendments.service.js';
import { REFERRAL_EVENTS } from './referral-forms.events.js';
import { mayRefer } from './referral-forms.policy.js';
import { ReferralRecords } from './referral-records.service.js';
import { ReferralsRepository, type ReferralRow } from './referrals.repository.js';

export interface ReferralStanding {
  id: string;
  version: number;
}

const LONGEST_KEY = 200;

/** Begins a form and saves what is typed into it, right or wrong (REF-5). */
@Injectable()
export class ReferralDrafts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ReferralsRepository,
    private readonly referrals: ReferralRecords,
    private readonly reader: FormReader,
    private readonly amendments: ReferralAmendments,
  ) {}

  /**
   * Begins a draft with any part of the form. The same key from the same user makes one draft, however often it is
   * sent.
   *
   * @throws DomainError bad-input naming the fields; conflict when the key came with another form before; not-found
   * for a person who is not there for the user; forbidden.
   */
  async create(
    actor: Actor,
    typed: TypedReferral,
    idempotencyKey: string | null = null,
  ): Promise<ReferralStanding> {
    if (!mayRefer(actor)) throw forbidden();
    const key = readKey(idempotencyKey);
    await this.reader.checkAgency(actor, typed);
    const agencyKind = await this.reader.kindOf(actor);
    const person = await this.reader.person(actor, typed);
    const { answers, offenderId = null } = this.reader.read(typed, { kind: agencyKind, answers: {} }, person);
    const fingerprint = fingerprintOf(typed);
    return this.unitOfWork.run(actor, async (tx) => {
      const before = key === null ? null : await this.findByKey(tx, key, fingerprint);
      if (before) return before;
      const id = await this.repository.add(tx, { agencyKind, answers, offenderId });
      if (key !== null) await this.repository.keepKey(tx, key, fingerprint, id);
      await this.referrals.say(tx, draft(id, offenderId, 1), {
        ...{ type: REFERRAL_EVENTS.started, summary: 'Draft begun' },
        detail: { answered: Object.keys(answers) },
      });
      return { id, version: 1 };
    });
  }

  /**
   * Saves what was typed, as it was typed; a referral that has been sent is amended (REF-5).
   *
   * @throws DomainError stale with the current values; bad-input naming the fields; conflict when it can be changed
   * no more (REF-5), not-found; forbidden.
   */
  async change(actor: Actor, id: string, version: number, typed: TypedReferral): Promise<ReferralStanding> {
    if (!mayRefer(actor)) throw forbidden();
    await this.reader.checkAgency(actor, typed);
    const person = await this.reader.person(actor, typed);
    const context = await this.amendments.context();
    const outcome = await this.unitOfWork.run<ReferralStanding | { refusal: DomainError }>(
      actor,
      async (tx) => {
        const row = await this.referrals.loadOwn(tx, id);
        if (!isEditable(row.status)) moveReferral(row.status, 'amend');
        if (row.version !== version) return { refusal: stale(tx, row) };
        const read = this.reader.read(typed, { kind: row.agencyKind, answers: row.answers }, person);
        const isMoved = read.offenderId !== undefined && read.offenderId !== row.offenderId;
        if (read.changed.length === 0 && !isMoved) return { id, version };
        if (row.submittedAt !== null) this.amendments.checkIdentity(row, { ...read, isMoved });
        if (row.status === 'submitted') return this.amendments.amend(tx, row, read, context);
        return this.save(tx, row, read);
      },
    );
    if ('refusal' in outcome) throw outcome.refusal;
    return outcome;
  }

  private async save(tx: Tx, row: ReferralRow, read: ReadReferral): Promise<ReferralStanding> {
    const { id, submittedAt } = row;
    const offenderId = read.offenderId === undefined ? row.offenderId : read.offenderId;
    const version = await this.repository.change(tx, row, { answers: read.answers, offenderId });
    // Of a draft the panel hears nothing, of one that it has seen it does.
    const standing = submittedAt === null ? draft(id, offenderId, version) : { ...row, version };
    const detail = { changed: read.changed };
    await this.referrals.say(tx, standing, { type: REFERRAL_EVENTS.changed, summary: null, detail });
    return { id, version };
  }

  private async findByKey(tx: Tx, key: string, fingerprint: string): Promise<ReferralStanding | null> {
    await this.repository.lockUser(tx);
    const found = await this.repository.findKey(tx, key);
    if (found === null) return null;
    if (found.fingerprint !== fingerprint) {
      throw new DomainError({
        kind: 'conflict',
        code: 'IDEMPOTENCY_KEY_USED',
        message: 'This Idempotency-Key was sent before with another form. Use a new one.',
      });
    }
    const { id, version } = await this.referrals.loadOwn(tx, found.referralId);
    return { id, version };
  }
}

/** A draft is of no panel yet. */
const draft = (
  id: string,
  offenderId: string | null,
  version: number,
): Pick<ReferralRow, 'id' | 'panel' | 'offenderId' | 'version'> => ({ id, panel: null, offenderId, version });

function readKey(key: string | null): string | null {
  const typed = key?.trim() ?? '';
  if (typed === '') return null;
  if (typed.length <= LONGEST_KEY) return typed;
  throw badInput([{ field: 'Idempotency-Key', message: `Use ${LONGEST_KEY} characters or fewer` }]);
}

/** One form has one fingerprint, in whatever order its fields were sent. */
function fingerprintOf(typed: TypedReferral): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(typed)))
    .digest('hex');
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([k, v]) => [k, inOrder(v)]),
  );
}

/** Somebody was shown what is saved, by an answer that changes nothing (COH-3). */
function stale(tx: Tx, { id, version, answers, offenderId, status }: ReferralRow): DomainError {
  tx.record({ action: 'referral.viewed', subjectType: 'referral', subjectId: id });
  return new DomainError({
    kind: 'stale',
    code: 'STALE',
    message: 'This form was changed in another window while you were typing.',
    extra: { currentVersion: version, current: { ...unflatten(answers), offenderId }, currentStatus: status },
  });
}
