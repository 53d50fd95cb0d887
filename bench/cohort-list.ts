/*
 * The first 50 of the cohort over the API (built application in production settings: session, permission,
 * validation, headers, rate limit, request log in a file, every view durably logged before its answer), from 500
 * and from 50,000 people, against bare node:http with prepared better-sqlite3 statements that answers the same
 * JSON from the same file and counts only once. Each server in its own process, in alternating rounds.
 *
 * The application keeps a page until the next event, so it is asked too for pages that it never has at hand: those
 * it reads anew.
 *
 * Run: npm run bench:cohort-list [rounds] [milliseconds of each turn]
 */
import { deepStrictEqual } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { startAgain, startApplication, type ChildServer } from './child-server.js';
import { load, type Request } from './keep-alive-load.js';
import { median } from './median.js';
import { seedPeople, seedSessions } from './seed-cohort.js';

const SIZES = [500, 50_000];
const CONNECTIONS = 32;
const PATH = '/api/v1/offenders';
const PAGES = 400;
const AIM = ' (aim 0.90 or better)';
/** So long each server is asked before anything is measured: V8 compiles meanwhile. */
const WARM_UP_MS = 4_000;

const COLUMNS = `id, surname, forename, date_of_birth as dateOfBirth, pnc_id as pncId, crn, panel, status, route,
  tier, ogrs_score as ogrsScore, rag, rag_since as ragSince, registered_on as registeredOn,
  earliest_exit_on as earliestExitOn, in_custody as inCustody, ppo, version, sort_name as sortKey`;
const CURRENT = `status in ('registered', 'referred', 'not-registered')`;

interface Row {
  id: string;
  sortKey?: string;
  inCustody: number | boolean;
  ppo: number | boolean;
}

