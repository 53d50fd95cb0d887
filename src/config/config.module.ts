import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Configuration } from './configuration.js';

/** The injection token of the one {@link Configuration}. */
export const CONFIGURATION = Symbol('configuration');

@Global()
@Module({})
export class ConfigModule {
  static for(configuration: Configuration): DynamicModule {
    return {
      module: ConfigModule,
      providers: [{ provide: CONFIGURATION, useValue: configuration }],
      exports: [CONFIGURATION],
    };
  }
}
