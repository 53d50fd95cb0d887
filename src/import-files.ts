import { readFile } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import type { Shell } from './config/shell.js';
import { ImportCommit, ImportsService, type ImportView } from './modules/imports/index.js';
import { PartnershipQueries } from './modules/partnership/index.js';
import type { Actor } from './shared/actor.js';
import { DomainError } from './shared/domain-error.js';
import { UsageError } from './shared/usage-error.js';

export const IMPORT_USAGE = '  npm run import -- FILE… [--panel KEY]';

/** Whoever has the shell of the machine has the co-ordinators' files too; the log says that it was the shell. */
const ACTOR: Actor = {
  id: 'shell',
  username: 'shell',
  name: 'Import from the shell',
  role: 'coordinator',
  agency: 'police',
  panels: [],
  from: 'shell',
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function readArguments(args: readonly string[]): { files: string[]; panel: string | undefined } {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options: { panel: { type: 'string' } },
      allowPositionals: true,
    });
    if (positionals.length > 0) return { files: positionals, panel: values.panel };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${IMPORT_USAGE}`, { cause: error });
  }
  throw new UsageError(`Say which files to import:\n${IMPORT_USAGE}`);
}

/** Takes files into the list one after the other; a file that fails leaves nothing, and the next is tried. */
export function importFiles(
  args: readonly string[],
  { folder }: Shell,
): (app: INestApplicationContext) => Promise<boolean> {
  const { files, panel } = readArguments(args);
  return async (app) => {
    const panels = (await app.get(PartnershipQueries).listPanels()).map(({ key }) => key);
    let allWell = true;
    for (const file of files) {
      const name = basename(file, extname(file)).toLowerCase();
      const ofName = panels.find((key) => key === name) ?? null;
      allWell = (await importFile(app, resolve(folder, file), panel ?? ofName)) && allWell;
    }
    return allWell;
  };
}

async function importFile(
  app: INestApplicationContext,
  path: string,
  panel: string | null,
): Promise<boolean> {
  const filename = basename(path);
  try {
    const content = await readFile(path);
    const preview = await app.get(ImportsService).upload(ACTOR, { filename, content }, panel);
    describe(preview);
    const { created, merged, skipped } = await app
      .get(ImportCommit)
      .commit(ACTOR, preview.id, preview.version);
    say(`  ${created} created, ${merged} merged${skipped > 0 ? `, ${skipped} skipped` : ''}`);
    return true;
  } catch (error) {
    for (const line of explain(filename, error)) say(line);
    return false;
  }
}

function describe({ filename, panel, sheet, counts, refused, passedOver, undecided, id }: ImportView): void {
  say(`${filename}, sheet ${sheet}${panel === null ? '' : `, for ${panel}`}`);
  say(`  ${counts.rows} rows: ${counts.ready} ready, ${counts.refused} refused, ${counts.matched} matched`);
  for (const { row, errors } of refused) {
    say(`  row ${row} is refused: ${errors.map(({ message }) => message).join('; ')}`);
  }
  for (const { row, text } of passedOver) say(`  row ${row} holds nobody: ${text}`);
  if (undecided.length > 0) say(`  Decide at /imports/${id}, and take it in there.`);
}

function explain(filename: string, error: unknown): string[] {
  if (error instanceof DomainError) {
    const { message, errors = [] } = error.details;
    return [`${filename} was not imported: ${message}`, ...errors.map((each) => `  ${each.message}`)];
  }
  const { code } = error as { code?: string };
  if (code === 'ENOENT') return [`${filename} was not imported: there is no such file.`];
  if (code === 'EISDIR') return [`${filename} was not imported: it is a folder.`];
  if (code === 'EACCES') return [`${filename} was not imported: this account may not read it.`];
  if (code?.startsWith('SQLITE_BUSY'))
    return [`${filename} was not imported: the database is busy. Try again.`];
  throw error;
}
