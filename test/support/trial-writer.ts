/*
 * A process that writes trials until it is killed or has written enough. Arguments: DATABASE_URL, a prefix for its
 * keys, how many units of work it keeps in flight, how many it writes in all. It loads, waits for a line on its
 * standard input, and prints each key only after the unit of work has said that it is durable.
 */
import { once } from 'node:events';
import { readConfiguration } from '../../src/config/configuration.js';
import { Database } from '../../src/platform/database/database.js';
import { openTrial, trialActor, writeTrial } from './trial-work.js';

const [url = '', prefix = '', atOnce = '1', total = '1'] = process.argv.slice(2);

await once(process.stdin, 'data');
const database = await Database.open(readConfiguration({ DATABASE_URL: url }).database);
const unitOfWork = await openTrial(database);
let next = 0;

async function write(): Promise<void> {
  while (next < Number(total)) {
    next += 1;
    const key = `${prefix}-${next}`;
    await unitOfWork.run(trialActor, (tx) => writeTrial(tx, key));
    process.stdout.write(`${key}\n`);
  }
}

await Promise.all(Array.from({ length: Number(atOnce) }, write));
await database.close();
process.stdin.destroy();
