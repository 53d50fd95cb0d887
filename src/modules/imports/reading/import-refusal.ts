import { DomainError } from '../../../shared/domain-error.js';
import type { ImportLimits } from './import-limits.js';

/** Why a file is not read at all. */
export type RefusalCode =
  | 'EMPTY'
  | 'NOT_A_SPREADSHEET'
  | 'OLD_EXCEL'
  | 'BROKEN'
  | 'TOO_LARGE'
  | 'TOO_MANY_ROWS'
  | 'TOO_MANY_CELLS'
  | 'UNPACKS_TOO_LARGE'
  | 'TOO_SLOW';

const NOTHING_READ = 'Nothing was imported.';
const SAVE_AS = 'Save it as an Excel workbook (.xlsx) or as CSV, and choose that file.';

const count = (value: number): string => value.toLocaleString('en-GB');
const megabytes = (bytes: number): string => `${count(Math.round((bytes / 1024 / 1024) * 10) / 10)} MB`;

function explain(code: RefusalCode, limits: ImportLimits, detail: string): string {
  switch (code) {
    case 'EMPTY':
      return 'This file is empty. Choose a file that has rows in it.';
    case 'NOT_A_SPREADSHEET':
      return `This file is ${detail || 'not a spreadsheet'}. ${SAVE_AS}`;
    case 'OLD_EXCEL':
      return `This file is an old Excel workbook (.xls) or is protected by a password. ${SAVE_AS}`;
    case 'BROKEN':
      return `This file cannot be read to its end: ${detail}. ${SAVE_AS}`;
    case 'TOO_LARGE':
      return `This file is larger than ${megabytes(limits.fileBytes)}. Split it, or take out pictures and old sheets.`;
    case 'TOO_MANY_ROWS':
      return `This file has more than ${count(limits.rows)} rows. Split it into smaller files.`;
    case 'TOO_MANY_CELLS':
      return `This file has more than ${count(limits.cells)} cells, empty ones between others included. Take out what is not part of the list.`;
    case 'UNPACKS_TOO_LARGE':
      return `This file unpacks to more than ${megabytes(limits.unpackedBytes)} or ${count(limits.entries)} parts. Take out what is not part of the list.`;
    case 'TOO_SLOW':
      return `Reading this file took longer than ${count(limits.milliseconds / 1000)} seconds and was stopped. Split it into smaller files.`;
  }
}

const BAD_INPUT: readonly RefusalCode[] = ['EMPTY', 'NOT_A_SPREADSHEET', 'OLD_EXCEL', 'BROKEN'];

/** A refusal of the whole file by name, `IMPORT.TOO_LARGE` and so on, with what to do next (issue 2, point 6). */
export function refuseFile(code: RefusalCode, limits: ImportLimits, detail = ''): DomainError {
  const message = explain(code, limits, detail);
  return new DomainError({
    kind: BAD_INPUT.includes(code) ? 'bad-input' : 'refused',
    code: `IMPORT.${code}`,
    message: `${message} ${NOTHING_READ}`,
    errors: [{ field: 'file', message }],
  });
}
