import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('package.json was not found above the program');
  return findRoot(parent);
}

/** The folder that holds package.json, whether the program runs from `src` or from `dist/src`. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));
