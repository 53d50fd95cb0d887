import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../shared/domain-error.js';
import type { CalledSeries } from './domain/read-series.js';
import { MeetingSeriesEntity } from './meeting-series.entity.js';
import type { MeetingRow } from './meetings.repository.js';

/** A meeting that is to be, or is, at a time. */
export interface MeetingAt {
  id: string;
  startsAt: string;
}

export interface SeriesRow extends Pick<MeetingSeriesEntity, 'id' | 'panel' | 'kind' | 'version'> {
  endedFrom: string | null;
}

/** A meeting of a series that is to come. */
export type SeriesMeeting = Pick<MeetingRow, 'id' | 'panel' | 'startsAt' | 'version'>;

@Injectable()
export class MeetingSeriesRepository {
  async add(tx: Tx, { from, until, ...series }: CalledSeries): Promise<string> {
    const id = newId();
    const { id: createdById, name: createdBy } = tx.actor;
    await tx.insert(MeetingSeriesEntity, {
      ...{ id, ...series, fromDay: from, untilDay: until, createdAt: tx.at, createdBy, createdById },
      ...{ endedFrom: null, endedAt: null, endedBy: null, endReason: null, version: 1 },
    });
    return id;
  }

  /** @throws DomainError not-found. */
  async load(tx: Tx, id: string): Promise<SeriesRow> {
    const row = await tx.queryOne<SeriesRow>(
      sql`select id, panel, kind, ended_from as "endedFrom", version from meeting_series
        where id = ${id}${tx.forUpdate}`,
    );
    if (!row) throw notFound('The series');
    return row;
  }

  /** Ends a locked series. */
  async end(tx: Tx, { id, version }: SeriesRow, from: string, reason: string): Promise<number> {
    const changes = { endedFrom: from, endedAt: tx.at, endedBy: tx.actor.name, endReason: reason };
    const next = { ...changes, version: version + 1 };
    const changed = await tx.update(MeetingSeriesEntity, { id, version }, next);
    if (changed !== 1) throw new Error('The series changed although it was locked.');
    return next.version;
  }

  /** The meetings of a panel and kind between two instants, both included, that have not been cancelled. */
  async meetingsBetween(
    tx: Tx,
    { panel, kind }: Pick<MeetingRow, 'panel' | 'kind'>,
    [first, last]: readonly [string, string],
  ): Promise<MeetingAt[]> {
    return tx.query<MeetingAt>(
      sql`select id, starts_at as "startsAt" from meetings
        where panel = ${panel} and kind = ${kind} and status <> 'cancelled'
          and starts_at >= ${first} and starts_at <= ${last} order by starts_at, id`,
    );
  }

  /** What is still to come of a series from an instant on, locked. */
  async scheduledFrom(tx: Tx, seriesId: string, from: string): Promise<SeriesMeeting[]> {
    return tx.query<SeriesMeeting>(
      sql`select id, panel, starts_at as "startsAt", version from meetings
        where series_id = ${seriesId} and status = 'scheduled' and starts_at >= ${from}
        order by id${tx.forUpdate}`,
    );
  }
}
