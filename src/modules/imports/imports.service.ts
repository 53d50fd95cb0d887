import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { badInput, DomainError, forbidden, notFound } from '../../shared/domain-error.js';
import type { LayoutChoices } from './domain/layout.js';
import { refuseCommitted } from './domain/refuse-commit.js';
import { confirmResolutions, readResolutions, type TypedResolution } from './domain/read-resolutions.js';
import type { PanelChoice } from './domain/read-words.js';
import type { Resolution } from './domain/resolution.js';
import { ImportLayouts, isSameLayout, layoutOf } from './import-layouts.service.js';
import { ImportPlans, type ImportPlan } from './import-plans.service.js';
import { ImportReadings } from './import-readings.service.js';
import type { ImportRow } from './import-row.js';
import type { ImportView } from './import-view.js';
import { ImportViews } from './import-views.service.js';
import { IMPORT_EVENTS } from './imports.events.js';
import { mayImport } from './imports.policy.js';
import { ImportsQueries } from './imports.queries.js';
import { ImportsRepository } from './imports.repository.js';
import { limitAtOnce, oneAtATime } from './limit-at-once.js';
import { readSpreadsheet, type BroughtFile } from './reading/read-spreadsheet.js';

/** What somebody corrects of a preview. */
export interface ImportChange extends LayoutChoices {
  panel?: string | null | undefined;
  resolutions?: readonly TypedResolution[] | undefined;
}

interface Decided {
  plan: ImportPlan;
  resolutions: Resolution[];
}

const STORING_MS = 60_000;
const LONGEST_FILENAME = 200;
const ATTEMPTS = 5;
/** Each reads in a thread with a memory of its own. */
const FILES_AT_ONCE = 2;

