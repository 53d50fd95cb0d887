// The reader's own thread, so that no file, however made, keeps the server from answering. It is plain
// JavaScript because a worker thread is loaded by plain Node, in tests as in production; the build copies it.
import { parentPort, workerData } from 'node:worker_threads';
import { readCsv } from './read-csv.mjs';
import { readWorkbook } from './read-workbook.mjs';
import { Refusal } from './refusal.mjs';

const { content, kind, limits } = workerData;
const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);

try {
  const result = kind === 'zip' ? await readWorkbook(bytes, limits) : readCsv(bytes, limits);
  parentPort.postMessage({ ok: true, result });
} catch (error) {
  const refusal = error instanceof Refusal ? error : new Refusal('BROKEN', 'the workbook is damaged');
  parentPort.postMessage({ ok: false, code: refusal.code, detail: refusal.detail });
}
