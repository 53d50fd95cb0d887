import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import type { Shell } from './config/shell.js';
import { UsersService } from './modules/auth/index.js';
import { systemActor } from './shared/system-actor.js';
import { UsageError } from './shared/usage-error.js';

export const CREATE_USER_USAGE =
  '  npm run user:create -- --username NAME --name "FULL NAME" --role ROLE --agency KEY [--panels KEY,KEY] [--establishment PRISON] [--email ADDRESS]';

/** How long a pipe may be silent before there is nothing in it. */
const SILENCE_MS = 1_000;

interface Typed {
  username: string;
  name: string;
  role: string;
  agency: string;
  panels: string[];
  establishment: string | null;
  email: string | null;
}

const split = (list: string): string[] =>
  list
    .split(',')
    .map((key) => key.trim())
    .filter(Boolean);

function readArguments(args: readonly string[]): Typed {
  const text = { type: 'string' } as const;
  try {
    const options = {
      username: text,
      name: text,
      role: text,
      agency: text,
      panels: text,
      establishment: text,
      email: text,
    };
    const {
      panels = '',
      establishment = null,
      email = null,
      ...who
    } = parseArgs({ args: [...args], options }).values;
    const { username, name, role, agency } = who;
    if (username && name && role && agency)
      return { username, name, role, agency, panels: split(panels), establishment, email };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${CREATE_USER_USAGE}`, { cause: error });
  }
  throw new UsageError(`Say who it is:\n${CREATE_USER_USAGE}`);
}

/** The first line of what is piped in; null from a terminal, or when nothing comes. */
async function readPiped(): Promise<string | null> {
  if (process.stdin.isTTY) return null;
  let text = '';
  const silence = setTimeout(() => process.stdin.destroy(), SILENCE_MS);
  try {
    for await (const piece of process.stdin.setEncoding('utf8')) {
      clearTimeout(silence);
      text += String(piece);
    }
  } catch {
    // Destroyed, or closed by whoever piped: what has come is what there is.
  } finally {
    clearTimeout(silence);
  }
  return text.split(/\r?\n/)[0] || null;
}

/** Adds a user with the password of IOM_PASSWORD or standard input, or one that is made up and shown once. */
export function createUser(
  args: readonly string[],
  { password }: Shell,
): (app: INestApplicationContext) => Promise<boolean> {
  const typed = readArguments(args);
  return async (app) => {
    const given = password ?? (await readPiped());
    const chosen = given ?? randomBytes(15).toString('base64url');
    await app
      .get(UsersService)
      .create(systemActor('Created from the shell', 'shell'), { ...typed, password: chosen });
    const lines = [`${typed.username.trim().toLowerCase()} can sign in now.`];
    if (given === null) lines.push(`The password, shown this once: ${chosen}`);
    process.stdout.write(`${lines.join('\n')}\n`);
    return true;
  };
}
