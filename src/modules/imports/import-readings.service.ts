import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { PartnershipQueries } from '../partnership/index.js';
import { refuseUnstorable } from './domain/check-storable.js';
import type { Layout } from './domain/layout.js';
import { planLayout } from './domain/plan-layout.js';
import { readRow } from './domain/read-row.js';
import { holdsFractions } from './domain/read-score.js';
import type { PanelChoice } from './domain/read-words.js';
import type { RowReading } from './domain/row-reading.js';
import type { Sheet } from './domain/sheet.js';
import type { ImportRow } from './import-row.js';
import { ImportsQueries } from './imports.queries.js';

/** A sheet as its layout reads it. */
export interface ReadSheet {
  sheet: Sheet;
  layout: Layout;
  /** One for each row below the headings. */
  readings: RowReading[];
}

const ROWS_A_TURN = 200;
const SHEETS_KEPT = 16;

/** Reads the stored cells of imports. What was read is kept for a while: a file's cells never change. */
@Injectable()
export class ImportReadings {
  private readonly kept = new Map<string, ReadSheet>();

  constructor(
    private readonly queries: ImportsQueries,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  panels(): Promise<PanelChoice[]> {
    return this.partnership.listPanels();
  }

  /** Every row of the chosen sheet. `sheet` is given where it is at hand already. */
  async read(row: ImportRow, sheet?: Sheet): Promise<ReadSheet> {
    const panels = await this.panels();
    const today = this.clock.today();
    const key = JSON.stringify([row.id, row.sheet, row.headerRow, row.mapping, row.panel, today, panels]);
    const known = this.kept.get(key);
    if (known) return known;
    const cells = sheet ?? (await this.queries.sheet(row, row.sheet));
    if (!cells) throw new Error('The sheet of an import is not stored.');
    const layout = planLayout([cells], row, panels);
    const context = { today, panels, defaultPanel: row.panel };
    const read = { sheet: cells, layout, readings: await readInTurns(cells, layout, context) };
    this.keep(key, read);
    return read;
  }

  private keep(key: string, read: ReadSheet): void {
    this.kept.set(key, read);
    const [oldest] = this.kept.keys();
    if (this.kept.size > SHEETS_KEPT && oldest !== undefined) this.kept.delete(oldest);
  }
}

/** As `readSheetRows`, and others get their turn in between: twenty thousand rows take a while. */
async function readInTurns(
  { rows }: Sheet,
  layout: Layout,
  context: Parameters<typeof readRow>[3],
): Promise<RowReading[]> {
  const below = rows.slice(layout.headerRow);
  const score = layout.columns.find(({ field }) => field === 'score');
  const scoresAreFractions = score !== undefined && holdsFractions(below.map((cells) => cells[score.index]));
  const readings: RowReading[] = [];
  for (const [index, cells] of below.entries()) {
    const reading = readRow(layout.headerRow + index + 1, cells, layout, { ...context, scoresAreFractions });
    readings.push(refuseUnstorable(reading));
    if (index % ROWS_A_TURN === ROWS_A_TURN - 1) await nextTurn();
  }
  return readings;
}
