import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { ReassessmentService, ReassessmentsQueries } from './modules/ogrs-tiering/index.js';
import { systemActor } from './shared/system-actor.js';
import { UsageError } from './shared/usage-error.js';

export const REASSESS_USAGE = '  npm run reassess';

const LOOK_EVERY_MS = 1_000;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Applies the rules to everybody anew and says how far it is. */
export function reassess(args: readonly string[]): (app: INestApplicationContext) => Promise<boolean> {
  if (args.length > 0) throw new UsageError(`It takes nothing more:\n${REASSESS_USAGE}`);
  return async (app) => {
    const actor = systemActor('Re-assessment from the shell', 'shell');
    const { run, finished } = await app.get(ReassessmentService).start(actor, 'command');
    say(`Re-assessing ${run.total} people under policy version ${run.policyVersion}, for ${run.onDay}.`);
    let isRunning = true;
    const ended = finished.finally(() => (isRunning = false));
    const tell = async (): Promise<void> => {
      for (;;) {
        await Promise.race([ended, pause(LOOK_EVERY_MS, undefined, { ref: false })]);
        if (!isRunning) return;
        const { done, total } = await app.get(ReassessmentsQueries).get(actor, run.id);
        say(`${done} of ${total}`);
      }
    };
    const [{ done, changed, registered }] = await Promise.all([ended, tell()]);
    say(`Looked at ${done}: ${changed} changed, ${registered} newly registered.`);
    return true;
  };
}
