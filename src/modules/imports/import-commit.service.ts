import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ViewLog } from '../../platform/access/view-log.js';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { DomainError, forbidden, notFound } from '../../shared/domain-error.js';
import { KnownPeopleQueries } from '../offenders/index.js';
import { EligibilityService } from '../ogrs-tiering/index.js';
import type { RowPlan } from './domain/row-plan.js';
import { isReady } from './domain/row-plan.js';
import { checkReadiness, refuseCommitted, refuseOutdated } from './domain/refuse-commit.js';
import { ImportPlans, type ImportPlan } from './import-plans.service.js';
import { ImportProgress } from './import-progress.service.js';
import { ImportReadings, type ReadSheet } from './import-readings.service.js';
import type { ImportOutcome, ImportRow } from './import-row.js';
import { toRowView } from './import-view.js';
import { ImportViews } from './import-views.service.js';
import { ImportWriter, type Writing } from './import-writer.service.js';
import { IMPORT_EVENTS } from './imports.events.js';
import { mayImport } from './imports.policy.js';
import { ImportsQueries } from './imports.queries.js';
import { ImportsRepository, type NewOutcome } from './imports.repository.js';

/** A list of twenty thousand people on a slow disk. */
const LONGEST_COMMIT = 15 * 60_000;
const ROWS_A_TURN = 20;
const ATTEMPTS = 5;

/** Somebody changed how the file is read between reading it and locking it. */
class ChangedMeanwhile extends Error {}

const OUTCOMES = { new: 'created', merge: 'merged', skip: 'skipped' } as const;

@Injectable()
export class ImportCommit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ImportsRepository,
    private readonly queries: ImportsQueries,
    private readonly readings: ImportReadings,
    private readonly plans: ImportPlans,
    private readonly writer: ImportWriter,
    private readonly eligibility: EligibilityService,
    private readonly known: KnownPeopleQueries,
    private readonly progress: ImportProgress,
    private readonly views: ImportViews,
    private readonly viewLog: ViewLog,
  ) {}

  /**
   * Takes an import into the list: all its ready rows or none, planned anew against the list as it is by then.
   * With `version`, only if it is still the one somebody saw.
   *
   * @throws DomainError not-found; conflict when it is committed already, was changed meanwhile, or what somebody
   * decided is no longer true; refused while rows wait for a decision.
   */
  async commit(actor: Actor, id: string, version?: number): Promise<ImportOutcome> {
    if (!mayImport(actor)) throw forbidden();
    const policy = await this.eligibility.policyToday();
    for (let attempt = 1; ; attempt += 1) {
      const row = await this.queries.find(id);
      if (!row) throw notFound('The import');
      if (row.status === 'committed') throw refuseCommitted(row.committedBy);
      try {
        if (version !== undefined && version !== row.version) throw refuseOutdated();
        const writing: Writing = { import: row, policy, offenderIds: new Map() };
        return await this.run(actor, writing, await this.readings.read(row));
      } catch (error) {
        if (error instanceof ChangedMeanwhile && attempt < ATTEMPTS) continue;
        throw await this.withPreview(actor, id, error);
      }
    }
  }

  private async run(actor: Actor, writing: Writing, read: ReadSheet): Promise<ImportOutcome> {
    const { id } = writing.import;
    let begun = false;
    try {
      return await this.unitOfWork.run(
        actor,
        async (tx) => {
          await this.repository.lockList(tx);
          await this.known.waitForOthers(tx);
          const row = await this.repository.lock(tx, id);
          if (row.status === 'committed') throw refuseCommitted(row.committedBy);
          if (row.version !== writing.import.version) throw new ChangedMeanwhile();
          begun = true;
          this.progress.report(id, row.panel, { done: 0, total: row.counts.rows });
          const plan = await this.plans.make(row, read, { tx });
          checkReadiness(plan);
          return this.take(tx, plan, writing);
        },
        { timeout: LONGEST_COMMIT },
      );
    } finally {
      if (begun) this.progress.end(id);
    }
  }

  private async take(tx: Tx, plan: ImportPlan, writing: Writing): Promise<ImportOutcome> {
    const { import: row, counts } = plan;
    const outcomes: NewOutcome[] = [];
    for (const [index, each] of plan.rows.entries()) {
      outcomes.push(await this.takeRow(tx, each, writing));
      if (index % ROWS_A_TURN !== ROWS_A_TURN - 1) continue;
      this.progress.report(row.id, row.panel, { done: outcomes.length, total: plan.rows.length });
      // Nothing but the database is awaited here; this only lets readers have their turn.
      await nextTurn();
    }
    await this.repository.addOutcomes(tx, row.id, outcomes);
    const { created, merged, skipped, refused } = counts;
    const outcome = { created, merged, skipped, refused };
    const version = await this.repository.change(tx, row, {
      status: 'committed',
      counts,
      outcome,
      committedAt: tx.at,
      committedByName: tx.actor.name,
    });
    tx.record({
      action: IMPORT_EVENTS.committed,
      subjectType: 'import',
      subjectId: row.id,
      detail: { filename: row.filename, panel: row.panel, sheet: row.sheet, ...outcome },
    });
    for (const panel of panelsOf(row, plan.rows)) {
      tx.announce({ type: IMPORT_EVENTS.committed, panel, importId: row.id, version });
    }
    return outcome;
  }

  private async takeRow(tx: Tx, plan: RowPlan, writing: Writing): Promise<NewOutcome> {
    if (plan.kind === 'refused' || plan.action === 'decide') {
      return { row: plan.row, outcome: 'refused', offenderId: null, taken: [], detail: toRowView(plan) };
    }
    const { offenderId, taken } = isReady(plan)
      ? await this.writer.write(tx, plan, writing)
      : { offenderId: null, taken: [] };
    const detail = toRowView(plan, { offenderId, became: writing.offenderIds });
    return { row: plan.row, outcome: OUTCOMES[plan.action], offenderId, taken, detail };
  }

  /** What has changed is shown with the refusal, and the log says so. */
  private async withPreview(actor: Actor, id: string, error: unknown): Promise<unknown> {
    if (!(error instanceof DomainError) || error.details.kind !== 'conflict') return error;
    const row = await this.queries.find(id);
    if (row?.status !== 'previewed') return error;
    await this.viewLog.record({ action: 'import.viewed', actor, subjectType: 'import', subjectId: id });
    const preview = await this.views.describe(row);
    return new DomainError({ ...error.details, extra: { ...error.details.extra, preview } });
  }
}

function panelsOf({ panel }: ImportRow, rows: readonly RowPlan[]): string[] {
  const panels = rows.flatMap((plan) => (isReady(plan) ? [plan.candidate.panel] : []));
  return [...new Set(panel === null ? panels : [panel, ...panels])];
}
