import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { OffenderCorrections, OffenderRecords, type Alias, type OffenderRow } from '../offenders/index.js';
import { EligibilityService, ScoresService } from '../ogrs-tiering/index.js';
import type { PolicyVersion } from '../partnership/index.js';
import { RagStatusService } from '../rag-status/index.js';
import { describeNotTaken, isTaken, personOf, valuesTaken } from './domain/apply-row.js';
import { DIFFERENCE_FIELDS, type DifferenceField } from './domain/listed-person.js';
import { rowOf } from './domain/person-on-list.js';
import { splitFullName } from './domain/read-name.js';
import type { PersonPlan, PlannedMatch } from './domain/row-plan.js';
import type { Candidate } from './domain/row-reading.js';
import type { ImportRow } from './import-row.js';

/** One commit: what is the same for every row, and who the rows before have become. */
export interface Writing {
  import: ImportRow;
  policy: PolicyVersion;
  offenderIds: Map<number, string>;
}

export interface Written {
  offenderId: string;
  taken: readonly DifferenceField[];
}

/** A single word is what somebody is called, not their surname. */
function readAlias(text: string): Alias {
  const { surname, forename } = splitFullName(text);
  return forename === '' ? { surname: '', forename: surname } : { surname, forename };
}

/** Takes one row into the list, in the unit of work of its commit. */
@Injectable()
export class ImportWriter {
  constructor(
    private readonly records: OffenderRecords,
    private readonly corrections: OffenderCorrections,
    private readonly scores: ScoresService,
    private readonly ragStatus: RagStatusService,
    private readonly eligibility: EligibilityService,
  ) {}

  async write(tx: Tx, plan: PersonPlan, writing: Writing): Promise<Written> {
    const written =
      plan.action === 'merge' && plan.target
        ? await this.merge(tx, plan, plan.target, writing)
        : await this.create(tx, plan, writing);
    writing.offenderIds.set(plan.row, written.offenderId);
    return written;
  }

  private async create(tx: Tx, plan: PersonPlan, writing: Writing): Promise<Written> {
    const { candidate, row } = plan;
    const offender = await this.records.create(tx, {
      person: personOf(candidate),
      aliases: candidate.aliases.map(readAlias),
      summary: { ppo: candidate.ppo === true },
      source: `${writing.import.filename}, row ${row}`,
    });
    await this.putOnScheme(tx, offender, plan, writing, candidate.registeredOn);
    await this.recordFacts(tx, offender, plan, writing, { score: true, rag: true });
    await this.decide(tx, offender.id, plan, writing);
    const taken = DIFFERENCE_FIELDS.filter((field) => {
      const value = candidate[field];
      return value !== null && (typeof value !== 'object' || value.length > 0);
    });
    return { offenderId: offender.id, taken };
  }

  /** Applies what is taken from the file, and nothing else; what is not stays as a line of the history (COH-2). */
  private async merge(tx: Tx, plan: PersonPlan, target: PlannedMatch, writing: Writing): Promise<Written> {
    const { candidate, row } = plan;
    const { differences, by } = target;
    const earlier = rowOf(target.id);
    const id = earlier === null ? target.id : writing.offenderIds.get(earlier);
    if (id === undefined) throw new Error('A row was to be merged with one that brought nobody.');
    const offender = await this.records.load(tx, id);
    const takes = (field: DifferenceField): boolean => isTaken(differences, field);
    await this.corrections.changeParticulars(tx, offender, {
      values: valuesTaken(candidate, differences),
      aliasesAdded: takes('aliases') ? newAliases(differences) : [],
      reason: asOn(writing, row),
    });
    if (takes('ppo')) await this.designatePpo(tx, offender, asOn(writing, row));
    const startedOn = differences.some(({ field, take }) => field === 'registeredOn' && take === 'list')
      ? null
      : candidate.registeredOn;
    if (plan.scheme.effect === 'none' && takes('registeredOn')) {
      await this.correctStart(tx, offender, candidate, writing, row);
    } else {
      await this.putOnScheme(tx, offender, plan, writing, startedOn);
    }
    const score = takes('score') || takes('assessedOn');
    await this.recordFacts(tx, offender, plan, writing, { score, rag: takes('rag') });
    await this.decide(tx, id, plan, writing);
    await this.noteMerge(tx, offender, plan, target, writing);
    tx.record({
      action: 'offender.combined',
      subjectType: 'offender',
      subjectId: id,
      detail: { importId: writing.import.id, filename: writing.import.filename, row, by },
    });
    return {
      offenderId: id,
      taken: differences.filter(({ take }) => take === 'file').map(({ field }) => field),
    };
  }

