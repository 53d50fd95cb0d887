import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { Database } from '../../platform/database/database.js';
import { joinSql, rawSql, sql, type Sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { addDays, addMonths, calendarDay, endOfDay, londonDay } from '../../shared/calendar-day.js';
import { badInput, forbidden, notFound } from '../../shared/domain-error.js';
import { mondayOf } from '../../shared/week.js';
import { PartnershipQueries, type PanelView } from '../partnership/index.js';
import {
  cadenceByMonth,
  cadenceByWeek,
  standingOfRhythm,
  type CadenceMonth,
  type CadenceWeek,
  type HeldMeeting,
  type Presence,
  type RhythmStanding,
} from './domain/cadence.js';
import { ownKindOf } from './domain/read-meeting.js';
import { mayReadCadence } from './tasking-meetings.policy.js';

const DEFAULT_WEEKS = 8;
const MOST_WEEKS = 104;
const MONTHS = 6;

export interface CadenceView {
  weeks: CadenceWeek[];
  months: CadenceMonth[];
  /** Of the panel's own meetings (MEET-3). */
  rhythm: RhythmStanding;
}

type HeldRow = Omit<HeldMeeting, 'attendance'> & { id: string };

/** How often a panel has met, against what is meant (MEET-1, MEET-3): counts of meetings, and of nobody. */
@Injectable()
export class CadenceQueries {
  constructor(
    private readonly database: Database,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  /** @throws DomainError not-found; bad-input naming `weeks`; forbidden. */
  async weeks(actor: Actor, panel: string, typed?: string): Promise<CadenceWeek[]> {
    await this.panel(actor, panel);
    const weeks = readWeeks(typed);
    const today = this.clock.today();
    const from = addDays(mondayOf(today), (1 - weeks) * 7);
    return cadenceByWeek(await this.held(panel, from), { today, weeks });
  }

  /** Everything that the calendar says of it. @throws DomainError not-found; forbidden. */
  async view(actor: Actor, panel: string): Promise<CadenceView> {
    const { area } = await this.panel(actor, panel);
    const today = this.clock.today();
    const from = addMonths(calendarDay(`${today.slice(0, 7)}-01`), 1 - MONTHS);
    const held = await this.held(panel, from);
    const kind = ownKindOf(area);
    const last = await this.database.readOne<{ openedAt: string }>(
      sql`select opened_at as "openedAt" from meetings
        where panel = ${panel} and kind = ${kind} and opened_at is not null order by opened_at desc limit 1`,
    );
    const lastOn = last ? londonDay(new Date(last.openedAt)) : null;
    return {
      weeks: cadenceByWeek(held, { today, weeks: DEFAULT_WEEKS }),
      months: cadenceByMonth(held, { today, months: MONTHS }),
      rhythm: standingOfRhythm(kind, { lastOn, today }),
    };
  }

  private async panel(actor: Actor, key: string): Promise<PanelView> {
    if (!mayReadCadence(actor)) throw forbidden();
    const panel = (await this.partnership.listPanels()).find((each) => each.key === key);
    if (!panel) throw notFound('The panel');
    return panel;
  }

  private async held(panel: string, from: ReturnType<typeof londonDay>): Promise<HeldMeeting[]> {
    const beginning = endOfDay(addDays(from, -1)).toISOString();
    const condition = sql`m.panel = ${panel} and m.opened_at >= ${beginning}`;
    const rows = await this.database.read<HeldRow>(
      sql`select m.id, m.kind, m.opened_at as "openedAt", m.closed_at as "closedAt" from meetings m
        where ${condition} order by m.opened_at`,
    );
    const presences = await readPresences(this.database, condition);
    return rows.map(({ id, ...row }) => ({ ...row, attendance: presences.get(id) ?? [] }));
  }
}

/** Who was at the meetings `m` of a condition, by meeting: one statement, however many there are. */
export async function readPresences(database: Database, condition: Sql): Promise<Map<string, Presence[]>> {
  const rows = await database.read<Presence & { meetingId: string }>(
    joinSql(
      [
        rawSql(`select a.meeting_id as "meetingId", a.agency, a.arrived_at as "arrivedAt", a.left_at as "leftAt"
          from meeting_attendance a join meetings m on m.id = a.meeting_id where`),
        condition,
      ],
      ' ',
    ),
  );
  const found = new Map<string, Presence[]>();
  for (const { meetingId, ...presence } of rows) {
    const known = found.get(meetingId);
    if (known) known.push(presence);
    else found.set(meetingId, [presence]);
  }
  return found;
}

function readWeeks(typed: string | undefined): number {
  if (typed === undefined) return DEFAULT_WEEKS;
  const weeks = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
  if (weeks >= 1 && weeks <= MOST_WEEKS) return weeks;
  throw badInput([
    { field: 'weeks', message: `weeks must be a whole number from 1 to ${MOST_WEEKS}`, rule: 'MEET-1' },
  ]);
}
