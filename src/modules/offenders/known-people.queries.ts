import { Injectable } from '@nestjs/common';
import { listSql, nothing, sql, type Sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { Database } from '../../platform/database/database.js';
import { sortNameOf } from './offenders.repository.js';
import { foldName } from '../../shared/person-name.js';

interface Name {
  surname: string;
  forename: string;
}

/** What two records of perhaps one person are compared by (REF-7). */
export interface PersonKeys {
  surname: string;
  forename: string;
  dateOfBirth: string;
  pncId: string | null;
  crn: string | null;
  prisonNumber: string | null;
  /** Further names they are known by. */
  aliases?: readonly Name[];
}

export type MatchedBy = 'pnc-id' | 'crn' | 'prison-number' | 'name-and-date-of-birth';

/** Somebody on record who may be the same person, and by what. */
export interface KnownPerson {
  id: string;
  surname: string;
  forename: string;
  dateOfBirth: string;
  panel: string;
  status: string;
  by: MatchedBy;
}

type Row = Omit<KnownPerson, 'by'> & Pick<PersonKeys, 'pncId' | 'crn' | 'prisonNumber'>;

/** One lock for everybody who adds people on PostgreSQL. */
const ADDING_LOCK = 7_416_003;
type Read = (query: Sql) => Promise<Row[]>;

@Injectable()
export class KnownPeopleQueries {
  constructor(private readonly database: Database) {}

  /** Those already on record under the same identifier, or the same name (aliases included) and date of birth. */
  find(person: PersonKeys, options: { tx?: Tx; except?: string } = {}): Promise<KnownPerson[]> {
    const { tx, except } = options;
    const read: Read = (query) => (tx ? tx.query<Row>(query) : this.database.read<Row>(query));
    return findKnown(read, person, except);
  }

  /**
   * From here to the end of this unit of work nobody else adds people: of two who enter the same person at once
   * the second is told of the first (REF-7). To be called first of all; SQLite has one writer anyway.
   */
  async waitForOthers(tx: Tx): Promise<void> {
    if (tx.kind === 'postgres') await tx.query(sql`select pg_advisory_xact_lock(${ADDING_LOCK})`);
  }
}

async function findKnown(read: Read, person: PersonKeys, except: string | undefined): Promise<KnownPerson[]> {
  const names = [person, ...(person.aliases ?? [])].filter(({ surname, forename }) => surname && forename);
  const bothWays = names.flatMap((name) => [name, swapped(name)]);
  const folded = bothWays.map(({ surname, forename }) => foldName(surname) + foldName(forename));
  const others = except ? sql` and o.id <> ${except}` : nothing;
  const rows = await read(
    sql`select o.id, o.surname, o.forename, o.date_of_birth as "dateOfBirth", o.panel, o.status,
        o.pnc_id as "pncId", o.crn, o.prison_number as "prisonNumber"
      from offenders o where o.id in (
        select id from offenders where pnc_id = ${person.pncId}
        union select id from offenders where crn = ${person.crn}
        union select id from offenders where prison_number = ${person.prisonNumber}
        union select id from offenders where date_of_birth = ${person.dateOfBirth}
          and sort_name in (${listSql(bothWays.map(sortNameOf))})
        union select p.id from offenders p join offender_aliases a on a.offender_id = p.id
          where a.folded in (${listSql(folded)}) and p.date_of_birth = ${person.dateOfBirth}
      )${others} order by o.sort_name, o.id`,
  );
  return rows.map((row) => ({ ...withoutIdentifiers(row), by: matchedBy(row, person) }));
}

/** Forename and surname are often typed into each other's boxes. */
function swapped({ surname, forename }: Name): Name {
  return { surname: forename, forename: surname };
}

function matchedBy(row: Row, person: PersonKeys): MatchedBy {
  if (person.pncId !== null && row.pncId === person.pncId) return 'pnc-id';
  if (person.crn !== null && row.crn === person.crn) return 'crn';
  if (person.prisonNumber !== null && row.prisonNumber === person.prisonNumber) return 'prison-number';
  return 'name-and-date-of-birth';
}

function withoutIdentifiers({
  id,
  surname,
  forename,
  dateOfBirth,
  panel,
  status,
}: Row): Omit<KnownPerson, 'by'> {
  return { id, surname, forename, dateOfBirth, panel, status };
}
