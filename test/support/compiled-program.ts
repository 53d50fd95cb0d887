import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { transformFile, type Options } from '@swc/core';

const ROOT = join(import.meta.dirname, '..', '..');

const swc: Options = {
  swcrc: false,
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
  },
};

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
  /** The process wrote a line that matched and was then stopped by us. */
  matched: boolean;
}

/** The application as processes of its own, compiled from the sources as they are. */
export interface CompiledProgram {
  /** Runs it until it ends by itself, or has written what `until` looks for. Nothing of our environment is passed on. */
  run(
    environment: Record<string, string>,
    until?: { text: string; then?: (stdout: string) => Promise<void> },
  ): Promise<Ended>;
  remove(): void;
}

/** Compiles `src` into a folder below the root, where packages and package.json are found. */
export async function compileProgram(): Promise<CompiledProgram> {
  const folder = join(ROOT, 'node_modules', '.cache', 'test-programs', randomBytes(6).toString('hex'));
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  await Promise.all(files.map((file) => compile(file, folder)));
  const main = join(folder, 'src', 'main.js');
  return {
    run: (environment, until) => runUntil(main, environment, until),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function compile(file: string, folder: string): Promise<void> {
  if (file.startsWith('browser') || file.endsWith('.spec.ts')) return;
  const [from, to] = [join(ROOT, 'src', file), join(folder, 'src', file)];
  if (/\.(njk|mjs)$/.test(file)) cpSync(from, to, { recursive: true });
  if (!file.endsWith('.ts') || file.endsWith('.d.ts')) return;
  const { code } = await transformFile(from, swc);
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to.replace(/\.ts$/, '.js'), code);
}

async function runUntil(
  main: string,
  environment: Record<string, string>,
  until?: { text: string; then?: (stdout: string) => Promise<void> },
): Promise<Ended> {
  const child = spawn(process.execPath, [main], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended: Ended = { code: null, stdout: '', stderr: '', matched: false };
  child.stdout.on('data', (piece: Buffer) => (ended.stdout += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (ended.stderr += piece.toString()));
  const closed = new Promise<void>((resolve) => {
    child.on('close', (code) => {
      ended.code = code;
      resolve();
    });
  });
  const deadline = Date.now() + 25_000;
  while (child.exitCode === null && !ended.matched && Date.now() < deadline) {
    await Promise.race([closed, pause(20)]);
    ended.matched = until !== undefined && ended.stdout.includes(until.text);
  }
  try {
    if (ended.matched) await until?.then?.(ended.stdout);
  } finally {
    if (child.exitCode === null) child.kill('SIGTERM');
    await closed;
  }
  return ended;
}
