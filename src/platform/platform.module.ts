import {
  Global,
  Inject,
  Logger,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { CONFIGURATION } from '../config/config.module.js';
import type { Configuration } from '../config/configuration.js';
import { ViewLog } from './access/view-log.js';
import { ViewLogInterceptor } from './access/view-log.interceptor.js';
import { ClockService } from './clock.service.js';
import { Database } from './database/database.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { EventFeed } from './events/event-feed.js';
import { PostgresWake } from './events/postgres-wake.js';
import { HealthController } from './health.controller.js';

const reportFault = (error: unknown): void =>
  new Logger('events').error(error instanceof Error ? error : new Error('The event feed failed'));

/** Clock, database, unit of work, events and view log, shared by every module. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [HealthController],
  providers: [
    {
      provide: ClockService,
      inject: [CONFIGURATION],
      useFactory: (configuration: Configuration) => new ClockService(configuration.today),
    },
    {
      provide: Database,
      inject: [CONFIGURATION],
      useFactory: (configuration: Configuration) => Database.open(configuration.database),
    },
    {
      provide: UnitOfWork,
      inject: [Database, ClockService],
      useFactory: (database: Database, clock: ClockService) => new UnitOfWork(database, clock),
    },
    {
      provide: EventFeed,
      inject: [Database],
      useFactory: (database: Database) => new EventFeed(database, reportFault),
    },
    ViewLog,
    { provide: APP_INTERCEPTOR, useClass: ViewLogInterceptor },
  ],
  exports: [ClockService, Database, UnitOfWork, EventFeed, ViewLog],
})
export class PlatformModule implements OnApplicationBootstrap, OnApplicationShutdown {
  private wake: PostgresWake | null = null;

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly feed: EventFeed,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.feed.start();
    this.unitOfWork.onCommit(() => this.feed.wake());
    const settings = this.configuration.database;
    if (settings.kind !== 'postgres') return;
    this.wake = new PostgresWake(settings.url, () => this.feed.wake(), reportFault);
    await this.wake.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.wake?.stop();
    await this.unitOfWork.settle();
    this.feed.stop();
    await this.feed.settle();
    await this.database.close();
  }
}
