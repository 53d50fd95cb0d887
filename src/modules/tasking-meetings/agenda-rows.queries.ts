import { listSql, sql, type Sql } from '../../platform/database/sql.js';
import { addDays, endOfDay, type CalendarDay } from '../../shared/calendar-day.js';
import type { RagStatus } from '../../shared/rag.js';
import type {
  ExclusionInput,
  LeftOverInput,
  ReferralInput,
  RegistrationInput,
  SpellInput,
  StatusChangeInput,
} from './domain/agenda-inputs.js';
import type { MeetingKind } from './domain/agenda-kind.js';
import { FIRST_MEETING_DAYS, RELEASE_DAYS } from './domain/agenda-matters.js';
import type { AgendaReason } from './domain/agenda-reason.js';
import type { CalledAs } from './domain/meeting-decision.js';

/** Reads rows: as committed, or within a unit of work. */
export type ReadRows = <Row>(query: Sql) => Promise<Row[]>;

/** Whose agenda is built, on which day. */
export interface AgendaOf {
  id: string;
  panel: string;
  meeting: MeetingKind;
  today: CalendarDay;
}

export interface MemberRow {
  offenderId: string;
  name: string;
  rag: RagStatus | null;
  ragSince: string | null;
  ragConfirmedAt: string | null;
  registeredOn: CalendarDay | null;
  earliestExitOn: CalendarDay | null;
}

const NAME = sql`o.surname || ', ' || o.forename`;
const registeredWith = (panel: string): Sql => sql`o.panel = ${panel} and o.status = 'registered'`;

/** Which meetings are of a kind: the City calls its panel meetings operational (MEET-3). */
export const calledAs = (meeting: MeetingKind): readonly CalledAs[] =>
  meeting === 'tasking' ? ['tasking'] : ['panel', 'operational'];

/** When the last meeting of the panel and kind closed. */
export async function lastClosed(read: ReadRows, { panel, meeting }: AgendaOf): Promise<string | null> {
  const rows = await read<{ at: string | null }>(
    sql`select max(closed_at) as at from meetings
      where panel = ${panel} and kind in (${listSql(calledAs(meeting))}) and status = 'closed'`,
  );
  return rows[0]?.at ?? null;
}

/** REF-6: what waits for the panel's tasking meetings, by its last submission. */
export async function referralsWaiting(read: ReadRows, { panel }: AgendaOf): Promise<ReferralInput[]> {
  const rows = await read<ReferralRow>(
    sql`select r.id as "referralId", r.offender_id as "offenderId", ${NAME} as name, r.agency,
        g.name as "agencyName", r.submitted_at as "submittedAt", s.answers, s.assessment,
        (select min(a.id) from agenda_items a where a.referral_id = r.id and a.settled_at is null)
          as "agendaItemId"
      from referrals r join agencies g on g.key = r.agency
        join referral_submissions s on s.referral_id = r.id
          and s.number = (select max(l.number) from referral_submissions l where l.referral_id = r.id)
        left join offenders o on o.id = r.offender_id
      where r.status = 'submitted' and r.panel = ${panel} and (o.id is null or o.status <> 'exited')`,
  );
  return rows.map(toReferral);
}

type ReferralRow = Pick<
  ReferralInput,
  'referralId' | 'offenderId' | 'agency' | 'agencyName' | 'submittedAt' | 'agendaItemId'
> & { name: string | null; answers: string; assessment: string };

function toReferral({ answers: typed, assessment: said, name, ...row }: ReferralRow): ReferralInput {
  const answers = JSON.parse(typed) as Record<string, unknown>;
  const { outcome, reasons } = JSON.parse(said) as Pick<ReferralInput, 'outcome' | 'reasons'>;
  const needs = answers['criteria.needs'];
  const score = answers['probation.ogrsScore'];
  return {
    ...row,
    ...{ outcome, reasons },
    name: name ?? nameTyped(answers),
    score: score === null || score === undefined || score === '' ? null : Number(score),
    needs: Array.isArray(needs) ? needs.filter((need) => typeof need === 'string') : [],
    riskToCommunity: answers['criteria.riskToCommunity'] === true,
  };
}

/** As the form calls somebody of whom it is not settled who is meant (REF-7). */
export function nameTyped(answers: Readonly<Record<string, unknown>>): string {
  const text = (field: string): string => {
    const value = answers[field];
    return typeof value === 'string' ? value.trim() : '';
  };
  return `${text('surname')}, ${text('forename')}`;
}

/** Whom a rule put on the agenda, and whoever else was registered since a meeting closed. */
export async function registered(
  read: ReadRows,
  of: AgendaOf,
  since: string | null,
): Promise<RegistrationInput[]> {
  const waiting = await read<RegistrationInput>(
    sql`select a.id as "agendaItemId", o.id as "offenderId", ${NAME} as name, coalesce(a.rule, 'MEET-4') as rule,
        a.reason, a.raised_at as "recordedAt", null as "startedOn"
      from agenda_items a join offenders o on o.id = a.offender_id
      where a.kind = 'registration' and a.settled_at is null and a.meeting_kind = ${of.meeting}
        and o.panel = ${of.panel} and o.status <> 'exited'`,
  );
  const others = await read<RegistrationInput>(
    sql`select null as "agendaItemId", o.id as "offenderId", ${NAME} as name, g.rule, g.reason,
        g.recorded_at as "recordedAt", g.started_on as "startedOn"
      from registrations g join offenders o on o.id = g.offender_id
      where ${registeredWith(of.panel)} and g.ended_on is null and g.recorded_at >= ${sinceWhen(of, since)}`,
  );
  return [...waiting, ...others];
}

