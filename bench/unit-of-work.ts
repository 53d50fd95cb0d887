/*
 * A unit of work with its four rows (state, history, audit entry, event) against the same four rows written by
 * prepared statements in a bare better-sqlite3 transaction, both with synchronous=FULL, in alternating rounds.
 *
 * Run: npm run bench:unit-of-work
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Entity } from 'typeorm';
import { chainAuditRow, CHAIN_START, type NewAuditEntry } from '../src/platform/database/audit-chain.js';
import { IdColumn, TextColumn, WholeColumn } from '../src/platform/database/columns.js';
import { Database } from '../src/platform/database/database.js';
import { newId } from '../src/platform/database/new-id.js';
import { sql } from '../src/platform/database/sql.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import type { Actor } from '../src/shared/actor.js';
import { makeClock } from '../src/shared/clock.js';
import { median } from './median.js';

const ROUNDS = Number(process.argv[2] ?? 15);
const UNITS = Number(process.argv[3] ?? 320);
const AT_ONCE = 32;
const OFFENDER = 'offender-1';

const actor: Actor = {
  id: 'user-1',
  username: 'coordinator.chesterfield',
  name: 'Carol Ordinator',
  role: 'coordinator',
  agency: 'police',
  panels: ['chesterfield'],
  from: '127.0.0.1',
};

@Entity('offenders')
class OffenderEntity {
  @IdColumn() id!: string;
  @TextColumn('rag') rag!: string;
  @WholeColumn('version') version!: number;
  @TextColumn('updated_at') updatedAt!: string;
}

@Entity('offender_history')
class OffenderHistoryEntity {
  @IdColumn() id!: string;
  @TextColumn('offender_id') offenderId!: string;
  @TextColumn('at') at!: string;
  @TextColumn('actor_id') actorId!: string;
  @TextColumn('actor_name') actorName!: string;
  @TextColumn('agency') agency!: string;
  @TextColumn('type') type!: string;
  @TextColumn('summary') summary!: string;
}

const entry: NewAuditEntry = {
  action: 'rag-status.changed',
  subjectType: 'offender',
  subjectId: OFFENDER,
  detail: { before: 'amber', after: 'red' },
};

type Writer = (version: number) => Promise<unknown>;

function productWriter(unitOfWork: UnitOfWork): Writer {
  return (version) =>
    unitOfWork.run(actor, async (tx) => {
      await tx.update(OffenderEntity, { id: OFFENDER }, { rag: 'red', version, updatedAt: tx.at });
      await tx.insert(OffenderHistoryEntity, {
        id: newId(),
        offenderId: OFFENDER,
        at: tx.at,
        actorId: actor.id,
        actorName: actor.name,
        agency: actor.agency,
        type: 'rag-status.changed',
        summary: 'RAG status set to red',
      });
      tx.record(entry);
      tx.announce({ type: 'rag-status.changed', panel: 'chesterfield', offenderId: OFFENDER, version });
    });
}

function rawWriter(file: string): { write: Writer; close: () => void } {
  const db = new BetterSqlite3(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  const state = db.prepare('update offenders set rag = ?, version = ?, updated_at = ? where id = ?');
  const history = db.prepare(`insert into offender_history
    (id, offender_id, at, actor_id, actor_name, agency, type, summary) values (?, ?, ?, ?, ?, ?, ?, ?)`);
  const audit = db.prepare(`insert into audit_entries values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const event = db.prepare(`insert into events values (?, ?, ?, ?, ?, ?, ?, null)`);
  let head = CHAIN_START;
  const write = db.transaction((version: number) => {
    const at = new Date().toISOString();
    const { id, name, agency } = actor;
    state.run('red', version, at, OFFENDER);
    history.run(newId(), OFFENDER, at, id, name, agency, 'rag-status.changed', 'RAG status set to red');
    const row = chainAuditRow(head, entry, actor, at);
    audit.run(Object.values(row));
    const subjects = JSON.stringify({ offenderId: OFFENDER });
    event.run(row.seq, at, entry.action, 'chesterfield', version, subjects, OFFENDER);
    head = { seq: row.seq, hash: row.hash };
  });
  return { write: (version) => Promise.resolve(write.immediate(version)), close: () => db.close() };
}

async function seed(database: Database): Promise<void> {
  await new UnitOfWork(database, makeClock(Date.now)).run(actor, async (tx) => {
    await tx.execute(
      sql`insert into panels values ('chesterfield', 'Chesterfield', 'County', 'c@example.org', 1)`,
    );
    await tx.execute(sql`insert into offenders (id, surname, forename, sort_name, date_of_birth, panel, status,
      in_custody, ppo, version, created_at, updated_at) values (${OFFENDER}, 'Smith', 'John', 'smith john',
      '1980-01-01', 'chesterfield', 'active', 0, 0, 1, ${tx.at}, ${tx.at})`);
  });
}

/** Units a second, `atOnce` of them in flight at any time. */
async function rate(write: Writer, units: number, atOnce: number): Promise<number> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < units) {
      next += 1;
      await write(next);
    }
  };
  const start = process.hrtime.bigint();
  await Promise.all(Array.from({ length: atOnce }, worker));
  return units / (Number(process.hrtime.bigint() - start) / 1e9);
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'iom-bench-'));
  const productFile = { kind: 'sqlite', file: join(folder, 'product.sqlite') } as const;
  const rawFile = { kind: 'sqlite', file: join(folder, 'raw.sqlite') } as const;
  const database = await Database.open(productFile);
  await seed(database);
  const rawDatabase = await Database.open(rawFile);
  await seed(rawDatabase);
  await rawDatabase.close();
  const product = productWriter(new UnitOfWork(database, makeClock(Date.now)));
  const raw = rawWriter(rawFile.file);
  const rates = { raw: [] as number[], alone: [] as number[], together: [] as number[] };
  const ratios = { alone: [] as number[], together: [] as number[] };
  try {
    for (let round = -2; round < ROUNDS; round += 1) {
      const reference = await rate(raw.write, UNITS, 1);
      const alone = await rate(product, UNITS, 1);
      const together = await rate(product, UNITS, AT_ONCE);
      if (round < 0) continue;
      rates.raw.push(reference);
      rates.alone.push(alone);
      rates.together.push(together);
      ratios.alone.push(alone / reference);
      ratios.together.push(together / reference);
    }
  } finally {
    raw.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const line = (name: string, rate_: number[], ratio?: number[], aim = ''): void =>
    console.log(
      `${name.padEnd(34)} ${Math.round(median(rate_)).toString().padStart(7)} a second` +
        (ratio ? `   ratio ${median(ratio).toFixed(2)} (aim ${aim})` : '   reference'),
    );
  console.log(`${ROUNDS} alternating rounds of ${UNITS} units, medians:`);
  line('bare better-sqlite3, four rows', rates.raw);
  line('unit of work, one after another', rates.alone, ratios.alone, '0.70 or better');
  line(`unit of work, ${AT_ONCE} at once`, rates.together, ratios.together, 'above 1');
}

await main();
