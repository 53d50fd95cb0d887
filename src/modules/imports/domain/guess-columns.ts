import { guessFromHeading, JOINED_FIELDS, type HeadingGuess, type ImportField } from './import-field.js';
import type { Column } from './layout.js';
import type { NamedColumn } from './name-columns.js';
import { findPanel, readRag, type PanelChoice } from './read-words.js';
import { cellText, isBlankCell, type Cell } from './sheet.js';

/** Enough rows to judge a column by. */
const ROWS_TO_SAMPLE = 200;
const STRENGTH: Record<HeadingGuess['by'], number> = { whole: 0, part: 1, weak: 2 };

/** Whether most of what stands in a column fits a heading that alone says too little (`Status`, `Area`). */
function agrees(field: ImportField, cells: readonly Cell[], panels: readonly PanelChoice[]): boolean {
  const filled = cells.filter((cell) => !isBlankCell(cell));
  const fits = (cell: Cell): boolean =>
    field === 'panel' ? findPanel(cellText(cell), panels) !== null : readRag(cell).value !== null;
  return filled.filter(fits).length * 2 > filled.length;
}

/**
 * What each column means, by its heading, and by what stands below where the heading is a weak one (issue 2,
 * point 6). A field goes to one column, the best named; an address, notes and aliases may have several.
 */
export function guessColumns(
  columns: readonly NamedColumn[],
  header: readonly Cell[],
  rows: readonly (readonly Cell[])[],
  panels: readonly PanelChoice[],
): Column[] {
  const sample = rows.slice(0, ROWS_TO_SAMPLE);
  const guesses = columns.flatMap(({ index }) => {
    const guess = guessFromHeading(cellText(header[index]));
    if (!guess) return [];
    const below = sample.map((row) => row[index] ?? null);
    return guess.by === 'weak' && !agrees(guess.field, below, panels) ? [] : [{ index, ...guess }];
  });
  const fieldOf = new Map<number, ImportField>();
  for (const { index, field } of guesses.sort((a, b) => STRENGTH[a.by] - STRENGTH[b.by])) {
    const claimed = [...fieldOf.values()].includes(field);
    if (!claimed || JOINED_FIELDS.includes(field)) fieldOf.set(index, field);
  }
  // Surname and forename apart say more than a full name beside them.
  const apart = ['surname', 'forename'].every((field) =>
    [...fieldOf.values()].some((each) => each === field),
  );
  return columns.map((column) => {
    const field = fieldOf.get(column.index) ?? 'ignore';
    return { ...column, field: apart && field === 'fullName' ? 'ignore' : field };
  });
}
