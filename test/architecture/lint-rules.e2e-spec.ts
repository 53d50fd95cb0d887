import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { correctFiles } from './lint-fixtures/correct-files.js';
import { wrongFiles } from './lint-fixtures/wrong-files.js';

const root = join(import.meta.dirname, '..', '..');

interface Finding {
  file: string;
  rule: string;
  message: string;
}

let tree: string;
let findings: Finding[];

/** Linters exit with 1 or more when they find something; they fail when they print no JSON. */
function runLinter(program: string, args: string[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const argv = [join(root, 'node_modules', program), ...args];
    const options = { cwd: tree, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, NODE_OPTIONS: '' } };
    execFile(process.execPath, argv, options, (_error, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout));
      } catch {
        reject(new Error(`${program} printed no JSON: ${stderr || stdout}`));
      }
    });
  });
}

async function runEslint(): Promise<Finding[]> {
  const config = join(root, 'eslint.config.mjs');
  const results = (await runLinter('eslint/bin/eslint.js', [
    '--config',
    config,
    '--format',
    'json',
    'src',
  ])) as {
    filePath: string;
    messages: { ruleId: string | null; message: string }[];
  }[];
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message }) => ({
      file: relative(tree, filePath).replaceAll('\\', '/'),
      rule: ruleId ?? 'could not be read',
      message,
    })),
  );
}

async function runDependencyRules(): Promise<Finding[]> {
  const config = join(root, '.dependency-cruiser.cjs');
  const args = ['--config', config, '--output-type', 'json', 'src'];
  const { summary } = (await runLinter('dependency-cruiser/bin/dependency-cruise.mjs', args)) as {
    summary: {
      violations: { from: string; to: string; rule: { name: string } }[];
      ruleSetUsed: { forbidden: { name: string; comment: string }[] };
    };
  };
  const comments = new Map(summary.ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]));
  return summary.violations.map(({ from, rule: { name } }) => ({
    file: from,
    rule: name,
    message: comments.get(name) ?? '',
  }));
}

beforeAll(async () => {
  tree = mkdtempSync(join(tmpdir(), 'iom-lint-'));
  for (const file of ['package.json', 'tsconfig.json']) cpSync(join(root, file), join(tree, file));
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'), 'junction');
  const beside = wrongFiles.flatMap((file) => file.beside ?? []);
  for (const { path, code } of [...correctFiles, ...wrongFiles, ...beside]) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), `${code}\n`);
  }
  findings = [...(await runEslint()), ...(await runDependencyRules())];
}, 60_000);

afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe('lint', () => {
  it.each(wrongFiles)('refuses $because', ({ path, rule, says }) => {
    const found = findings.filter(({ file }) => file === path);
    expect([...new Set(found.map((finding) => finding.rule))].sort()).toEqual([rule].flat().sort());
    for (const { message } of found) expect(message).toMatch(says);
  });

  it.each(correctFiles)('accepts $because', ({ path }) => {
    expect(findings.filter(({ file }) => file === path)).toEqual([]);
  });
});
