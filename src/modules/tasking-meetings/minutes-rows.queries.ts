import { sql } from '../../platform/database/sql.js';
import { nameTyped, type ReadRows } from './agenda-rows.queries.js';
import type { AgendaReason } from './domain/agenda-reason.js';
import { isLeftUntilDecided } from './domain/agenda-table.js';
import type {
  MinutedChair,
  MinutedDecision,
  MinutedItem,
  MinutedNote,
  MinutedPerson,
  MinutedTask,
  MinutesContent,
} from './domain/minutes.js';
import type { Dissent } from './domain/read-dissent.js';

const NAME = sql`o.surname || ', ' || o.forename`;

/** Everything that a meeting's minutes hold, as it stands now: whole, for whoever keeps it or cuts it to a reader. */
export async function gatherMinutes(read: ReadRows, meetingId: string): Promise<MinutesContent> {
  return {
    chairs: await chairsOf(read, meetingId),
    attendance: await attendanceOf(read, meetingId),
    items: await itemsOf(read, meetingId),
    decisions: await decisionsOf(read, meetingId),
    tasks: await tasksOf(read, meetingId),
    notes: await notesOf(read, meetingId, 'note'),
  };
}

/** Who had the chair, from when; the latest last. */
export const chairsOf = (read: ReadRows, meetingId: string): Promise<MinutedChair[]> =>
  read<MinutedChair>(
    sql`select actor_name as name, agency, at as since from meeting_history
      where meeting_id = ${meetingId} and type in ('meeting.opened', 'meeting.chair-changed') order by at, id`,
  );

export const notesOf = (
  read: ReadRows,
  meetingId: string,
  kind: 'note' | 'correction',
): Promise<MinutedNote[]> =>
  read<MinutedNote>(
    sql`select id, item_id as "itemId", words, at, author, agency from meeting_notes
      where meeting_id = ${meetingId} and kind = ${kind} order by at, id`,
  );

const attendanceOf = (read: ReadRows, meetingId: string): Promise<MinutedPerson[]> =>
  read<MinutedPerson>(
    sql`select name, agency, arrived_at as "arrivedAt", left_at as "leftAt" from meeting_attendance
      where meeting_id = ${meetingId} order by arrived_at, id`,
  );

const tasksOf = (read: ReadRows, meetingId: string): Promise<MinutedTask[]> =>
  read<MinutedTask>(
    sql`select t.id, t.meeting_item_id as "itemId", t.offender_id as "offenderId", ${NAME} as name, t.action,
        t.owner_agency as "ownerAgency", t.owner_name as owner, t.due_on as "dueOn", t.created_by as "handedOutBy"
      from tasks t left join offenders o on o.id = t.offender_id
      where t.meeting_id = ${meetingId} order by t.created_at, t.id`,
  );

async function itemsOf(read: ReadRows, meetingId: string): Promise<MinutedItem[]> {
  type Row = Omit<MinutedItem, 'reasons' | 'isLeft'> & { reasons: string; answers: string | null };
  const rows = await read<Row>(
    sql`select i.id, i.key, i.offender_id as "offenderId", ${NAME} as name, i.reasons, i.carried, i.state,
        i.reached_at as "reachedAt", i.taken_off_by as "takenOffBy", i.taken_off_reason as "takenOffReason", r.answers
      from meeting_items i left join offenders o on o.id = i.offender_id
        left join referrals r on r.id = i.referral_id and i.offender_id is null
      where i.meeting_id = ${meetingId} order by i.position, i.id`,
  );
  return rows.map(({ reasons, answers, ...row }) => ({
    ...row,
    name: row.name ?? (answers === null ? null : nameTyped(JSON.parse(answers) as Record<string, unknown>)),
    reasons: JSON.parse(reasons) as AgendaReason[],
    isLeft: row.state === 'waiting' || (row.state === 'reached' && isLeftUntilDecided(row.key)),
  }));
}

async function decisionsOf(read: ReadRows, meetingId: string): Promise<MinutedDecision[]> {
  type Row = Omit<MinutedDecision, 'agencies' | 'dissent'> & { agencies: string; dissent: string | null };
  const rows = await read<Row>(
    sql`select d.id, d.item_id as "itemId", d.offender_id as "offenderId", r.agency, ${NAME} as name, d.outcome,
        d.reason, d.information_needed as "informationNeeded", d.next_review_on as "nextReviewOn", d.rule,
        d.agencies, d.dissent, d.decided_at as "decidedAt", d.decided_by as "decidedBy"
      from meeting_decisions d left join offenders o on o.id = d.offender_id
        left join referrals r on r.id = d.referral_id
      where d.meeting_id = ${meetingId} order by d.decided_at, d.id`,
  );
  return rows.map(({ agencies, dissent, ...row }) => ({
    ...row,
    agencies: JSON.parse(agencies) as string[],
    dissent: dissent === null ? [] : (JSON.parse(dissent) as Dissent[]),
  }));
}
