import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { EventFeed } from '../../platform/events/event-feed.js';
import type { FieldError } from '../../shared/domain-error.js';
import { countRows, type ImportCounts } from './domain/count-rows.js';
import { checkPanel } from './domain/choose-layout.js';
import { listCandidate } from './domain/listed-person.js';
import { PeopleIndex } from './domain/match-person.js';
import { checkLayout } from './domain/plan-layout.js';
import { RowPlanner, type Elsewhere } from './domain/plan-row.js';
import { rowOf } from './domain/person-on-list.js';
import type { Resolution } from './domain/resolution.js';
import type { RowPlan } from './domain/row-plan.js';
import type { Candidate, RowReading } from './domain/row-reading.js';
import { ImportReadings, type ReadSheet } from './import-readings.service.js';
import type { ImportRow } from './import-row.js';
import { ImportsQueries } from './imports.queries.js';
import { ListedPeopleQueries } from './listed-people.queries.js';

/** A file as it would be taken in now. */
export interface ImportPlan extends ReadSheet {
  import: ImportRow;
  /** What must be chosen before anything can be taken in. */
  layoutErrors: FieldError[];
  rows: RowPlan[];
  counts: ImportCounts;
}

export interface PlanOptions {
  /** Under the transaction that takes it in: other files that wait are left aside. */
  tx?: Tx;
  /** Instead of the stored ones. */
  resolutions?: ReadonlyMap<number, Resolution>;
}

const ROWS_A_TURN = 100;
const PLANS_KEPT = 4;
/** The latest files that wait are enough to find somebody twice. */
const MOST_ROWS_ELSEWHERE = 20_000;

/** Plans what becomes of each row, against the list as it is and the other files that wait. */
@Injectable()
export class ImportPlans {
  private readonly kept = new Map<string, ImportPlan>();

  constructor(
    private readonly readings: ImportReadings,
    private readonly queries: ImportsQueries,
    private readonly listed: ListedPeopleQueries,
    private readonly feed: EventFeed,
    private readonly clock: ClockService,
  ) {}

  /** The plan of a stored import, kept until anything is written that it might depend on. */
  async current(row: ImportRow): Promise<ImportPlan> {
    const key = `${row.id} ${row.version} ${this.clock.today()} ${await this.feed.newestSeq()}`;
    const known = this.kept.get(key);
    if (known) return known;
    const plan = await this.make(row, await this.readings.read(row));
    this.kept.set(key, plan);
    const [oldest] = this.kept.keys();
    if (this.kept.size > PLANS_KEPT && oldest !== undefined) this.kept.delete(oldest);
    return plan;
  }

  /** A plan made anew. */
  async make(row: ImportRow, read: ReadSheet, options: PlanOptions = {}): Promise<ImportPlan> {
    const { tx } = options;
    const resolutions = options.resolutions ?? (await this.queries.resolutions(row, tx));
    const candidates = candidatesOf(read.readings);
    const planner = new RowPlanner({
      listed: await this.listed.find(candidates, targetsOf(resolutions), tx),
      savedOn: row.savedOn,
      resolutions,
      elsewhere: tx ? null : await this.elsewhere(row),
    });
    const rows: RowPlan[] = [];
    for (const [index, reading] of read.readings.entries()) {
      const plan = planner.plan(reading);
      if (plan) rows.push(plan);
      if (index % ROWS_A_TURN === ROWS_A_TURN - 1) await nextTurn();
    }
    const layoutErrors = [...checkLayout(read.layout), ...checkPanel(read.layout, row.panel)];
    return { import: row, ...read, layoutErrors, rows, counts: countRows(rows) };
  }

  private async elsewhere(row: ImportRow): Promise<Elsewhere> {
    const index = new PeopleIndex();
    const places = new Map<string, { importId: string; filename: string; row: number }>();
    for (const other of await this.queries.waiting(row.id)) {
      if (places.size > MOST_ROWS_ELSEWHERE) break;
      const { readings } = await this.readings.read(other);
      for (const [at, reading] of readings.entries()) {
        if (at % ROWS_A_TURN === ROWS_A_TURN - 1) await nextTurn();
        if (reading.kind !== 'person') continue;
        const id = `${other.id} ${reading.row}`;
        index.add(listCandidate(reading.candidate, id, other.savedOn));
        places.set(id, { importId: other.id, filename: other.filename, row: reading.row });
      }
    }
    return { index, places };
  }
}

const candidatesOf = (readings: readonly RowReading[]): Candidate[] =>
  readings.flatMap((reading) => (reading.kind === 'person' ? [reading.candidate] : []));

/** The listed people whom somebody named: a row may be merged with one it does not match. */
const targetsOf = (resolutions: ReadonlyMap<number, Resolution>): string[] =>
  [...resolutions.values()].flatMap(({ target }) =>
    target !== null && rowOf(target) === null ? [target] : [],
  );