@Injectable()
export class ImportsService {
  private readonly inTurn = limitAtOnce(FILES_AT_ONCE);
  private readonly oneByOne = oneAtATime();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ImportsRepository,
    private readonly queries: ImportsQueries,
    private readonly layouts: ImportLayouts,
    private readonly readings: ImportReadings,
    private readonly plans: ImportPlans,
    private readonly views: ImportViews,
  ) {}

  /**
   * Brings a file: it is stored whole, and shown as it would be taken in. Nothing is stored in the cohort.
   *
   * @throws DomainError `IMPORT.…` naming `file`; bad-input naming `panel`; forbidden.
   */
  async upload(actor: Actor, brought: BroughtFile, panelTyped: string | null): Promise<ImportView> {
    if (!mayImport(actor)) throw forbidden();
    const panel = await this.layouts.readPanel(panelTyped);
    const filename = tidyFilename(brought.filename);
    const { content } = brought;
    const spreadsheet = await this.inTurn(() => readSpreadsheet({ content, filename }));
    const row = await this.layouts.first(actor, { content, filename }, spreadsheet, panel);
    const sheet = spreadsheet.sheets.find(({ name }) => name === row.sheet);
    const plan = await this.plans.make(row, await this.readings.read(row, sheet), { resolutions: new Map() });
    const stored = { ...row, counts: plan.counts };
    const panels = await this.readings.panels();
    await this.unitOfWork.run(
      actor,
      async (tx) => {
        const { uploadedBy: uploadedByName, committedBy: committedByName, ...values } = stored;
        const entity = {
          ...values,
          uploadedBy: actor.id,
          uploadedByName,
          committedByName,
          uploadedAt: tx.at,
        };
        stored.uploadedAt = tx.at;
        await this.repository.add(tx, entity, { content, sheets: spreadsheet.sheets });
        const detail = { filename, panel, bytes: row.bytes, sha256: row.sha256, rows: plan.counts.rows };
        tx.record({ action: 'import.uploaded', subjectType: 'import', subjectId: row.id, detail });
        announce(tx, stored, panels);
      },
      { timeout: STORING_MS },
    );
    return this.views.describe(stored, { ...plan, import: stored });
  }

  /**
   * Corrects how a file is read, and decides about rows. Of two people at once neither loses what they decided.
   *
   * @throws DomainError bad-input naming `sheet`, `headerRow`, `mapping`, `panel` or `resolutions.0.row`; not-found;
   * conflict when it is committed already.
   */
  async change(actor: Actor, id: string, change: ImportChange): Promise<ImportView> {
    if (!mayImport(actor)) throw notFound('The import');
    return this.oneByOne(id, () => this.tryChange(actor, id, change));
  }

  private async tryChange(actor: Actor, id: string, change: ImportChange): Promise<ImportView> {
    // Another node may be first; on this one they wait for each other.
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const before = await this.queries.find(id);
      if (!before) throw notFound('The import');
      if (before.status === 'committed') throw refuseCommitted(before.committedBy);
      const after = await this.layouts.change(before, change);
      const decided = await this.decide(after, change.resolutions ?? []);
      if (isSameLayout(before, after) && decided.resolutions.length === 0) return this.views.get(actor, id);
      const stored = await this.store(actor, before, after, decided);
      if (stored) return this.views.get(actor, id);
    }
    throw new DomainError({
      kind: 'conflict',
      code: 'IMPORT.BUSY',
      message: 'Several people are changing this import at this moment. Try again.',
    });
  }

  private async decide(row: ImportRow, typed: readonly TypedResolution[]): Promise<Decided> {
    const read = await this.readings.read(row);
    const standing = await this.queries.resolutions(row);
    const plan = await this.plans.make(row, read, { resolutions: standing });
    if (typed.length === 0) return { plan, resolutions: [] };
    const { resolutions, errors } = readResolutions(typed, plan.rows);
    if (errors.length > 0) throw badInput(errors);
    const next = new Map<number, Resolution>(standing);
    for (const resolution of resolutions) next.set(resolution.row, resolution);
    const after = await this.plans.make(row, read, { resolutions: next });
    const confirmed = confirmResolutions(typed, resolutions, after.rows);
    if (confirmed.errors.length > 0) throw badInput(confirmed.errors);
    return { plan: after, resolutions: confirmed.resolutions };
  }

  /** Whether it was stored; not when somebody else stored something meanwhile. */
  private async store(
    actor: Actor,
    before: ImportRow,
    after: ImportRow,
    { plan, resolutions }: Decided,
  ): Promise<boolean> {
    const panels = await this.readings.panels();
    return this.unitOfWork.run(actor, async (tx) => {
      const locked = await this.repository.lock(tx, before.id);
      if (locked.status === 'committed') throw refuseCommitted(locked.committedBy);
      if (locked.version !== before.version) return false;
      const { panel, sheet, headerRow, mapping } = after;
      const changes = { panel, sheet, headerRow, mapping, counts: plan.counts };
      const version = await this.repository.change(tx, locked, changes);
      await this.repository.addResolutions(tx, before.id, sheet, resolutions);
      const detail = {
        ...(isSameLayout(before, after) ? {} : { before: layoutOf(before), after: layoutOf(after) }),
        ...(resolutions.length === 0
          ? {}
          : {
              resolutions: resolutions.map(({ row, action, target, take }) => ({
                row,
                action,
                target,
                take,
              })),
            }),
      };
      tx.record({ action: 'import.changed', subjectType: 'import', subjectId: before.id, detail });
      announce(tx, { ...after, version }, panels);
      return true;
    });
  }
}

/** A list whose rows say their panel may concern any of them. */
function announce(tx: Tx, { id, panel, version }: ImportRow, panels: readonly PanelChoice[]): void {
  for (const key of panel === null ? panels.map((each) => each.key) : [panel]) {
    tx.announce({ type: IMPORT_EVENTS.previewed, panel: key, importId: id, version });
  }
}

/** The name without folders and without what no name should hold; its ending stays. */
function tidyFilename(typed: string): string {
  const name = (typed.split(/[/\\]/).at(-1) ?? '').replace(/\p{C}/gu, '').trim();
  return name.slice(-LONGEST_FILENAME) || 'file';
}
