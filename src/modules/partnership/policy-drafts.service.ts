import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { badInput, DomainError, forbidden } from '../../shared/domain-error.js';
import type { PolicyVersion } from './domain/policy.js';
import { policyDifferences } from './domain/policy-differences.js';
import { readPolicyDraft, type TypedPolicyDraft } from './domain/read-policy-draft.js';
import { POLICY_EVENTS } from './partnership.events.js';
import { mayDraftPolicy } from './partnership.policy.js';
import { PartnershipQueries } from './partnership.queries.js';
import { PolicyDraftsRepository, type PolicyDraft } from './policy-drafts.repository.js';

export type NewPolicyDraft = TypedPolicyDraft & { basedOn?: number | undefined };
type PolicyEvent = (typeof POLICY_EVENTS)[keyof typeof POLICY_EVENTS];

/** Drafting the next policy version: nothing but data changes, and nothing is in force before its day. */
@Injectable()
export class PolicyDrafts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: PolicyDraftsRepository,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  /**
   * Begins a draft from the version in force, or from the one named.
   *
   * @throws DomainError forbidden; bad-input naming every field with its rule.
   */
  async create(
    actor: Actor,
    { basedOn, ...typed }: NewPolicyDraft,
  ): Promise<{ id: string; version: number }> {
    if (!mayDraftPolicy(actor)) throw forbidden();
    const { version, content } = await this.startingPoint(basedOn);
    const terms = readPolicyDraft(
      typed,
      { effectiveOn: null, sourceNote: null, content },
      this.clock.today(),
    );
    return this.unitOfWork.run(actor, async (tx) => {
      const newestSeen = await this.repository.newestVersion(tx);
      const id = await this.repository.add(tx, { basedOn: version, newestSeen }, terms);
      const changes = policyDifferences(content, terms.content);
      const { effectiveOn, sourceNote } = terms;
      record(
        tx,
        POLICY_EVENTS.drafted,
        { id, version: 1 },
        { basedOn: version, effectiveOn, sourceNote, changes },
      );
      return { id, version: 1 };
    });
  }

  /**
   * Changes what is named of a draft.
   *
   * @throws DomainError stale when the version is no longer the current one: it carries the draft as it is now;
   * conflict once it is settled; bad-input as {@link create}.
   */
  async change(
    actor: Actor,
    id: string,
    version: number,
    typed: TypedPolicyDraft,
  ): Promise<{ id: string; version: number }> {
    if (!mayDraftPolicy(actor)) throw forbidden();
    return this.unitOfWork.run(actor, async (tx) => {
      const before = await this.loadOpen(tx, id, version);
      const terms = readPolicyDraft(typed, before, this.clock.today());
      const newestSeen = await this.repository.newestVersion(tx);
      const changed = await this.repository.change(tx, before, { ...terms, newestSeen });
      const day = { from: before.effectiveOn, to: terms.effectiveOn };
      const source = { from: before.sourceNote, to: terms.sourceNote };
      record(
        tx,
        POLICY_EVENTS.changed,
        { id, version: changed },
        {
          ...(day.from === day.to ? {} : { effectiveOn: day }),
          ...(source.from === source.to ? {} : { sourceNote: source }),
          changes: policyDifferences(before.content, terms.content),
        },
      );
      return { id, version: changed };
    });
  }

  /**
   * Puts a draft aside; it stays on record. With a version, only if it is still that one.
   *
   * @throws DomainError stale; conflict once it is settled.
   */
  async discard(actor: Actor, id: string, version: number | null): Promise<void> {
    if (!mayDraftPolicy(actor)) throw forbidden();
    await this.unitOfWork.run(actor, async (tx) => {
      const draft = await this.loadOpen(tx, id, version);
      await this.repository.settle(tx, draft, { status: 'discarded', became: null });
      record(
        tx,
        POLICY_EVENTS.discarded,
        { id, version: draft.version + 1 },
        { effectiveOn: draft.effectiveOn },
      );
    });
  }

  /**
   * Makes a draft the next policy version, in force from its day on. With a version, only if it is still that one.
   *
   * @throws DomainError stale; conflict once it is settled, or when another version has been adopted since the
   * draft was last saved, whose changes it would undo unseen; bad-input when its day has come meanwhile.
   */
  async adopt(actor: Actor, id: string, version: number | null): Promise<{ adopted: number }> {
    if (!mayDraftPolicy(actor)) throw forbidden();
    return this.unitOfWork.run(actor, async (tx) => {
      const draft = await this.loadOpen(tx, id, version);
      const newest = await this.repository.newestVersion(tx);
      if (newest > draft.newestSeen) throw overtaken(newest);
      readPolicyDraft({}, draft, this.clock.today());
      const adopted = newest + 1;
      await this.repository.addVersion(tx, adopted, draft);
      await this.repository.settle(tx, draft, { status: 'adopted', became: adopted });
      const { basedOn, effectiveOn, sourceNote } = draft;
      const detail = { version: adopted, draft: id, basedOn, effectiveOn, sourceNote };
      tx.record({ action: POLICY_EVENTS.adopted, subjectType: 'policy', subjectId: String(adopted), detail });
      tx.announce({ type: POLICY_EVENTS.adopted, panel: null, version: adopted });
      return { adopted };
    });
  }

  /** @throws DomainError bad-input for a version that there is not. */
  private async startingPoint(basedOn: number | undefined): Promise<PolicyVersion> {
    if (basedOn === undefined) return this.partnership.policyOn(this.clock.today());
    const versions = await this.partnership.listPolicyVersions();
    const found = versions.find(({ version }) => version === basedOn);
    if (!found) throw badInput([{ field: 'basedOn', message: 'Choose a policy version that there is' }]);
    return found;
  }

  private async loadOpen(tx: Tx, id: string, version: number | null): Promise<PolicyDraft> {
    const draft = await this.repository.load(tx, id);
    if (draft.status !== 'open') throw settled(draft);
    if (version !== null && version !== draft.version) throw stale(draft);
    return draft;
  }
}

function record(
  tx: Tx,
  event: PolicyEvent,
  { id, version }: { id: string; version: number },
  detail: Record<string, unknown>,
): void {
  tx.record({ action: event, subjectType: 'policy-draft', subjectId: id, detail });
  tx.announce({ type: event, panel: null, version });
}

function settled({ status, became }: PolicyDraft): DomainError {
  const words = status === 'adopted' ? `adopted as policy version ${became}` : 'discarded';
  return new DomainError({
    kind: 'conflict',
    code: 'POLICY.SETTLED',
    message: `This draft was ${words}, and can no longer be changed. Begin a new draft instead.`,
  });
}

function overtaken(version: number): DomainError {
  return new DomainError({
    kind: 'conflict',
    code: 'POLICY.OVERTAKEN',
    message:
      `Policy version ${version} was adopted after this draft was last saved. Look at what would change now, ` +
      'save the draft again, and then adopt it.',
  });
}

function stale({ version, effectiveOn, sourceNote, content }: PolicyDraft): DomainError {
  return new DomainError({
    kind: 'stale',
    code: 'STALE',
    message: 'Somebody else changed this draft while you were editing it.',
    extra: { currentVersion: version, current: { effectiveOn, sourceNote, ...content } },
  });
}
