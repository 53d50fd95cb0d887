/*
 * The re-assessment of everybody when nothing has changed, as on most nights, against one SQL pass that reads the
 * same facts of the same rows, in alternating rounds; and, for honesty, the first run, which writes a decision for
 * each person.
 *
 * Run: npm run bench:reassessment [-- PEOPLE ROUNDS]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NestFactory } from '@nestjs/core';
import BetterSqlite3 from 'better-sqlite3';
import { median } from './median.js';
import { seedCaseFacts } from './seed-case-facts.js';
import { seedPeople } from './seed-cohort.js';

/** One in six of them has left the scheme and is not assessed: 50,000 are. */
const PEOPLE = Number(process.argv[2] ?? 60_000);
const ROUNDS = Number(process.argv[3] ?? 7);

const built = <T>(path: string): Promise<T> =>
  import(pathToFileURL(resolve('dist/src', path)).href) as Promise<T>;
const { AppModule } = await built<typeof import('../src/app.module.js')>('app.module.js');
const { readConfiguration } =
  await built<typeof import('../src/config/configuration.js')>('config/configuration.js');
const { ReassessmentService } = await built<typeof import('../src/modules/ogrs-tiering/index.js')>(
  'modules/ogrs-tiering/index.js',
);
const { systemActor } = await built<typeof import('../src/shared/system-actor.js')>('shared/system-actor.js');

const ONE_PASS = `select o.id, o.date_of_birth, o.mappa_level, o.registered_sex_offender, o.ppo, o.yos_high_risk,
    o.out_of_area_transfer, s.score, c.convicted_on, k.released_on, k.in_custody, i.gradings
  from offenders o
  left join (select offender_id, max(assessed_on || ' ' || score) as score from ogrs_scores group by offender_id) s
    on s.offender_id = o.id
  left join (select offender_id, max(outcome_date) as convicted_on from current_offences
    where outcome = 'conviction' group by offender_id) c on c.offender_id = o.id
  left join (select offender_id, max(to_day) as released_on, max(to_day is null) as in_custody from current_custody
    group by offender_id) k on k.offender_id = o.id
  left join (select offender_id, group_concat(source || assessment, ' ') as gradings from open_intelligence
    group by offender_id) i on i.offender_id = o.id and o.ppo = 1
  where o.status <> 'exited'`;

const folder = mkdtempSync(join(tmpdir(), 'iom-bench-'));
const file = join(folder, 'bench.sqlite');
const configuration = {
  ...readConfiguration({ DATABASE_URL: `sqlite:${file}`, IOM_DEMO: 'off', IOM_LOG_LEVEL: 'silent' }),
  nightly: false,
};
const app = await NestFactory.createApplicationContext(AppModule.for(configuration), { logger: false });

async function timed<T>(work: () => Promise<T> | T): Promise<{ ms: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

const reassess = async (): Promise<{ done: number; changed: number }> => {
  const { finished } = await app.get(ReassessmentService).start(systemActor('Bench'), 'command');
  return finished;
};

try {
  seedPeople(file, PEOPLE);
  seedCaseFacts(file);
  const first = await timed(reassess);
  const { done, changed } = first.result;
  console.log(`First run: ${done} people, ${changed} decisions written, ${(first.ms / 1000).toFixed(1)} s`);

  const reader = new BetterSqlite3(file, { readonly: true });
  const pass = reader.prepare(ONE_PASS);
  const ours: number[] = [];
  const reference: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const again = await timed(reassess);
    if (again.result.changed !== 0) throw new Error('A second run changed something.');
    ours.push(again.ms);
    reference.push((await timed(() => pass.all().length)).ms);
  }
  reader.close();
  const [product, sql] = [median(ours), median(reference)];
  console.log(
    `Nothing changed: ${product.toFixed(0)} ms; one SQL pass over the same rows: ${sql.toFixed(0)} ms`,
  );
  console.log(`Ratio (1 is as fast as the pass): ${(product / sql).toFixed(2)}`);
  console.log(`Memory at the end: ${(process.memoryUsage().rss / 1_048_576).toFixed(0)} MB`);
} finally {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}
