import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { build, type Plugin } from 'esbuild';

const ROOT = join(import.meta.dirname, '..', '..');

/** A program beside the tests, bundled once, that can be started as a process of its own. */
export interface ChildProgram {
  start(...args: string[]): ChildProcessByStdio<Writable, Readable, null>;
  remove(): void;
}

/** Optional packages that TypeORM asks for and that are not installed stay outside. */
const absentPackages: Plugin = {
  name: 'absent-packages',
  setup: (building) =>
    building.onResolve({ filter: /^[^./]/ }, async ({ path, resolveDir, kind, pluginData }) => {
      if (pluginData === absentPackages) return undefined;
      const found = await building.resolve(path, { resolveDir, kind, pluginData: absentPackages });
      return found.errors.length > 0 ? { path, external: true } : found;
    }),
};

/** What CommonJS packages inside an ES module expect to find around them. */
const COMMONJS = `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;`;

/**
 * Bundles `test/support/<name>.ts` with the packages it needs, so that it starts three times as fast. The drivers
 * stay outside, and are found because the bundle lies below the root.
 */
export async function bundleChildProgram(name: string): Promise<ChildProgram> {
  const folder = join(ROOT, 'node_modules', '.cache', 'test-programs', randomBytes(6).toString('hex'));
  const file = join(folder, `${name}.mjs`);
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [join(ROOT, 'test', 'support', `${name}.ts`)],
    outfile: file,
    bundle: true,
    external: ['better-sqlite3', 'pg'],
    plugins: [absentPackages],
    banner: { js: COMMONJS },
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
