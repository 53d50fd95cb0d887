// Plain JavaScript, since plain Node loads it into a worker thread: see spreadsheet.worker.mjs.
import { buffer } from 'node:stream/consumers';
import readExcelFile from 'read-excel-file/universal';
import yauzl from 'yauzl';
import { Refusal } from './refusal.mjs';

const SHEET = /^xl\/worksheets\/.*\.xml$/i;
const CORE = 'docProps/core.xml';
const CELL = /<(?:\w+:)?c\s([^<>]*)>/g;
const ADDRESS = /\br=["']([A-Za-z]+)(\d+)["']/;
const MODIFIED = /<dcterms:modified[^>]*>([^<]+)</;

const columnNumber = (letters) =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/**
 * How far a sheet reaches, before the library lays it out cell by cell: one stray cell in the last row and
 * column of a sheet would make seventeen thousand million.
 */
function checkReach(xml, limits, sofar) {
  let rows = 0;
  let columns = 0;
  for (const [, attributes] of xml.matchAll(CELL)) {
    // A cell that is only coloured in holds nothing, and closes itself.
    const [, letters, row] = (!attributes.endsWith('/') && ADDRESS.exec(attributes)) || [];
    if (letters === undefined) continue;
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, columnNumber(letters));
  }
  if (sofar.rows + rows > limits.rows) throw new Refusal('TOO_MANY_ROWS');
  if (sofar.cells + rows * columns > limits.cells) throw new Refusal('TOO_MANY_CELLS');
  sofar.rows += rows;
  sofar.cells += rows * columns;
}

/**
 * Unpacks every part once, and counts: yauzl stops where a part turns out larger than the zip declared, so a
 * zip that lies is refused before the library, which trusts it, sees it.
 */
async function inspectParts(content, limits) {
  const zip = await yauzl.fromBufferPromise(content, { validateEntrySizes: true });
  const reach = { rows: 0, cells: 0 };
  let modified = null;
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    bytes += entry.uncompressedSize;
    if (bytes > limits.unpackedBytes) throw new Refusal('UNPACKS_TOO_LARGE');
    const part = await buffer(await zip.openReadStreamPromise(entry));
    if (SHEET.test(entry.fileName)) checkReach(part.toString('latin1'), limits, reach);
    if (entry.fileName === CORE) modified = MODIFIED.exec(part.toString('utf8'))?.[1] ?? null;
  }
  return modified;
}

function toCell(value) {
  if (!(value instanceof Date)) return value ?? null;
  const iso = Number.isNaN(value.getTime()) ? '' : value.toISOString();
  return /^\d{4}-/.test(iso) && !iso.startsWith('0000') ? { day: iso.slice(0, 10) } : iso || 'not a date';
}

/** Reads every sheet of a workbook. */
export async function readWorkbook(content, limits) {
  const modifiedAt = await inspectParts(content, limits);
  const bytes = content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength);
  const sheets = await readExcelFile(bytes, { trim: false });
  return {
    modifiedAt,
    sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(toCell)) })),
  };
}
