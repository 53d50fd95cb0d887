import type { PaperTable } from './paper.js';
import type { Letters, Sheet } from './sheet.js';

const HEAD: Letters = { size: 10.5, bold: true };
const CELL: Letters = { size: 10.5 };
const GAP = 14;
const PAD = 5;
/** A head is not left alone at the foot of a page. */
const WITH_HEAD = 60;

interface Column {
  x: number;
  width: number;
}

function columnsOf({ head, widths }: PaperTable, sheet: Sheet): Column[] {
  const shares = widths ?? head.map(() => 1);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const room = sheet.width - GAP * (head.length - 1);
  let x = 0;
  return shares.map((share) => {
    const column = { x, width: (room * share) / whole };
    x += column.width + GAP;
    return column;
  });
}

/** Writes a table row by row; its head stands again on each page that it goes on to. */
export function writeTable(sheet: Sheet, table: PaperTable): void {
  const columns = columnsOf(table, sheet);
  const element = sheet.group('Table');
  sheet.need(WITH_HEAD);
  const writer = { sheet, table, columns, element };
  writeRow(writer, table.head, 'TH');
  for (const cells of table.rows) writeRow(writer, cells, 'TD');
  element.end();
  sheet.rule();
  sheet.skip(8);
}

interface TableWriter {
  sheet: Sheet;
  table: PaperTable;
  columns: Column[];
  element: PDFKit.PDFStructureElement;
}

const heightOf = ({ sheet, columns }: TableWriter, cells: readonly string[], letters: Letters): number =>
  Math.max(...cells.map((cell, index) => sheet.heightOf(cell, letters, columns[index]?.width))) + 2 * PAD;

function writeRow(writer: TableWriter, cells: readonly string[], tag: 'TH' | 'TD'): void {
  const { sheet, columns, element } = writer;
  const letters = tag === 'TH' ? HEAD : CELL;
  const height = heightOf(writer, cells, letters);
  if (!sheet.fitsPage(height + WITH_HEAD)) return writeTall(writer, cells);
  if (sheet.need(height)) repeatHead(writer);
  sheet.rule();
  const top = sheet.y;
  const row = sheet.group('TR', element);
  cells.forEach((cell, index) => sheet.write(cell, letters, tag, { ...columns[index], y: top + PAD }, row));
  row.end();
  sheet.moveTo(top + height);
}

function repeatHead(writer: TableWriter): void {
  const { sheet, table, columns } = writer;
  const top = sheet.y;
  table.head.forEach((cell, index) => sheet.repeat(cell, HEAD, { ...columns[index], y: top + PAD }));
  sheet.moveTo(top + heightOf(writer, table.head, HEAD));
}

/** A row that is higher than a page: its cells below each other, each with its heading. */
function writeTall({ sheet, table, element }: TableWriter, cells: readonly string[]): void {
  const row = sheet.group('TR', element);
  sheet.rule();
  cells.forEach((cell, index) => {
    sheet.skip(PAD);
    sheet.write(`${table.head[index] ?? ''}: ${cell}`, CELL, 'TD', {}, row);
  });
  row.end();
  sheet.skip(PAD);
}
