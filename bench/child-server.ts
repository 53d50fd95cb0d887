import { fork, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const START_MS = 30_000;

/** A server in a process of its own, on loopback. */
export interface ChildServer {
  port: number;
  process: ChildProcess;
  stop(): Promise<void>;
}

/** What production sets; the rate limit is counted on every request and is only never reached. */
export function productionSettings(databaseFile: string): Record<string, string> {
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: `sqlite:${databaseFile}`,
    IOM_PUBLIC_URL: 'https://iom.example',
    IOM_SECRET: randomBytes(24).toString('hex'),
    IOM_RATE_LIMIT: '1000000',
  };
}

/** Starts the built application as `npm start` does, its log at the level of production in a file beside. */
export async function startApplication(databaseFile: string): Promise<ChildServer> {
  const log = `${databaseFile}.log`;
  const child = spawn(process.execPath, [join('dist', 'src', 'main.js')], {
    env: { PATH: process.env.PATH, ...productionSettings(databaseFile) },
    stdio: ['ignore', openSync(log, 'w'), 'inherit'],
  });
  endWithThis(child);
  const deadline = performance.now() + START_MS;
  for (;;) {
    const port = /serves http:\/\/127\.0\.0\.1:(\d+)/.exec(readFileSync(log, 'utf8'))?.[1];
    if (port) return { port: Number(port), process: child, stop: () => stop(child) };
    if (child.exitCode !== null || performance.now() > deadline)
      throw new Error('The application did not start');
    await pause(20);
  }
}

/** Starts this very program again with other arguments; it sends its port when it listens. */
export async function startAgain(
  args: string[],
  settings: Record<string, string> = {},
): Promise<ChildServer> {
  const env = { PATH: process.env.PATH, ...settings };
  const child = fork(process.argv[1] ?? '', args, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  endWithThis(child);
  const failed = once(child, 'exit').then(() => Promise.reject(new Error(`${args.join(' ')} did not start`)));
  const [port] = (await Promise.race([once(child, 'message'), failed])) as [number];
  failed.catch(() => undefined);
  return { port, process: child, stop: () => stop(child) };
}

/** Whatever ends this program ends its servers too. */
function endWithThis(child: ChildProcess): void {
  const kill = (): unknown => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await once(child, 'exit');
  clearTimeout(timer);
}
