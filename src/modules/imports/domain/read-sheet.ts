import type { Layout } from './layout.js';
import { holdsFractions } from './read-score.js';
import { readRow } from './read-row.js';
import { sheetNamed } from './plan-layout.js';
import type { RowContext, RowReading } from './row-reading.js';
import type { Sheet } from './sheet.js';

/** Reads every row below the headings; one reading for each, in order (issue 2, point 6: nothing is lost). */
export function readSheetRows(
  sheets: readonly Sheet[],
  layout: Layout,
  context: Omit<RowContext, 'scoresAreFractions'>,
): RowReading[] {
  const rows = sheetNamed(sheets, layout.sheet).rows.slice(layout.headerRow);
  const scoreColumn = layout.columns.find(({ field }) => field === 'score');
  const scoresAreFractions =
    scoreColumn !== undefined && holdsFractions(rows.map((row) => row[scoreColumn.index]));
  return rows.map((cells, index) =>
    readRow(layout.headerRow + index + 1, cells, layout, { ...context, scoresAreFractions }),
  );
}
