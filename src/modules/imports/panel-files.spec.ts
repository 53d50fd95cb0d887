import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { databaseKinds } from '../../../test/support/databases.js';
import {
  importingCoordinator as actor,
  openImportDesk,
  PANEL_FILE_NAMES,
  type ImportDesk,
  type PanelFile,
} from '../../../test/support/import-desk.js';
import { sql } from '../../platform/database/sql.js';

const REFUSED: Record<PanelFile, number> = {
  'derby-city.xlsx': 1,
  'chesterfield.csv': 2,
  'high-peak-and-dales.xlsx': 1,
  'erewash-and-amber-valley.csv': 0,
  'south-derbyshire.xlsx': 0,
  'county-list.xlsx': 0,
};
/** Thousands of statements, each a round trip on PostgreSQL. */
const SLOW = 120_000;
const inOrder = (...places: number[]): PanelFile[] =>
  places.map((place) => PANEL_FILE_NAMES[place] as PanelFile);

describe.each(databaseKinds())('the six files of the panels on %s', (kind) => {
  let desk: ImportDesk;
  beforeEach(async () => {
    desk = await openImportDesk(kind);
  });
  afterEach(() => desk.close());

  const people = (): Promise<number> => desk.count(sql`offenders`);

  async function take(name: PanelFile) {
    const id = await desk.bringPanel(name);
    return desk.commits.commit(actor, id);
  }

  const orders: [string, PanelFile[]][] = [
    ['the county list first', inOrder(5, 4, 3, 2, 1, 0)],
    ['as the panels come', inOrder(0, 1, 2, 3, 4, 5)],
    ['shuffled', inOrder(2, 5, 0, 4, 1, 3)],
  ];
  // The plan of a file is the same on both databases: one order shows that PostgreSQL keeps it.
  it.each(kind === 'sqlite' ? orders : orders.slice(0, 1))(
    'come to 503 people %s, and a second run adds nobody',
    async (_, names) => {
      for (const name of names) {
        const outcome = await take(name);
        expect([name, outcome.refused, outcome.skipped]).toEqual([name, REFUSED[name], 0]);
      }
      expect(await people()).toBe(503);
      expect(await desk.count(sql`offenders where status = 'registered'`)).toBe(503);
      for (const name of names) expect([name, (await take(name)).created]).toEqual([name, 0]);
      expect(await people()).toBe(503);
    },
    SLOW,
  );

  it(
    'come to 503 people when all are uploaded first and then taken in one by one',
    async () => {
      const ids: string[] = [];
      for (const name of inOrder(3, 0, 5, 2, 1, 4)) ids.push(await desk.bringPanel(name));
      for (const id of ids) await desk.commits.commit(actor, id);
      expect(await people()).toBe(503);
    },
    SLOW,
  );
});
