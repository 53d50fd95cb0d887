import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { ConfigurationError, readConfiguration } from './config/configuration.js';
import { readShell, type Shell } from './config/shell.js';
import { createUser, CREATE_USER_USAGE } from './create-user.js';
import { importFiles, IMPORT_USAGE } from './import-files.js';
import { DatabaseUnavailableError } from './platform/database/database.js';
import { PinoLogger } from './platform/pino-logger.js';
import { DomainError } from './shared/domain-error.js';
import { reassess, REASSESS_USAGE } from './reassess.js';
import { UsageError } from './shared/usage-error.js';

interface Command {
  /** Checks what was typed before anything is opened; the answer does it, and says whether all went well. */
  prepare(args: readonly string[], shell: Shell): (app: INestApplicationContext) => Promise<boolean>;
  usage: string;
}

const COMMANDS: Record<string, Command> = {
  import: { prepare: importFiles, usage: IMPORT_USAGE },
  reassess: { prepare: reassess, usage: REASSESS_USAGE },
  'user-create': { prepare: createUser, usage: CREATE_USER_USAGE },
};

/** What stops a command, in lines for people; anything else is a fault of ours and keeps its stack. */
function explain(error: unknown): string | null {
  if (error instanceof DomainError) {
    const { message, errors = [] } = error.details;
    return [message, ...errors.map((each) => `  ${each.field}: ${each.message}`)].join('\n');
  }
  const isKnown =
    error instanceof UsageError ||
    error instanceof ConfigurationError ||
    error instanceof DatabaseUnavailableError;
  return isKnown ? error.message : null;
}

async function run([name = '', ...args]: readonly string[]): Promise<boolean> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const usages = Object.values(COMMANDS).map(({ usage }) => usage);
    throw new UsageError(['There is no such command. There are:', ...usages].join('\n'));
  }
  const carryOut = command.prepare(args, readShell());
  // A command does what it is asked and nothing by itself.
  const configuration = { ...readConfiguration(), nightly: false, sendsMail: false };
  const app = await NestFactory.createApplicationContext(AppModule.for(configuration), {
    logger: new PinoLogger(configuration.logLevel),
    abortOnError: false,
  });
  try {
    return await carryOut(app);
  } finally {
    await app.close();
  }
}

try {
  if (!(await run(process.argv.slice(2)))) process.exitCode = 1;
} catch (error) {
  const lines = explain(error) ?? (error instanceof Error ? error.stack : null) ?? String(error);
  process.stderr.write(`${lines}\n`);
  process.exitCode = 1;
}
