import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { joinSql, listSql, rawSql, sql, type Sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { londonDay, parseCalendarDay, type CalendarDay } from '../../shared/calendar-day.js';
import { datesOfValues, fieldsOfHistory, VALUE_HISTORY, type ValueSource } from './domain/dates-of-values.js';
import type { DifferenceField } from './domain/listed-person.js';
import type { PersonOnList, SchemeStatus } from './domain/person-on-list.js';
import type { RagStatus } from './domain/read-words.js';
import type { Candidate } from './domain/row-reading.js';

type Read = <Row>(query: Sql) => Promise<Row[]>;

interface PersonRow {
  id: string;
  surname: string;
  forename: string;
  dateOfBirth: string;
  gender: string | null;
  pncId: string | null;
  crn: string | null;
  prisonNumber: string | null;
  panel: string;
  score: number | null;
  assessedOn: string | null;
  rag: RagStatus | null;
  registeredOn: string | null;
  ppo: number;
  address: string | null;
  contactNumber: string | null;
  primarySubstance: string | null;
  status: SchemeStatus;
  endedOn: string | null;
}

interface HistoryRow {
  offenderId: string;
  at: string;
  type: string;
  detail: string | null;
}

interface BroughtRow {
  offenderId: string;
  at: string;
  savedOn: string | null;
  taken: string;
}

const CHUNK = 200;

const PERSON =
  rawSql(`o.id, o.surname, o.forename, o.date_of_birth as "dateOfBirth", o.gender, o.pnc_id as "pncId",
  o.crn, o.prison_number as "prisonNumber", o.panel, o.ogrs_score as score, o.rag,
  o.registered_on as "registeredOn", o.ppo, o.address, o.contact_number as "contactNumber",
  o.primary_substance as "primarySubstance", o.status,
  (select s.assessed_on from ogrs_scores s where s.offender_id = o.id
    order by coalesce(s.assessed_on, '0000-00-00') desc, s.recorded_at desc, s.id desc limit 1) as "assessedOn",
  (select max(r.ended_on) from registrations r where r.offender_id = o.id) as "endedOn"`);

/** The people on record whom a file may speak of, many at a time and whole: an import compares every value. */
@Injectable()
export class ListedPeopleQueries {
  constructor(private readonly database: Database) {}

  /** Everybody who may match one of the rows, and those whose ids are named. */
  async find(
    candidates: readonly Candidate[],
    ids: readonly string[] = [],
    tx?: Tx,
  ): Promise<PersonOnList[]> {
    const read: Read = async <Row>(query: Sql): Promise<Row[]> => {
      const rows = await (tx ? tx.query<Row>(query) : this.database.read<Row>(query));
      // SQLite answers at once: others get their turn between one chunk and the next.
      await nextTurn();
      return rows;
    };
    const found = new Set<string>();
    for (const some of inChunks(candidates)) {
      for (const { id } of await read<{ id: string }>(whoMayBe(some))) found.add(id);
    }
    for (const id of ids) found.add(id);
    const people: PersonOnList[] = [];
    for (const some of inChunks([...found])) people.push(...(await load(read, some)));
    return people;
  }
}

function inChunks<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) =>
    items.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}

/** By identifier, or born on the same day: who of them has the same name is for the matching to say. */
function whoMayBe(candidates: readonly Candidate[]): Sql {
  const pieces = (['pncId', 'crn', 'prisonNumber', 'dateOfBirth'] as const).flatMap((field) => {
    const values = [...new Set(candidates.map((candidate) => candidate[field]))].filter(
      (value) => value !== null,
    );
    return values.length === 0
      ? []
      : [sql`select id from offenders where ${COLUMN[field]} in (${listSql(values)})`];
  });
  return joinSql(pieces, ' union ');
}

const COLUMN = {
  pncId: rawSql('pnc_id'),
  crn: rawSql('crn'),
  prisonNumber: rawSql('prison_number'),
  dateOfBirth: rawSql('date_of_birth'),
};

async function load(read: Read, ids: readonly string[]): Promise<PersonOnList[]> {
  const some = listSql(ids);
  const people = await read<PersonRow>(sql`select ${PERSON} from offenders o where o.id in (${some})`);
  const aliases = await read<{ offenderId: string; surname: string; forename: string }>(
    sql`select offender_id as "offenderId", surname, forename from offender_aliases
      where offender_id in (${some}) order by id`,
  );
  const sources = await loadSources(read, some);
  const aliasesOf = groupBy(aliases);
  return people.map((person) =>
    toPerson(
      person,
      (aliasesOf.get(person.id) ?? []).map(({ surname, forename }) => `${surname}, ${forename}`),
      sources.get(person.id) ?? [],
    ),
  );
}

/** Where each person's values came from; what an import wrote is as old as its file, not as the import. */
async function loadSources(read: Read, some: Sql): Promise<Map<string, ValueSource[]>> {
  const brought = await read<BroughtRow>(
    sql`select t.offender_id as "offenderId", i.committed_at as at, i.saved_on as "savedOn", t.taken
      from import_outcomes t join imports i on i.id = t.import_id where t.offender_id in (${some})`,
  );
  const history = await read<HistoryRow>(
    sql`select offender_id as "offenderId", at, type, detail from offender_history
      where offender_id in (${some}) and type in (${listSql(VALUE_HISTORY)})`,
  );
  const byImport = new Set(brought.map(({ offenderId, at }) => `${offenderId} ${at}`));
  const sources = [
    ...brought.map(({ offenderId, at, savedOn, taken }) => ({
      offenderId,
      at,
      fields: JSON.parse(taken) as DifferenceField[],
      on: parseCalendarDay(savedOn),
    })),
    ...history
      .filter(({ offenderId, at }) => !byImport.has(`${offenderId} ${at}`))
      .map(({ offenderId, at, type, detail }) => ({
        offenderId,
        at,
        fields: fieldsOfHistory(type, readAfter(detail)),
        on: londonDay(new Date(at)),
      })),
  ];
  return groupBy(sources);
}

function readAfter(detail: string | null): Record<string, unknown> {
  const { after, aliases } = (detail === null ? {} : JSON.parse(detail)) as {
    after?: Record<string, unknown>;
    aliases?: unknown;
  };
  return { ...after, ...(aliases === undefined ? {} : { aliases }) };
}

function groupBy<Row extends { offenderId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.offenderId);
    if (group) group.push(row);
    else groups.set(row.offenderId, [row]);
  }
  return groups;
}

function toPerson(row: PersonRow, aliases: string[], sources: ValueSource[]): PersonOnList {
  const day = (text: string | null): CalendarDay | null => parseCalendarDay(text);
  return {
    ...row,
    aliases,
    dateOfBirth: day(row.dateOfBirth),
    assessedOn: day(row.assessedOn),
    registeredOn: row.status === 'registered' ? day(row.registeredOn) : null,
    endedOn: day(row.endedOn),
    // The list knows who is a PPO; that somebody is not, nobody has recorded.
    ppo: row.ppo === 1 ? true : null,
    // Its day is among the dates of all values, a confirmation by hand included.
    ragSince: null,
    setOn: datesOfValues(sources),
  };
}
