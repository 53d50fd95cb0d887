import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { joinSql, nothing, rawSql, sql, type Sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../shared/domain-error.js';
import { foldName } from '../../shared/person-name.js';
import type { Alias } from './domain/read-alias.js';
import type { OffenderStatus, RagWord } from './domain/registration-route.js';
import { searchTerms, type SearchablePerson } from './domain/search-terms.js';
import { OffenderAliasEntity } from './offender-alias.entity.js';
import { OffenderHistoryEntity } from './offender-history.entity.js';
import { OffenderEntity } from './offender.entity.js';
import { RegistrationEntity } from './registration.entity.js';

/** A person's row as a use case decides over it. Flags are 0, 1 or null: not recorded. */
export interface OffenderRow {
  id: string;
  surname: string;
  forename: string;
  dateOfBirth: string;
  gender: string | null;
  pncId: string | null;
  crn: string | null;
  prisonNumber: string | null;
  panel: string;
  address: string | null;
  contactNumber: string | null;
  primarySubstance: string | null;
  notes: string | null;
  status: OffenderStatus;
  route: string | null;
  tier: number | null;
  ogrsScore: number | null;
  rag: RagWord | null;
  ragSince: string | null;
  ragConfirmedAt: string | null;
  ragConfirmedBy: string | null;
  registeredOn: string | null;
  earliestExitOn: string | null;
  inCustody: number;
  ppo: number;
  mappaLevel: number | null;
  registeredSexOffender: number | null;
  yosHighRisk: number | null;
  outOfAreaTransfer: number | null;
  version: number;
}

/** The row's columns, each under its name in {@link OffenderRow}. */
export const OFFENDER_COLUMNS =
  rawSql(`o.id, o.surname, o.forename, o.date_of_birth as "dateOfBirth", o.gender,
  o.pnc_id as "pncId", o.crn, o.prison_number as "prisonNumber", o.panel, o.address,
  o.contact_number as "contactNumber", o.primary_substance as "primarySubstance", o.notes, o.status, o.route,
  o.tier, o.ogrs_score as "ogrsScore", o.rag, o.rag_since as "ragSince", o.rag_confirmed_at as "ragConfirmedAt",
  o.rag_confirmed_by as "ragConfirmedBy", o.registered_on as "registeredOn",
  o.earliest_exit_on as "earliestExitOn", o.in_custody as "inCustody", o.ppo, o.mappa_level as "mappaLevel",
  o.registered_sex_offender as "registeredSexOffender", o.yos_high_risk as "yosHighRisk",
  o.out_of_area_transfer as "outOfAreaTransfer", o.version`);

/** What the list shows of a person. */
const STATE_COLUMNS =
  rawSql(`surname, forename, sort_name, date_of_birth, pnc_id, crn, panel, status, route, tier,
  ogrs_score, rag, rag_since, rag_confirmed_at, registered_on, earliest_exit_on, in_custody, ppo`);

@Injectable()
export class OffendersRepository {
  /**
   * A person whose record is open, locked until this unit of work ends.
   *
   * @throws DomainError not-found.
   */
  async load(tx: Tx, id: string, andOpen: Sql = nothing): Promise<OffenderRow> {
    const row = await tx.queryOne<OffenderRow>(
      sql`select ${OFFENDER_COLUMNS} from offenders o where o.id = ${id}${andOpen}${tx.forUpdate}`,
    );
    if (!row) throw notFound('The person');
    return row;
  }

  /** Has this person ever been on the scheme? */
  async wasRegistered(tx: Tx, id: string): Promise<boolean> {
    const found = sql`select 1 as found from registrations where offender_id = ${id} limit 1`;
    return (await tx.queryOne(found)) !== null;
  }

  async aliases(tx: Tx, id: string): Promise<Alias[]> {
    return tx.query<Alias>(
      sql`select surname, forename from offender_aliases where offender_id = ${id} order by id`,
    );
  }

  async add(tx: Tx, offender: Omit<OffenderEntity, 'sortName' | 'createdAt' | 'updatedAt'>): Promise<void> {
    const sortName = sortNameOf(offender);
    await tx.insert(OffenderEntity, { ...offender, sortName, createdAt: tx.at, updatedAt: tx.at });
    await this.keepState(tx, offender.id);
  }

  /** Changes what is named and raises the version, which is returned. Whoever is renamed is sorted anew. */
  async change(
    tx: Tx,
    offender: Pick<OffenderRow, 'id' | 'version' | 'surname' | 'forename'>,
    changes: Partial<OffenderEntity>,
  ): Promise<number> {
    const version = offender.version + 1;
    const where = { id: offender.id, version: offender.version };
    const { surname = offender.surname, forename = offender.forename } = changes;
    const isRenamed = changes.surname !== undefined || changes.forename !== undefined;
    const sorted = isRenamed ? { sortName: sortNameOf({ surname, forename }) } : {};
    const values = { ...changes, ...sorted, version, updatedAt: tx.at };
    const changed = await tx.update(OffenderEntity, where, values);
    if (changed !== 1) throw new Error('The row changed although it was locked.');
    await this.keepState(tx, offender.id);
    offender.version = version;
    return version;
  }

  /** Keeps the list's row as it is now, so that the list can be shown as it stood on any day (COH-2). */
  private async keepState(tx: Tx, offenderId: string): Promise<void> {
    await tx.execute(
      sql`insert into offender_states (offender_id, version, at, ${STATE_COLUMNS})
        select o.id, o.version, o.updated_at, ${STATE_COLUMNS} from offenders o where o.id = ${offenderId}`,
    );
  }

  async addAliases(tx: Tx, offenderId: string, aliases: readonly Alias[]): Promise<void> {
    for (const { surname, forename } of aliases) {
      const folded = foldName(surname) + foldName(forename);
      await tx.insert(OffenderAliasEntity, { id: newId(), offenderId, surname, forename, folded });
    }
  }

  async removeAliases(tx: Tx, offenderId: string, aliases: readonly Alias[]): Promise<void> {
    for (const { surname, forename } of aliases) {
      await tx.execute(
        sql`delete from offender_aliases
          where offender_id = ${offenderId} and surname = ${surname} and forename = ${forename}`,
      );
    }
  }

  /** Makes a person findable by what they are now called and numbered, and by that only. */
  async indexForSearch(tx: Tx, offenderId: string, person: SearchablePerson): Promise<void> {
    await tx.execute(sql`delete from offender_search_terms where offender_id = ${offenderId}`);
    const rows = searchTerms(person).map((term) => sql`(${offenderId}, ${term})`);
    await tx.execute(
      sql`insert into offender_search_terms (offender_id, term) values ${joinSql(rows, ', ')}`,
    );
  }

  async addRegistration(tx: Tx, registration: RegistrationEntity): Promise<void> {
    await tx.insert(RegistrationEntity, registration);
  }

  async addHistory(tx: Tx, row: OffenderHistoryEntity): Promise<void> {
    await tx.insert(OffenderHistoryEntity, row);
  }
}

/** `obrien` + a low separator + `neil`: orders by surname, then forename. */
export function sortNameOf(person: { surname: string; forename: string }): string {
  return `${foldName(person.surname)} ${foldName(person.forename)}`;
}
