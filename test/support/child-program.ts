import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '..', '..');

/** A program beside the tests, bundled once, that can be started as a process of its own. */
export interface ChildProgram {
  start(...args: string[]): ChildProcessByStdio<Writable, Readable, null>;
  remove(): void;
}

/** Bundles `test/support/<name>.ts`; packages stay outside and are found because the bundle lies below the root. */
export async function bundleChildProgram(name: string): Promise<ChildProgram> {
  const folder = join(ROOT, 'node_modules', '.cache', 'test-programs', randomBytes(6).toString('hex'));
  const file = join(folder, `${name}.mjs`);
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [join(ROOT, 'test', 'support', `${name}.ts`)],
    outfile: file,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  return {
    start: (...args) => spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