/** The beginning of what may be new; which of it is, the rule says. */
const sinceWhen = ({ today }: AgendaOf, since: string | null): string =>
  since ?? endOfDay(addDays(today, -FIRST_MEETING_DAYS - 1)).toISOString();

export function statusChanges(
  read: ReadRows,
  of: AgendaOf,
  since: string | null,
): Promise<StatusChangeInput[]> {
  return read(
    sql`select o.id as "offenderId", ${NAME} as name, s.previous as "from", s.status as "to", s.rule, s.reason,
        s.since as at
      from rag_statuses s join offenders o on o.id = s.offender_id
      where ${registeredWith(of.panel)} and s.since >= ${sinceWhen(of, since)}
        and (s.previous is null or s.previous <> s.status)
      order by s.since, s.id`,
  );
}

export function members(read: ReadRows, { panel }: AgendaOf): Promise<MemberRow[]> {
  return read(
    sql`select o.id as "offenderId", ${NAME} as name, o.rag, o.rag_since as "ragSince",
        o.rag_confirmed_at as "ragConfirmedAt", o.registered_on as "registeredOn",
        o.earliest_exit_on as "earliestExitOn"
      from offenders o where ${registeredWith(panel)}`,
  );
}

/** Times in custody that ended lately, or end soon; a transfer is no release. */
export function releases(read: ReadRows, { panel, today }: AgendaOf): Promise<SpellInput[]> {
  const [from, to] = [addDays(today, -RELEASE_DAYS), addDays(today, RELEASE_DAYS)];
  return read(
    sql`select o.id as "offenderId", ${NAME} as name, c.establishment, c.to_day as "to",
        c.release_due as "releaseDue"
      from current_custody c join offenders o on o.id = c.offender_id
      where ${registeredWith(panel)} and c.from_day <= ${today}
        and ((c.to_day >= ${from} and c.to_day <= ${today})
          or (c.to_day is null and c.release_due >= ${from} and c.release_due <= ${to}))
        and not exists (select 1 from current_custody n where n.offender_id = c.offender_id and n.id <> c.id
          and n.from_day = c.to_day)
      order by coalesce(c.to_day, c.release_due), c.id`,
  );
}

/** EXCL-4: for the panel to decide on. */
export function exclusionsWaiting(read: ReadRows, { panel, meeting }: AgendaOf): Promise<ExclusionInput[]> {
  return read(
    sql`select a.id as "agendaItemId", o.id as "offenderId", ${NAME} as name, a.raised_at as "raisedAt", a.reason
      from agenda_items a join offenders o on o.id = a.offender_id
      where a.kind = 'exclusion' and a.settled_at is null and a.meeting_kind = ${meeting}
        and ${registeredWith(panel)} order by a.raised_at, a.id`,
  );
}

/**
 * What earlier meetings of the panel and kind have left over, by the last of them that had it: not reached, or, of
 * what waits for a decision, not decided.
 */
export async function leftOver(read: ReadRows, { panel, meeting }: AgendaOf): Promise<LeftOverInput[]> {
  const kinds = listSql(calledAs(meeting));
  const rows = await read<Omit<LeftOverInput, 'reasons'> & { reasons: string }>(
    sql`select i.key, i.kind, i.offender_id as "offenderId", i.referral_id as "referralId", ${NAME} as name,
        i.reasons, i.carried, i.added_by as "addedBy"
      from meeting_items i join meetings m on m.id = i.meeting_id left join offenders o on o.id = i.offender_id
      where m.panel = ${panel} and m.kind in (${kinds}) and m.status = 'closed' and ${isLeft()}
        and (o.id is null or ((o.panel = ${panel} or i.kind = 'added') and o.status <> 'exited'))
        and not exists (select 1 from meeting_items l join meetings n on n.id = l.meeting_id
          where l.key = i.key and n.panel = m.panel and n.kind in (${kinds}) and n.status = 'closed'
            and (n.closed_at > m.closed_at or (n.closed_at = m.closed_at and n.id > m.id)))
      order by i.position, i.key`,
  );
  return rows.map((row) => ({ ...row, reasons: JSON.parse(row.reasons) as AgendaReason[] }));
}

/** The items `i` that a meeting has left over. */
export const isLeft = (): Sql =>
  sql`(i.state = 'waiting' or (i.state = 'reached' and ${isLeftUntilDecided()}))`;

/** As `isLeftUntilDecided` of the rule has it. */
const isLeftUntilDecided = (): Sql => sql`(i.key like 'referral:%' or i.key like 'exit:%')`;
