import yauzl from 'yauzl';
import type { DomainError } from '../../../shared/domain-error.js';
import { refuseFile } from './import-refusal.js';
import type { ImportLimits } from './import-limits.js';

const WORKBOOK = 'xl/workbook.xml';

interface Tally {
  entries: number;
  bytes: number;
  hasWorkbook: boolean;
}

/**
 * Checks what a zip declares before anything is unpacked (issue 2, point 6): that it is a workbook, how many
 * parts it has and what they unpack to. A 4 MB bomb is refused in milliseconds. Whether it told the truth is
 * checked while unpacking, in the reader's thread.
 */
export function checkZip(content: Buffer, limits: ImportLimits): Promise<void> {
  return new Promise((resolve, reject) => {
    const broken = (): DomainError => refuseFile('BROKEN', limits, 'the workbook is damaged');
    yauzl.fromBuffer(content, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(broken());
      const tally: Tally = { entries: 0, bytes: 0, hasWorkbook: false };
      zip.on('error', () => reject(broken()));
      zip.on('end', () =>
        tally.hasWorkbook
          ? resolve()
          : reject(refuseFile('NOT_A_SPREADSHEET', limits, 'not an Excel workbook (.xlsx)')),
      );
      zip.on('entry', (entry: yauzl.Entry) => {
        tally.entries += 1;
        tally.bytes += entry.uncompressedSize;
        tally.hasWorkbook ||= entry.fileName === WORKBOOK;
        if (tally.entries > limits.entries || tally.bytes > limits.unpackedBytes)
          return reject(refuseFile('UNPACKS_TOO_LARGE', limits));
        zip.readEntry();
      });
      zip.readEntry();
    });
  });
}
