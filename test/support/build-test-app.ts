import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app.module.js';
import { readConfiguration, type Configuration } from '../../src/config/configuration.js';
import { buildAdapter, configureApp } from '../../src/configure-app.js';
import type { DatabaseKind } from '../../src/platform/database/sql.js';
import { createEmptyDatabase } from './databases.js';

export interface TestApp {
  app: NestFastifyApplication;
  /** `http://127.0.0.1:PORT` */
  url: string;
  close(): Promise<void>;
}

/**
 * The whole application as main.ts builds it, CSRF and all, on a fresh database and a free port. Settings as
 * the environment would give them; demonstration users and no cohort unless said otherwise.
 */
export async function buildTestApp(
  kind: DatabaseKind = 'sqlite',
  environment: Record<string, string> = {},
): Promise<TestApp> {
  const database = await createEmptyDatabase(kind);
  const configuration: Configuration = {
    ...readConfiguration({
      IOM_DEMO: 'users',
      IOM_LOG_LEVEL: 'silent',
      IOM_RATE_LIMIT: 'off',
      IOM_NIGHTLY: 'off',
      ...environment,
    }),
    database: database.settings,
  };
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.for(configuration),
    buildAdapter(configuration),
    { logger: false, abortOnError: false },
  );
  await configureApp(app, configuration);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const test: TestApp = {
    app,
    url,
    close: async () => {
      await test.app.close();
      await database.remove();
    },
  };
  return test;
}
