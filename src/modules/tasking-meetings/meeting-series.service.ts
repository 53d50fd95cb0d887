import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { addDays, endOfDay, londonDay, parseCalendarDay } from '../../shared/calendar-day.js';
import { badInput, DomainError, forbidden, type FieldError } from '../../shared/domain-error.js';
import { PartnershipQueries } from '../partnership/index.js';
import { CalendarNews, ruleOf } from './calendar-news.service.js';
import { readReason } from './domain/move-meeting.js';
import { readSeries, type CalledSeries, type TypedSeries } from './domain/read-series.js';
import { seriesDays, startOn } from './domain/series-days.js';
import { kindWords, seriesWords } from './domain/series-words.js';
import { MeetingChanges } from './meeting-changes.service.js';
import { MeetingHistory } from './meeting-history.repository.js';
import { MeetingSeriesRepository, type MeetingAt } from './meeting-series.repository.js';
import { MeetingsRepository } from './meetings.repository.js';
import { MEETING_EVENTS } from './tasking-meetings.events.js';
import { mayRunMeetings } from './tasking-meetings.policy.js';

export interface SeriesCalled {
  id: string;
  version: number;
  meetings: MeetingAt[];
  /** What there was already at such a time: not called twice. */
  existing: MeetingAt[];
}

export interface SeriesEnded {
  version: number;
  cancelled: MeetingAt[];
}

/** Calls several meetings at once, and cancels those of them that are to come (MEET-1, MEET-3). */
@Injectable()
export class MeetingSeries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: MeetingSeriesRepository,
    private readonly meetings: MeetingsRepository,
    private readonly changes: MeetingChanges,
    private readonly history: MeetingHistory,
    private readonly news: CalendarNews,
    private readonly partnership: PartnershipQueries,
  ) {}

  /**
   * Calls all the meetings of a series, or none. Where the panel has a meeting of the kind at the same time, that one
   * stands, and the answer says so.
   *
   * @throws DomainError bad-input naming the fields; conflict when all of them are there already; forbidden.
   */
  async call(actor: Actor, typed: TypedSeries): Promise<SeriesCalled> {
    if (!mayRunMeetings(actor)) throw forbidden();
    const panels = await this.partnership.listPanels();
    return this.unitOfWork.run(actor, async (tx) => {
      const series = readSeries(typed, { panels, today: londonDay(new Date(tx.at)) });
      const days = seriesDays(series).map((day) => ({ day, at: startOn(day, series.time).toISOString() }));
      const existing = await this.existing(tx, series, days);
      const taken = new Set(existing.map(({ startsAt }) => startsAt));
      const free = days.filter(({ at }) => !taken.has(at));
      if (free.length === 0) throw nothingNew(existing);
      const id = await this.repository.add(tx, series);
      const meetings: MeetingAt[] = [];
      for (const { day, at } of free) {
        const { panel, kind } = series;
        const meeting = { panel, kind, startsAt: at, seriesId: id, seriesDay: day };
        const meetingId = await this.meetings.add(tx, meeting);
        const note = { summary: 'Called, one of a series', detail: { seriesId: id } };
        await this.history.note(tx, meetingId, { type: 'meeting.called', ...note });
        meetings.push({ id: meetingId, startsAt: at });
      }
      await this.sayCalled(tx, { id, ...series }, meetings);
      return { id, version: 1, meetings, existing };
    });
  }

  /**
   * Ends a series: what it has still to hold from a day on is cancelled with the reason. What has been opened or
   * cancelled stays as it is.
   *
   * @throws DomainError bad-input naming the fields; conflict when nothing of it is to come; not-found; forbidden.
   */
  async end(actor: Actor, id: string, typed: { from?: unknown; reason?: unknown }): Promise<SeriesEnded> {
    if (!mayRunMeetings(actor)) throw forbidden();
    return this.unitOfWork.run(actor, async (tx) => {
      const series = await this.repository.load(tx, id);
      const { from, reason } = readEnd(typed, { now: tx.at, rule: ruleOf(series.kind) });
      const beginning = endOfDay(addDays(from, -1)).toISOString();
      const meetings = await this.repository.scheduledFrom(tx, id, beginning);
      if (meetings.length === 0) throw nothingToCome();
      for (const meeting of meetings) await this.changes.strikeOut(tx, meeting, reason);
      const version = await this.repository.end(tx, series, from, reason);
      const detail = { panel: series.panel, from, cancelled: meetings.length };
      tx.record({ action: 'meeting-series.ended', subjectType: 'meeting-series', subjectId: id, detail });
      await this.news.tell(tx, {
        ...{ kind: 'meeting-cancelled', panel: series.panel, meetingId: meetings[0]?.id ?? null },
        summary: `Series ended: ${countWords(meetings.length, series.kind)} cancelled`,
        rule: ruleOf(series.kind),
      });
      return { version, cancelled: meetings.map(({ id: of, startsAt }) => ({ id: of, startsAt })) };
    });
  }

  private async existing(
    tx: Tx,
    series: CalledSeries,
    days: readonly { at: string }[],
  ): Promise<MeetingAt[]> {
    const times = new Set(days.map(({ at }) => at));
    const [first, last] = [days[0]?.at ?? '', days.at(-1)?.at ?? ''];
    const there = await this.repository.meetingsBetween(tx, series, [first, last]);
    return there.filter(({ startsAt }) => times.has(startsAt));
  }

  /** Nobody has a page of a new meeting open: one event brings the lists up to date, however many there are. */
  private async sayCalled(
    tx: Tx,
    { id, ...series }: CalledSeries & { id: string },
    meetings: readonly MeetingAt[],
  ): Promise<void> {
    const { panel, kind } = series;
    const meetingId = meetings[0]?.id ?? '';
    const detail = { ...series, meetings: meetings.length };
    tx.record({ action: 'meeting-series.called', subjectType: 'meeting-series', subjectId: id, detail });
    tx.announce({ type: MEETING_EVENTS.called, panel, meetingId, version: 1 });
    const summary = `Series called: ${countWords(meetings.length, kind)}. ${seriesWords(series)}`;
    await this.news.tell(tx, { kind: 'meeting-called', panel, meetingId, summary, rule: ruleOf(kind) });
  }
}

const countWords = (count: number, kind: CalledSeries['kind']): string =>
  `${count} ${kindWords(kind).toLowerCase()}${count === 1 ? '' : 's'}`;

function readEnd(
  typed: { from?: unknown; reason?: unknown },
  { now, rule }: { now: string; rule: string },
): { from: ReturnType<typeof londonDay>; reason: string } {
  const errors: FieldError[] = [];
  const from = parseCalendarDay(typed.from);
  const refuse = (message: string): void => {
    errors.push({ field: 'from', message, rule });
  };
  if (from === null) refuse('Enter the first day on which it does not meet any more, like 2014-06-03');
  else if (from < londonDay(new Date(now))) refuse('Enter a day that is today or later');
  const reason = readReason(typed.reason, errors, rule);
  if (errors.length > 0 || from === null) throw badInput(errors);
  return { from, reason };
}

const nothingNew = (existing: readonly MeetingAt[]): DomainError =>
  new DomainError({
    kind: 'conflict',
    code: 'SERIES.NOTHING_NEW',
    message: 'The panel has a meeting of this kind at each of these times already.',
    rule: 'MEET-1',
    extra: { existing },
  });

const nothingToCome = (): DomainError =>
  new DomainError({
    kind: 'conflict',
    code: 'SERIES.NOTHING_TO_COME',
    message: 'Nothing of this series is to come from that day on.',
    rule: 'MEET-1',
  });
