import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, howToInstallChromium } from './find-chromium.mjs';
import {
  ensureBuilt,
  ensureInstalled,
  requireNode,
  root,
  runCommand,
  runInstalled,
  say,
  Stop,
} from './prepare.mjs';

/** How long jest may take to end after its last test, before what a test left open counts as a failure. */
const TIME_TO_END_MS = 30_000;

function lookForSurroundings() {
  if (process.env.IOM_SKIP_BROWSER === '1') {
    say('IOM_SKIP_BROWSER=1: the tests of the pages in a browser are skipped.');
  } else if (findChromium() === null) {
    throw new Stop(
      `The tests of the pages need Chromium, and none was found. ${howToInstallChromium()}\n` +
        'IOM_SKIP_BROWSER=1 npm test runs the others.',
    );
  }
  if (!process.env.TEST_DATABASE_URL) {
    say('TEST_DATABASE_URL is not set: the tests run on SQLite, and the PostgreSQL run is skipped.');
  }
}

async function step(name, work) {
  const startedAt = performance.now();
  say(`\n── ${name}`);
  const code = await work();
  if (code !== 0) throw new Stop(`\nStopped: ${name} failed.`);
  say(`   ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}

const toolSteps = [
  ['formatting', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']],
  ['lint', 'eslint/bin/eslint.js', ['--max-warnings', '0', '.']],
  [
    'dependency rules',
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ['src', 'test', '*.ts', '--config', '.dependency-cruiser.cjs'],
  ],
  ['types', 'typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json']],
  ['types of the browser script', 'typescript/bin/tsc', ['--noEmit', '-p', 'src/browser/tsconfig.json']],
];

/** Runs jest; it is ended, and that is a failure, when it has its results but something keeps it from ending. */
function runJest(args, resultsFile) {
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, jest, '--json', `--outputFile=${resultsFile}`, ...args], {
    cwd: root,
    // jest prints its JSON on standard output even when it writes the file.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const pass = (signal) => child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  return new Promise((resolve, reject) => {
    let finishedAt = null;
    const watch = setInterval(() => {
      if (!existsSync(resultsFile)) return;
      finishedAt ??= Date.now();
      if (Date.now() - finishedAt < TIME_TO_END_MS) return;
      say(
        'Jest did not end: a test left something open. Find it with: npm run jest -- --detectOpenHandles FILE',
      );
      child.kill('SIGKILL');
    }, 500);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(code ?? 1);
    });
  });
}

function summarise(resultsFile) {
  if (!existsSync(resultsFile)) throw new Stop('\nJest ended without results.');
  const results = JSON.parse(readFileSync(resultsFile, 'utf8'));
  // A file that cannot be loaded has no tests to count: it counts as one that failed.
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests + results.numTodoTests;
  return `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

async function runTests(args) {
  const folder = mkdtempSync(join(tmpdir(), 'iom-test-'));
  try {
    const resultsFile = join(folder, 'results.json');
    say('\n── tests');
    process.exitCode = await runJest(args, resultsFile);
    const summary = summarise(resultsFile);
    process.stdout.write(`\n${summary}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await runCommand(async () => {
  requireNode();
  lookForSurroundings();
  await ensureInstalled();
  for (const [name, file, args] of toolSteps) {
    const project = args.at(-1);
    if (project.endsWith('tsconfig.json') && !existsSync(join(root, project))) continue;
    await step(name, () => runInstalled(file, args));
  }
  await step('build', async () => {
    await ensureBuilt();
    return 0;
  });
  await runTests(process.argv.slice(2));
});
