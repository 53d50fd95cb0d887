import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIGURATION } from '../../config/config.module.js';
import type { Configuration } from '../../config/configuration.js';
import { ClockService } from '../clock.service.js';
import { Database } from './database.js';
import { UnitOfWork } from './unit-of-work.js';

@Global()
@Module({
  providers: [
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
  ],
  exports: [Database, UnitOfWork],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.unitOfWork.settle();
    await this.database.close();
  }
}
