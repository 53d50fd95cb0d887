import { Worker } from 'node:worker_threads';
import type { Sheet } from '../domain/sheet.js';
import { refuseFile, type RefusalCode } from './import-refusal.js';
import type { ImportLimits } from './import-limits.js';

/** What the reader's thread sends back. */
export interface RawSpreadsheet {
  sheets: Sheet[];
  /** When the workbook says it was last saved: its own text, or null. */
  modifiedAt: string | null;
}

type Answer = { ok: true; result: RawSpreadsheet } | { ok: false; code: RefusalCode; detail: string };

/**
 * Reads a file in a thread of its own and stops it at the time limit, so that the main thread never blocks
 * (issue 2, point 6). A thread that runs out of memory is a file with too many cells.
 */
export function readInThread(
  content: Buffer,
  kind: 'zip' | 'text',
  limits: ImportLimits,
): Promise<RawSpreadsheet> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./spreadsheet.worker.mjs', import.meta.url), {
      workerData: { content: new Uint8Array(content), kind, limits },
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMegabytes },
      execArgv: [],
      env: {},
    });
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      settle();
      void worker.terminate();
    };
    const timer = setTimeout(() => finish(() => reject(refuseFile('TOO_SLOW', limits))), limits.milliseconds);
    worker.once('message', (answer: Answer) =>
      finish(() =>
        answer.ok ? resolve(answer.result) : reject(refuseFile(answer.code, limits, answer.detail)),
      ),
    );
    worker.once('error', (error: NodeJS.ErrnoException) =>
      finish(() =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuseFile('TOO_MANY_CELLS', limits) : error),
      ),
    );
    worker.once('exit', () =>
      finish(() => reject(refuseFile('BROKEN', limits, 'the reader stopped before its end'))),
    );
  });
}
