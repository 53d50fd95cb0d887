import { readFile } from 'node:fs/promises';
import { Test, type TestingModule } from '@nestjs/testing';
import { ConfigModule } from '../../src/config/config.module.js';
import { readConfiguration } from '../../src/config/configuration.js';
import { ImportCommit, ImportsModule, ImportsService, ImportViews } from '../../src/modules/imports/index.js';
import { Database } from '../../src/platform/database/database.js';
import { sql, type DatabaseKind, type Sql } from '../../src/platform/database/sql.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import type { Actor } from '../../src/shared/actor.js';
import { createEmptyDatabase } from './databases.js';

export const PANEL_FILES = {
  'derby-city.xlsx': 'derby-city',
  'chesterfield.csv': 'chesterfield',
  'high-peak-and-dales.xlsx': 'high-peak-and-dales',
  'erewash-and-amber-valley.csv': 'erewash-and-amber-valley',
  'south-derbyshire.xlsx': 'south-derbyshire',
  'county-list.xlsx': 'chesterfield',
} as const;
export type PanelFile = keyof typeof PANEL_FILES;
export const PANEL_FILE_NAMES = Object.keys(PANEL_FILES) as PanelFile[];

export const readPanelFile = (name: PanelFile): Promise<Buffer> =>
  readFile(new URL(`../fixtures/panels/${name}`, import.meta.url));

export const importingCoordinator: Actor = {
  id: 'coordinator-1',
  username: 'coordinator.chesterfield',
  name: 'Pat Coordinator',
  role: 'coordinator',
  agency: 'police',
  panels: ['chesterfield'],
  from: '127.0.0.1',
};

/** The imports with everything below them, on a database of their own. */
export interface ImportDesk {
  module: TestingModule;
  database: Database;
  imports: ImportsService;
  commits: ImportCommit;
  views: ImportViews;
  /** Brings one of the panels' own files. */
  bringPanel(name: PanelFile): Promise<string>;
  /** Brings a CSV file of these lines. */
  bring(filename: string, lines: readonly string[], panel?: string | null): Promise<string>;
  count(query: Sql): Promise<number>;
  close(): Promise<void>;
}

export async function openImportDesk(kind: DatabaseKind, today = '2026-11-24'): Promise<ImportDesk> {
  const empty = await createEmptyDatabase(kind);
  const configuration = {
    ...readConfiguration({ IOM_DEMO: 'off', IOM_LOG_LEVEL: 'silent', IOM_TODAY: today }),
    database: empty.settings,
  };
  const module = await Test.createTestingModule({
    imports: [ConfigModule.for(configuration), PlatformModule, ImportsModule],
  }).compile();
  await module.init();
  const database = module.get(Database);
  const imports = module.get(ImportsService);
  const bring = async (filename: string, content: Buffer, panel: string | null): Promise<string> =>
    (await imports.upload(importingCoordinator, { filename, content }, panel)).id;
  return {
    module,
    database,
    imports,
    commits: module.get(ImportCommit),
    views: module.get(ImportViews),
    bringPanel: async (name) => bring(name, await readPanelFile(name), PANEL_FILES[name]),
    bring: (filename, lines, panel = 'chesterfield') =>
      bring(filename, Buffer.from(lines.join('\r\n')), panel),
    count: async (query) =>
      (await database.readOne<{ n: number }>(sql`select cast(count(*) as integer) as n from ${query}`))?.n ??
      0,
    close: async () => {
      await module.close();
      await empty.remove();
    },
  };
}
