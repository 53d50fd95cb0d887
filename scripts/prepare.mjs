// What every command does before its own work. Runs before anything is installed: Node's own modules only.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const LEAST_NODE = [20, 19];

/** A failure that was said in full on its own line: no stack. */
export class Stop extends Error {}

/** Says what is going on, on stderr: standard output belongs to the command itself. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** npm hands SIGTERM to the shell between us, which ends without passing it on: end when that shell has gone. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 300);
  watch.unref();
}

/** Runs a command's work; a {@link Stop} becomes one line and exit code 1. */
export async function runCommand(work) {
  endWithNpm();
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}

export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [leastMajor, leastMinor] = LEAST_NODE;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  throw new Stop(`Node ${LEAST_NODE.join('.')} or newer is needed; this is Node ${process.versions.node}.`);
}

/** Runs a program in the repository and answers its exit code. Its standard output goes to ours, or to stderr. */
export function runProgram(program, args, { quiet = false, env = {}, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 2, 2] : 'inherit',
      shell,
    });
    const pass = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM'];
    for (const signal of signals) process.on(signal, pass);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const each of signals) process.off(each, pass);
      if (signal) say(`${program} was ended by ${signal}.`);
      resolve(code ?? 1);
    });
  });
}

/** Runs a file of an installed package with this Node. */
export function runInstalled(file, args, options) {
  return runProgram(process.execPath, [join(root, 'node_modules', file), ...args], options);
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/** True when what npm last installed is what the lock file names; npm leaves out what is for other platforms. */
export function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  const sameVersion = Object.entries(wanted)
    .filter(([path]) => path !== '')
    .every(([path, entry]) => {
      const found = present[path];
      if (found === undefined) return Boolean(entry.optional || entry.devOptional);
      return found.version === entry.version && found.integrity === entry.integrity;
    });
  return (
    Object.keys(present).length > 0 && sameVersion && Object.keys(present).every((path) => path in wanted)
  );
}

export async function ensureInstalled() {
  if (isInstalled()) return;
  say('Installing packages from package-lock.json (npm ci)…');
  // Development packages build the product: NODE_ENV=production must not leave them out.
  const args = ['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const code = npm?.endsWith('.js')
    ? await runProgram(process.execPath, [npm, ...args], { quiet: true })
    : await runProgram('npm', args, { quiet: true, shell: process.platform === 'win32' });
  if (code !== 0) throw new Stop('The packages could not be installed: see above.');
}

function* filesUnder(path) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name));
}

/** Every file of some folders and files of the repository, as paths from its root with `/`. */
export function listFiles(paths) {
  return paths.flatMap((path) => [...filesUnder(join(root, path))].map(fromRoot));
}

const fromRoot = (path) => relative(root, path).split(sep).join('/');

/** Changes when a file comes, goes or is written: names, sizes and times, not contents, so that it is cheap. */
function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const isServerSource = (file) => !file.startsWith('src/browser/') && !/\.(spec\.ts|scss)$/.test(file);
const isAssetSource = (file) =>
  file.startsWith('src/browser/') || file.endsWith('.scss') || /\/images\//.test(file);
const BUILD_SETTINGS = ['scripts/build.mjs', 'package-lock.json'];

/** The two parts of the build: where each notes what it was built from, and the fingerprint of that now. */
export const buildParts = {
  server: {
    stamp: join(root, 'dist', '.server-built-from'),
    now: () =>
      fingerprint([
        ...listFiles(['src']).filter(isServerSource),
        ...listFiles(['ormconfig.ts', 'tsconfig.json', 'tsconfig.build.json', ...BUILD_SETTINGS]),
      ]),
  },
  assets: {
    stamp: join(root, 'dist', '.assets-built-from'),
    now: () => fingerprint([...listFiles(['src']).filter(isAssetSource), ...listFiles(BUILD_SETTINGS)]),
  },
};

export function isBuilt(part) {
  return existsSync(part.stamp) && readFileSync(part.stamp, 'utf8') === part.now();
}

export async function ensureBuilt() {
  if (Object.values(buildParts).every(isBuilt)) return;
  const code = await runProgram(process.execPath, [join(root, 'scripts', 'build.mjs')], { quiet: true });
  if (code !== 0) throw new Stop('The build failed: see above.');
}

/** Goes on as the built program in this very process, so that signals and exit codes are its own. */
export async function becomeProgram(file, args) {
  const program = join(root, 'dist', 'src', file);
  if (!existsSync(program)) throw new Stop(`The build made no ${fromRoot(program)}.`);
  process.argv = [process.execPath, program, ...args];
  await import(new URL(`../dist/src/${file}`, import.meta.url).href);
}
