import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { readConfiguration } from './src/config/configuration.js';
import { dataSourceOptions } from './src/platform/database/database.js';

/** For TypeORM's command line: `npm run build && npx typeorm migration:show -d dist/ormconfig.js`. */
export default new DataSource(dataSourceOptions(readConfiguration().database));
