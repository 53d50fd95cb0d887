import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { ConfigurationError, readConfiguration } from './config/configuration.js';
import { buildAdapter, configureApp } from './configure-app.js';
import { DatabaseUnavailableError } from './platform/database/database.js';
import { PinoLogger } from './platform/pino-logger.js';
import { announceStart } from './announce-start.js';

/** What stops a start, in one line; anything else is a fault of ours and keeps its stack. */
function explain(error: unknown): string | null {
  if (error instanceof ConfigurationError || error instanceof DatabaseUnavailableError) return error.message;
  const { code } = error as { code?: string };
  if (code === 'EADDRINUSE') return 'The port is in use. Set PORT to another one, or stop what uses it.';
  if (code === 'EACCES') return 'The port may not be used by this account. Set PORT to one above 1023.';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'HOST is not an address of this machine.';
  return null;
}

try {
  const configuration = readConfiguration();
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.for(configuration),
    buildAdapter(configuration),
    { logger: new PinoLogger(configuration.logLevel), abortOnError: false },
  );
  await configureApp(app, configuration);
  await app.listen(configuration.port, configuration.host);
  await announceStart(app);
} catch (error) {
  const line = explain(error);
  process.stderr.write(
    line === null ? `${error instanceof Error ? error.stack : String(error)}\n` : `${line}\n`,
  );
  process.exit(1);
}
