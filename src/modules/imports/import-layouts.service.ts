import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import type { Actor } from '../../shared/actor.js';
import { badInput } from '../../shared/domain-error.js';
import { checkPanel, mappingOf, mergeChoices } from './domain/choose-layout.js';
import { NO_ROWS } from './domain/count-rows.js';
import type { LayoutChoices } from './domain/layout.js';
import { findClaimedTwice, planLayout } from './domain/plan-layout.js';
import { findPanel } from './domain/read-words.js';
import { ImportReadings } from './import-readings.service.js';
import type { ImportRow } from './import-row.js';
import { ImportsQueries } from './imports.queries.js';
import type { BroughtFile, Spreadsheet } from './reading/read-spreadsheet.js';

/** Finds how a file is read: its sheet, its headings, what its columns mean and whose list it is. */
@Injectable()
export class ImportLayouts {
  constructor(
    private readonly queries: ImportsQueries,
    private readonly readings: ImportReadings,
  ) {}

  /**
   * The key of a panel that is named by key or name; null when none is.
   *
   * @throws DomainError bad-input naming `panel`.
   */
  async readPanel(typed: string | null | undefined): Promise<string | null> {
    if (typed === null || typed === undefined || typed.trim() === '') return null;
    const panels = await this.readings.panels();
    const panel = findPanel(typed, panels);
    if (panel) return panel.key;
    const names = panels.map(({ key }) => key).join(', ');
    throw badInput([{ field: 'panel', message: `“${typed}” is no panel: it is one of ${names}` }]);
  }

  /**
   * A file that is brought, as it is read by what its headings say.
   *
   * @throws DomainError bad-input naming `panel`.
   */
  async first(
    actor: Actor,
    { content, filename }: BroughtFile,
    { sheets, savedOn }: Spreadsheet,
    panel: string | null,
  ): Promise<ImportRow> {
    const layout = planLayout(sheets, {}, await this.readings.panels());
    const errors = checkPanel(layout, panel);
    if (errors.length > 0) throw badInput(errors);
    return {
      id: newId(),
      filename,
      panel,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      savedOn,
      sheets: sheets.map(({ name, rows }) => ({ name, rows: rows.length })),
      sheet: layout.sheet,
      headerRow: layout.headerRow,
      mapping: mappingOf(layout),
      status: 'previewed',
      counts: NO_ROWS,
      uploadedAt: '',
      uploadedBy: actor.name,
      committedAt: null,
      committedBy: null,
      outcome: null,
      version: 1,
    };
  }

  /**
   * The import as a change reads it.
   *
   * @throws DomainError bad-input naming `sheet`, `headerRow`, `mapping` or `panel`.
   */
  async change(
    before: ImportRow,
    change: LayoutChoices & { panel?: string | null | undefined },
  ): Promise<ImportRow> {
    const { sheet: name, headerRow, mapping } = change;
    const panel = change.panel === undefined ? before.panel : await this.readPanel(change.panel);
    const choices = mergeChoices(before, { sheet: name, headerRow, mapping });
    const sheet = await this.queries.sheet(before, choices.sheet ?? before.sheet);
    const layout = planLayout(sheet ? [sheet] : [], choices, await this.readings.panels());
    const errors = [...(mapping ? findClaimedTwice(layout) : []), ...checkPanel(layout, panel)];
    if (errors.length > 0) throw badInput(errors);
    return { ...before, panel, sheet: layout.sheet, headerRow: layout.headerRow, mapping: mappingOf(layout) };
  }
}

export const layoutOf = ({ panel, sheet, headerRow, mapping }: ImportRow): object => ({
  panel,
  sheet,
  headerRow,
  mapping,
});

export const isSameLayout = (a: ImportRow, b: ImportRow): boolean =>
  JSON.stringify(layoutOf(a)) === JSON.stringify(layoutOf(b));
