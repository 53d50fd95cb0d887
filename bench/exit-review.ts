/*
 * The review of exits when nothing has changed, as on most days, against one SQL scan of the same rows, in alternating
 * rounds; and, for honesty, the first run, which writes a row for each person.
 *
 * Run: npm run bench:exit-review [-- PEOPLE ROUNDS]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NestFactory } from '@nestjs/core';
import BetterSqlite3 from 'better-sqlite3';
import { median } from './median.js';
import { seedPeople } from './seed-cohort.js';

/** One in two of them is registered: 50,000 are, each with 20 dated events. */
const PEOPLE = Number(process.argv[2] ?? 100_000);
const ROUNDS = Number(process.argv[3] ?? 5);
const TODAY = '2016-06-01';

const built = <T>(path: string): Promise<T> =>
  import(pathToFileURL(resolve('dist/src', path)).href) as Promise<T>;
const { AppModule } = await built<typeof import('../src/app.module.js')>('app.module.js');
const { readConfiguration } =
  await built<typeof import('../src/config/configuration.js')>('config/configuration.js');
const { ExitRuns } = await built<typeof import('../src/modules/exit-rules/index.js')>(
  'modules/exit-rules/index.js',
);
const { systemActor } = await built<typeof import('../src/shared/system-actor.js')>('shared/system-actor.js');

const ONE_SCAN = `select o.id, r.started_on, e.latest, e.recent
  from offenders o join registrations r on r.offender_id = o.id and r.ended_on is null
  left join (select offender_id, max(on_day) as latest,
      group_concat(case when on_day > '2015-12-01' then kind || ' ' || id || ' ' || on_day end, ';') as recent
    from exit_events where kind <> 'intelligence' or (source in (1, 2) and assessment in ('A', 'B') and closed_at is null)
    group by offender_id) e on e.offender_id = o.id
  where o.status = 'registered'`;

const day = (from: number, days: number): string =>
  new Date(Date.UTC(from, 0, 1 + days)).toISOString().slice(0, 10);

/** Registrations, and twenty events for each, spread over five years. */
function seedEvents(file: string): number {
  const db = new BetterSqlite3(file, { timeout: 10_000 });
  const at = '2016-05-01T12:00:00.000Z';
  const said = [at, 'Bench', 'bench', 'police'];
  const ids = db.prepare(`select id from offenders where status = 'registered' order by id`).all() as {
    id: string;
  }[];
  const registration =
    db.prepare(`insert into registrations (id, offender_id, route, rule, reason, started_on,
    recorded_at, recorded_by) values (?, ?, 'tier-1', 'TIER-1', 'x', ?, ?, 'Bench')`);
  const offence = db.prepare(
    `insert into offences values (?, ?, ?, 'robbery', 'charge', ?, null, 0, null, ?, ?, ?, ?)`,
  );
  const test = db.prepare(`insert into drug_tests values (?, ?, ?, ?, null, null, 0, null, ?, ?, ?, ?)`);
  const intelligence = db.prepare(
    `insert into intelligence values (?, ?, ?, 'x', ?, 'B', 'P', null, '[]', null, ?, ?, ?, ?)`,
  );
  let events = 0;
  db.transaction(() => {
    ids.forEach(({ id }, person) => {
      registration.run(`${id}-r`, id, day(2014, person % 800), at);
      for (let index = 0; index < 20; index += 1) {
        const on = day(2011, (person * 31 + index * 97) % 1_970);
        const key = `${id}-${index}`;
        if (index < 8) offence.run(key, id, on, on, ...said);
        else if (index < 15) test.run(key, id, on, index % 2 ? 'positive' : 'negative', ...said);
        else intelligence.run(key, id, on, 1 + (index % 3), ...said);
        events += 1;
      }
    });
  })();
  db.close();
  return events;
}

const folder = mkdtempSync(join(tmpdir(), 'iom-bench-'));
const file = join(folder, 'bench.sqlite');
const configuration = {
  ...readConfiguration({
    ...{ DATABASE_URL: `sqlite:${file}`, IOM_DEMO: 'off', IOM_LOG_LEVEL: 'silent', IOM_TODAY: TODAY },
  }),
  nightly: false,
};
const app = await NestFactory.createApplicationContext(AppModule.for(configuration), { logger: false });
const memory = (): number => Math.round(process.memoryUsage().rss / 1_048_576);

async function timed<T>(work: () => Promise<T> | T): Promise<{ ms: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

const reviewer = { ...systemActor('Bench'), role: 'coordinator' as const };
const review = async (): Promise<{ done: number; changed: number; due: number; held: number }> => {
  const wanted = { cause: 'on request', on: TODAY, panel: null } as const;
  const { finished } = await app.get(ExitRuns).start(reviewer, wanted as never);
  return finished;
};

try {
  seedPeople(file, PEOPLE);
  const events = seedEvents(file);
  const first = await timed(review);
  const { done, changed, due, held } = first.result;
  console.log(`${done} registered people, ${events} dated events: ${due} due, ${held} held`);
  console.log(`First run: ${changed} rows written, ${(first.ms / 1000).toFixed(1)} s, memory ${memory()} MB`);

  const reader = new BetterSqlite3(file, { readonly: true });
  const scan = reader.prepare(ONE_SCAN);
  const ours: number[] = [];
  const reference: number[] = [];
  const rss: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const again = await timed(review);
    if (again.result.changed !== 0) throw new Error('A second run changed something.');
    ours.push(again.ms);
    rss.push(memory());
    reference.push((await timed(() => scan.all().length)).ms);
  }
  reader.close();
  const [product, sql] = [median(ours), median(reference)];
  console.log(
    `Nothing changed: ${product.toFixed(0)} ms; one SQL scan of the same rows: ${sql.toFixed(0)} ms`,
  );
  console.log(`Ratio (1 is as fast as the scan): ${(product / sql).toFixed(2)}`);
  console.log(`Memory after each review: ${rss.join(', ')} MB`);
} finally {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}
