import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { listSql, sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { DomainError } from '../../shared/domain-error.js';
import {
  KnownPeopleQueries,
  OffenderRecords,
  type KnownPerson,
  type MatchedBy,
  type OffenderRow,
} from '../offenders/index.js';
import { andSharedWith } from '../sharing/index.js';
import { personOf, textOf } from './domain/about-person.js';
import type { Answers } from './domain/answers.js';
import type { ReferralRow } from './referrals.repository.js';

/** Whom a form is about (REF-7). */
export interface FoundPerson {
  /** Null for somebody new, or while it is not settled. */
  offenderId: string | null;
  /** By what somebody was found who had not been chosen. */
  by: MatchedBy | null;
  /** May the referrer know that they are there? */
  isSeen: boolean;
  /** Known people who may be meant, for the co-ordinator to say. */
  possible: string[];
}

/** People who are shown to the referrer for a decision. */
export interface DoubtfulPerson {
  doubt: KnownPerson[];
}

const isByName = ({ by }: KnownPerson): boolean => by === 'name-and-date-of-birth';

/** Two people are not made of one (REF-7), and nobody learns of people who are not theirs to know of (LAW-4). */
@Injectable()
export class ReferralPersons {
  constructor(
    private readonly known: KnownPeopleQueries,
    private readonly records: OffenderRecords,
    private readonly clock: ClockService,
  ) {}

  /** To be called before anything else is locked: nobody adds people meanwhile. */
  waitForOthers(tx: Tx): Promise<void> {
    return this.known.waitForOthers(tx);
  }

  /**
   * Who is meant: whoever was chosen; else who has the same identifier; else, by name and date of birth, whoever the
   * referrer may see is shown to them, and whom they may not see is left to the co-ordinator.
   */
  async find(tx: Tx, row: ReferralRow, confirmedNew: boolean): Promise<FoundPerson | DoubtfulPerson> {
    const person = personOf(row.answers, this.clock.today());
    const except = row.offenderId === null ? {} : { except: row.offenderId };
    const matches = await this.known.find(person, { tx, ...except });
    const held = matches.filter((match) => !isByName(match));
    const seen = await this.seen(tx, [...matches.map(({ id }) => id), row.offenderId]);
    const isSeen = ({ id }: KnownPerson): boolean => seen.has(id);
    const [only, another] = held;
    if (row.offenderId === null && only && !another) {
      return { offenderId: only.id, by: only.by, isSeen: isSeen(only), possible: [] };
    }
    const doubtful = row.offenderId !== null || another ? held : matches;
    const shown = doubtful.filter(isSeen);
    const wasSent = row.submittedAt !== null;
    const mustChoose = shown.length > 0 && (!confirmedNew || held.length > 0);
    if (mustChoose && !wasSent) return { doubt: shown };
    const possible = doubtful.filter((match) => wasSent || !isSeen(match)).map(({ id }) => id);
    const { offenderId } = row;
    return { offenderId, by: null, isSeen: offenderId !== null && seen.has(offenderId), possible };
  }

  /** Adds the person of a form to the record. */
  create(
    tx: Tx,
    answers: Answers,
    { panel, agency }: { panel: string; agency: string },
  ): Promise<OffenderRow> {
    const text = (name: string): string | null => textOf(answers[name]) || null;
    const person = {
      ...personOf(answers, this.clock.today()),
      panel,
      gender: text('gender'),
      address: text('address'),
      contactNumber: text('contactNumber'),
      primarySubstance: text('primarySubstance'),
      notes: null,
    };
    return this.records.create(tx, { person, aliases: [], source: `referral form of ${agency}` });
  }

  /** Which of these people are there for whoever acts. */
  private async seen(tx: Tx, ids: readonly (string | null)[]): Promise<Set<string>> {
    const asked = ids.filter((id) => id !== null);
    if (asked.length === 0) return new Set();
    const rows = await tx.query<{ id: string }>(
      sql`select o.id from offenders o
        where o.id in (${listSql(asked)})${andSharedWith(tx.actor, this.clock.today())}`,
    );
    return new Set(rows.map(({ id }) => id));
  }
}

/** Whoever is shown to the referrer was looked at (COH-3), though nothing comes of it. */
export function refuseDoubt(tx: Tx, { doubt }: DoubtfulPerson): DomainError {
  for (const { id } of doubt) {
    tx.record({ action: 'offender.match-viewed', subjectType: 'offender', subjectId: id });
  }
  return new DomainError({
    kind: 'refused',
    code: 'possible-duplicate',
    message: 'Somebody who may be the same person is already on the list. Is this one of them?',
    rule: 'REF-7',
    errors: [
      {
        field: 'offenderId',
        message: 'Choose who this is about, or say that nobody of them is',
        rule: 'REF-7',
      },
    ],
    extra: { matches: doubt },
  });
}
