import { Injectable } from '@nestjs/common';
import { AuthQueries, type UserView } from '../modules/auth/index.js';
import { PartnershipQueries, type PanelView } from '../modules/partnership/index.js';
import {
  AttendanceService,
  MeetingChanges,
  Meetings,
  MeetingSeries,
} from '../modules/tasking-meetings/index.js';
import { ClockService } from '../platform/clock.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { addDays, endOfDay, londonInstant } from '../shared/calendar-day.js';
import { actorOf } from './demonstration-actor.js';
import { makeDice } from './dice.js';
import { inventPast, inventSeries, type InventedPast } from './invent-meetings.js';

const MINUTE_MS = 60_000;
const PARTNERS = ['drugs.worker', 'housing.worker'];

interface Step {
  /** Milliseconds since 1970. */
  at: number;
  take: () => Promise<unknown>;
}
interface CalledMeeting {
  id: string;
  startsAt: string;
}

/** The meetings of each panel: series that run, weeks of held meetings, and one today or tomorrow to be tried. */
@Injectable()
export class DemonstrationMeetings {
  constructor(
    private readonly users: AuthQueries,
    private readonly partnership: PartnershipQueries,
    private readonly series: MeetingSeries,
    private readonly meetings: Meetings,
    private readonly changes: MeetingChanges,
    private readonly attendance: AttendanceService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: ClockService,
  ) {}

  /** Before anybody is on the list, so that no meeting of the past has today's people on its agenda. */
  async invent(): Promise<void> {
    const users = await this.users.listUsers();
    const dice = makeDice();
    const steps: Step[] = [];
    const panels = await this.partnership.listPanels();
    for (const [index, panel] of panels.entries()) {
      const meetings = await this.callSeries(users, panel, index);
      steps.push(...meetings.flatMap((meeting) => this.stepsOf(users, panel, meeting, inventPast(dice))));
      await this.callSoon(users, panel, meetings);
    }
    steps.sort((one, other) => one.at - other.at);
    for (const { at, take } of steps) await this.asOf(at, take);
  }

  private async callSeries(
    users: readonly UserView[],
    panel: PanelView,
    index: number,
  ): Promise<CalledMeeting[]> {
    const coordinator = actorOf(users, `coordinator.${panel.key}`);
    const meetings: CalledMeeting[] = [];
    for (const { calledOn, series } of inventSeries({ ...panel, index }, this.clock.today())) {
      const morning = endOfDay(addDays(calledOn, -1)).getTime() + 7 * 60 * MINUTE_MS;
      await this.asOf(morning, async () => {
        meetings.push(...(await this.series.call(coordinator, series)).meetings);
      });
    }
    return meetings;
  }

  /** Nobody has to wait for the series: there is one today or tomorrow. */
  private async callSoon(
    users: readonly UserView[],
    { key: panel }: PanelView,
    meetings: readonly CalledMeeting[],
  ): Promise<void> {
    const now = this.clock.now().toISOString();
    const tomorrow = addDays(this.clock.today(), 1);
    const end = endOfDay(tomorrow).toISOString();
    if (meetings.some(({ startsAt }) => startsAt > now && startsAt < end)) return;
    const startsAt = londonInstant(tomorrow, '9:30')?.toISOString();
    await this.meetings.call(actorOf(users, `coordinator.${panel}`), { panel, kind: 'tasking', startsAt });
  }

  private stepsOf(
    users: readonly UserView[],
    panel: PanelView,
    { id, startsAt }: CalledMeeting,
    { minutes, arrivals, cancelled }: InventedPast,
  ): Step[] {
    const start = Date.parse(startsAt);
    if (start + 30 * MINUTE_MS > this.clock.now().getTime()) return [];
    const chair = actorOf(users, `chair.${panel.key}`);
    if (cancelled !== null) {
      const cancel = () => this.changes.cancel(chair, id, { reason: cancelled });
      return [{ at: start - 60 * MINUTE_MS, take: cancel }];
    }
    if (minutes === null) return [];
    const people = [`chair.${panel.key}`, `om.${panel.key}`, ...PARTNERS];
    const come = arrivals.map(({ who, before }) => {
      const { name, agency } = actorOf(users, people[who] ?? chair.username);
      return {
        at: start - before * MINUTE_MS,
        take: () => this.attendance.arrive(chair, id, { name, agency }),
      };
    });
    return [
      ...come,
      { at: start + MINUTE_MS, take: () => this.meetings.open(chair, id) },
      { at: start + (1 + minutes) * MINUTE_MS, take: () => this.meetings.close(chair, id) },
    ];
  }

  private asOf(at: number, take: () => Promise<unknown>): Promise<unknown> {
    return this.unitOfWork.asOf(new Date(at), take);
  }
}