  /** COH-1: whoever stands on a panel's list is on the scheme; on an archive sheet, was. */
  private async putOnScheme(
    tx: Tx,
    offender: OffenderRow,
    { scheme, candidate, row }: PersonPlan,
    writing: Writing,
    startedOn: Candidate['registeredOn'],
  ): Promise<void> {
    const common = { route: 'panel-list', rule: 'COH-1', reason: asOn(writing, row), startedOn } as const;
    if (scheme.effect === 'register') {
      const { exitMonths } = writing.policy.content;
      await this.records.register(tx, offender, { ...common, exitMonths });
    }
    if (scheme.effect === 'record-exit' && candidate.removedOn !== null) {
      const endReason = `removed, says ${writing.import.filename}, row ${row}`;
      await this.corrections.recordEnded(tx, offender, {
        ...common,
        endedOn: candidate.removedOn,
        endReason,
      });
    }
  }

  /** What the rules say of whoever is on the list now; nobody who has left is brought back by an import (LAW-2). */
  private async decide(tx: Tx, id: string, { row }: PersonPlan, writing: Writing): Promise<void> {
    const offender = await this.records.load(tx, id);
    await this.eligibility.decide(
      tx,
      offender,
      writing.policy,
      `import of ${writing.import.filename}, row ${row}`,
    );
  }

  private async correctStart(
    tx: Tx,
    offender: OffenderRow,
    { registeredOn }: Candidate,
    writing: Writing,
    row: number,
  ): Promise<void> {
    if (registeredOn === null) return;
    const { exitMonths } = writing.policy.content;
    await this.corrections.correctStart(tx, offender, {
      startedOn: registeredOn,
      reason: asOn(writing, row),
      exitMonths,
    });
  }

  private async recordFacts(
    tx: Tx,
    offender: OffenderRow,
    { candidate, row }: PersonPlan,
    writing: Writing,
    which: { score: boolean; rag: boolean },
  ): Promise<void> {
    const { filename, id } = writing.import;
    const { score, assessedOn, rag } = candidate;
    if (which.score && score !== null) {
      await this.scores.add(tx, offender, { score, assessedOn, source: filename }, writing.policy);
    }
    if (which.rag && rag !== null) {
      const facts = { importId: id, row };
      await this.ragStatus.change(tx, offender, { status: rag, reason: asOn(writing, row), facts });
    }
  }

  private async designatePpo(tx: Tx, offender: OffenderRow, reason: string): Promise<void> {
    const version = await this.records.change(tx, offender, { ppo: true });
    const type = 'designations.changed';
    const detail = { before: { ppo: offender.ppo === 1 }, after: { ppo: true } };
    await this.records.note(tx, offender.id, {
      type,
      summary: 'Designations changed: PPO: yes',
      reason,
      detail,
    });
    offender.ppo = 1;
    tx.record({
      action: type,
      subjectType: 'offender',
      subjectId: offender.id,
      detail: { ...detail, reason },
    });
    tx.announce({ type, panel: offender.panel, offenderId: offender.id, version });
  }

  private async noteMerge(
    tx: Tx,
    offender: OffenderRow,
    { candidate, row, scheme }: PersonPlan,
    { differences }: PlannedMatch,
    writing: Writing,
  ): Promise<void> {
    const notes = candidate.notes === offender.notes ? null : candidate.notes;
    const said = describeNotTaken(differences, notes, scheme);
    if (said.length === 0) return;
    const notTaken = differences
      .filter(({ take }) => take === 'list')
      .map(({ field, file, list }) => [field, { file, list }] as const);
    await this.records.note(tx, offender.id, {
      type: 'offender.combined',
      summary: `Also on ${writing.import.filename}, row ${row}, which says otherwise`,
      reason: said.join('. '),
      detail: { importId: writing.import.id, row, notTaken: Object.fromEntries(notTaken), notes },
    });
  }
}

const asOn = (writing: Writing, row: number): string => `As on ${writing.import.filename}, row ${row}`;

function newAliases(differences: PlannedMatch['differences']): Alias[] {
  const file = differences.find(({ field }) => field === 'aliases')?.file;
  return typeof file === 'object' ? file.map(readAlias) : [];
}
