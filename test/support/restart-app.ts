import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app.module.js';
import { CONFIGURATION } from '../../src/config/config.module.js';
import type { Configuration } from '../../src/config/configuration.js';
import { buildAdapter, configureApp } from '../../src/configure-app.js';
import type { TestApp } from './build-test-app.js';

/** Stops the application, lets something happen meanwhile, and starts it again at the same address. */
export async function restartApp(test: TestApp, meanwhile: () => Promise<void>): Promise<void> {
  const configuration = test.app.get<Configuration>(CONFIGURATION);
  await test.app.close();
  await meanwhile();
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.for(configuration),
    buildAdapter(configuration),
    { logger: false, abortOnError: false },
  );
  await configureApp(app, configuration);
  await app.listen(Number(new URL(test.url).port), '127.0.0.1');
  test.app = app;
}