/** The reference: everything that is not needed to answer these rows is left out. */
function serveBare(file: string): void {
  const db = new BetterSqlite3(file, { readonly: true });
  const { total } = db.prepare(`select count(*) as total from offenders where ${CURRENT}`).get() as {
    total: number;
  };
  const order = 'order by sort_name, id limit 51';
  const first = db.prepare(`select ${COLUMNS} from offenders where ${CURRENT} ${order}`);
  const after = db.prepare(
    `select ${COLUMNS} from offenders where ${CURRENT} and (sort_name, id) > (?, ?) ${order}`,
  );
  const server = createServer(({ url = '' }, response) => {
    const at = url.indexOf('?cursor=');
    const cursor = at < 0 ? null : (JSON.parse(decodeTwice(url.slice(at + 8))) as string[]);
    const rows = (cursor ? after.all(cursor[1], cursor[2]) : first.all()) as Row[];
    rows.pop();
    const last = rows.at(-1);
    const nextCursor = encodeURIComponent(JSON.stringify(['name', last?.sortKey, last?.id]));
    for (const row of rows) {
      delete row.sortKey;
      row.inCustody = row.inCustody === 1;
      row.ppo = row.ppo === 1;
    }
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(JSON.stringify({ nextCursor, total, items: rows }));
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  process.on('disconnect', () => process.exit());
}

/** A cursor is encoded by whoever made it, and once more by whoever puts it into an address. */
const decodeTwice = (cursor: string): string => decodeURIComponent(decodeURIComponent(cursor));

/** The same questions to the two servers. */
interface Contest {
  name: string;
  aim: string;
  product: Request;
  bare: Request;
  rates: { product: number[]; bare: number[] };
}

interface Pair {
  file: string;
  people: number;
  servers: ChildServer[];
  ask(name: string, paths: readonly string[], aim?: string): Contest;
}

async function startPair(folder: string, people: number): Promise<Pair> {
  const file = join(folder, `${people}.sqlite`);
  const application = await startApplication(file);
  seedPeople(file, people);
  const [token] = seedSessions(file, 1);
  const reference = await startAgain(['reference', file]);
  const headers = { authorization: `Bearer ${token}` };
  const ask = (name: string, paths: readonly string[], aim = ''): Contest => {
    const product = { paths, headers, port: application.port };
    return {
      name,
      aim,
      product,
      bare: { ...product, port: reference.port },
      rates: { product: [], bare: [] },
    };
  };
  return { file, people, servers: [application, reference], ask };
}

async function answerTo({ port, paths, headers }: Request): Promise<{ nextCursor: string }> {
  const answer = await fetch(`http://127.0.0.1:${port}${paths[0]}`, { headers });
  return (await answer.json()) as { nextCursor: string };
}

/** One page after the other: twice as many as the application keeps, so that each comes round as a stranger. */
async function listPages(pair: Pair): Promise<string[]> {
  const paths: string[] = [];
  let path = PATH;
  while (paths.length < PAGES) {
    const { nextCursor } = await answerTo(pair.ask('', [path]).bare);
    path = `${PATH}?cursor=${encodeURIComponent(nextCursor)}`;
    paths.push(path);
  }
  return paths;
}

async function assertSameAnswer({ name, product, bare }: Contest): Promise<void> {
  deepStrictEqual(
    await answerTo(product),
    await answerTo(bare),
    `The two servers answer differently: ${name}`,
  );
}

/** Every answer has left its entry in the log. */
function countViews({ file }: Pair): number {
  const db = new BetterSqlite3(file, { readonly: true });
  const statement = db.prepare(`select count(*) from audit_entries where action = 'cohort.viewed'`).pluck();
  const views = statement.get() as number;
  db.close();
  return views;
}

async function measure(contest: Contest, milliseconds: number, productFirst: boolean): Promise<void> {
  const order = productFirst ? (['product', 'bare'] as const) : (['bare', 'product'] as const);
  for (const server of order) {
    contest.rates[server].push(await load(contest[server], CONNECTIONS, milliseconds));
  }
}

async function main(rounds: number, milliseconds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'iom-bench-'));
  const pairs: Pair[] = [];
  try {
    for (const people of SIZES) pairs.push(await startPair(folder, people));
    const [few, many] = pairs as [Pair, Pair];
    const contests = [
      few.ask('first page of 500 people', [PATH], AIM),
      many.ask('first page of 50,000 people', [PATH], AIM),
      many.ask('a page not at hand, of 50,000', await listPages(many)),
    ];
    for (const contest of contests) await assertSameAnswer(contest);
    for (const contest of contests) await measure(contest, WARM_UP_MS, true);
    for (const { rates } of contests) rates.bare.length = rates.product.length = 0;
    for (let round = 0; round < rounds; round += 1) {
      for (const contest of contests) await measure(contest, milliseconds, round % 2 === 0);
    }
    print(rounds, milliseconds, contests);
    const views = pairs.map(countViews).reduce((sum, count) => sum + count, 0);
    console.log(`${views} views are in the log`);
  } finally {
    await Promise.all(pairs.flatMap(({ servers }) => servers.map((server) => server.stop())));
    rmSync(folder, { recursive: true, force: true });
  }
}

const ratioOf = (rates: readonly number[], references: readonly number[]): string =>
  median(rates.map((rate, round) => rate / (references[round] ?? NaN))).toFixed(2);

function print(rounds: number, milliseconds: number, contests: Contest[]): void {
  console.log(`${rounds} alternating rounds of ${milliseconds} ms, ${CONNECTIONS} connections, medians:`);
  const perSecond = (rates: number[]): string => median(rates).toFixed(0).padStart(5);
  for (const { name, aim, rates } of contests) {
    console.log(
      `${name.padEnd(30)} bare ${perSecond(rates.bare)} a second, application ${perSecond(rates.product)}, ` +
        `ratio ${ratioOf(rates.product, rates.bare)}${aim}`,
    );
  }
  const [few, many] = contests.map(({ rates }) => rates.product);
  console.log(`application, 50,000 against 500 people: ratio ${ratioOf(many ?? [], few ?? [])} (aim 1.00)`);
}

if (process.argv[2] === 'reference') serveBare(process.argv[3] ?? '');
else await main(Number(process.argv[2] ?? 15), Number(process.argv[3] ?? 300));
