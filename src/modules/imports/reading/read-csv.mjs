// Plain JavaScript, since plain Node loads it into a worker thread: see spreadsheet.worker.mjs.
import { TextDecoder } from 'node:util';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { Refusal } from './refusal.mjs';

const DELIMITERS = [',', ';', '\t'];
const LINES_TO_SNIFF = 50;
const CHARACTERS_TO_SNIFF = 64 * 1024;
// A spreadsheet writes it before text that must not become a formula; our own refused rows come back with it.
const TEXT_MARK = /^'(?=[=+\-@\t\r])/;

/** UTF-8 or UTF-16 by their mark, UTF-8 without one when it is well formed, else what Windows writes. */
function decode(content) {
  if (content[0] === 0xff && content[1] === 0xfe) return iconv.decode(content, 'utf-16le');
  if (content[0] === 0xfe && content[1] === 0xff) return iconv.decode(content, 'utf-16be');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    // Not TextDecoder: Node 20's windows-1252 is wrong from 0x80 to 0x9F, where O’Connor's apostrophe stands.
    return iconv.decode(content, 'windows-1252');
  }
}

const parseWith = (text, delimiter, options) =>
  parse(text, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    record_delimiter: ['\r\n', '\n', '\r'],
    ...options,
  });

/** How well a delimiter fits: the lines that it cuts into the same number of parts, more than one. */
function fit(text, delimiter) {
  const widths = new Map();
  try {
    for (const row of parseWith(text, delimiter, { to: LINES_TO_SNIFF }))
      if (row.length > 1) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
  } catch {
    // A sample may end inside quotes.
  }
  return Math.max(0, ...[...widths].map(([width, lines]) => lines * 1000 + width));
}

/** The delimiter: what Excel's own `sep=;` line says, else the one that fits best; a comma when none does. */
function sniffDelimiter(text) {
  const sample = text
    .slice(0, CHARACTERS_TO_SNIFF)
    .split(/\r\n|\n|\r/)
    .slice(0, LINES_TO_SNIFF)
    .join('\n');
  const fits = DELIMITERS.map((delimiter) => [delimiter, fit(sample, delimiter)]);
  return fits.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

function parseAll(text, delimiter, limits) {
  let cells = 0;
  try {
    return parseWith(text, delimiter, {
      on_record: (record, { records }) => {
        cells += record.length;
        if (records > limits.rows) throw new Refusal('TOO_MANY_ROWS');
        if (cells > limits.cells) throw new Refusal('TOO_MANY_CELLS');
        return record;
      },
    });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const detail =
      error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? 'a quotation mark is opened and never closed'
        : `line ${error.lines ?? 1} is not CSV`;
    throw new Refusal('BROKEN', detail);
  }
}

const toCell = (text) => (text === '' ? null : text.replace(TEXT_MARK, ''));

/** Reads a CSV file as one sheet: every cell is text. */
export function readCsv(content, limits) {
  const decoded = decode(content).replace(/^\uFEFF/, '');
  const [line, declared] = /^sep=([,;\t])(?:\r\n|\n|\r)/i.exec(decoded) ?? [];
  // The line is emptied, not taken out, so that rows keep their numbers.
  const text = line === undefined ? decoded : decoded.slice(line.trimEnd().length);
  const rows = parseAll(text, declared ?? sniffDelimiter(text), limits);
  return { modifiedAt: null, sheets: [{ name: 'CSV', rows: rows.map((row) => row.map(toCell)) }] };
}
