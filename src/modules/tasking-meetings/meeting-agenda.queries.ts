import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { Database } from '../../platform/database/database.js';
import { listSql, sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import type { RagStatus } from '../../shared/rag.js';
import { andSharedWith, seesWholeCohort } from '../sharing/index.js';
import { nameTyped } from './agenda-rows.queries.js';
import { AgendaSources, meetingKindOf } from './agenda-sources.queries.js';
import type { MeetingKind } from './domain/agenda-kind.js';
import type { AgendaReason } from './domain/agenda-reason.js';
import {
  isLeftUntilDecided,
  SECTION_WORDS,
  type ItemKind,
  type ItemState,
  type SectionKey,
} from './domain/agenda-table.js';
import { buildAgenda, type BuiltItem } from './domain/build-agenda.js';
import { maySeeReason } from './agenda-reason.policy.js';
import { rowOf } from './meeting-items.repository.js';
import type { MeetingRow } from './meetings.repository.js';

/** An item of a meeting's agenda, as its reader may see it. */
export interface MeetingItemView {
  /** Its key, until the meeting opens or its chair touches it. */
  id: string;
  key: string;
  meeting: MeetingKind;
  kind: ItemKind;
  section: SectionKey;
  sectionTitle: string;
  /** From 1, among those that this reader sees. */
  position: number;
  offenderId: string | null;
  /** The referral that waits; null for what is no referral. */
  referralId: string | null;
  /** `Surname, Forename`, as they are called now; null of what is about nobody. */
  name: string | null;
  /** The status now. */
  rag: RagStatus | null;
  /** The first of its reasons. */
  summary: string;
  rule: string | null;
  reason: string | null;
  reasons: Omit<AgendaReason, 'agency'>[];
  /** How many meetings before have left it over (MEET-4). */
  carried: number;
  state: ItemState;
  /** Is something decided over it, beside being spoken about? */
  isDecision: boolean;
  addedBy: string | null;
  takenOffBy: string | null;
  takenOffReason: string | null;
  raisedAt: string | null;
  raisedBy: string | null;
}

/** A meeting's agenda as its reader may see it. */
export interface MeetingAgendaView {
  /** What waits for it, in its order; of a closed one, what it left for the next. */
  agenda: MeetingItemView[];
  /** What it has decided, spoken about before it closed, or its chair has taken off. */
  settled: MeetingItemView[];
}

type Item = Omit<MeetingItemView, 'position' | 'name' | 'rag' | 'raisedAt' | 'raisedBy' | 'reasons'> & {
  reasons: readonly AgendaReason[];
  agendaItemId: string | null;
  /** As the referral calls somebody of whom it is not settled who is meant. */
  typedName: string | null;
};

interface Known {
  name: string;
  rag: RagStatus | null;
}

/** What a meeting has before it: built as it is asked for until it opens, and from then on as it was set down. */
@Injectable()
export class MeetingAgendaQueries {
  constructor(
    private readonly database: Database,
    private readonly sources: AgendaSources,
    private readonly clock: ClockService,
  ) {}

  /** Of a meeting that goes on from before agendas were set down it stays live. Whoever has left the scheme is on none (LAW-2). */
  async of(
    actor: Actor,
    meeting: Pick<MeetingRow, 'id' | 'panel' | 'kind' | 'status'> & { agendaSetAt: string | null },
  ): Promise<MeetingAgendaView> {
    const isLive = meeting.agendaSetAt === null && meeting.status !== 'closed';
    const items = isLive ? await this.live(meeting) : await this.setDown(meeting);
    const seen = await this.asSeenBy(actor, items);
    const isLeft = ({ state, key }: MeetingItemView): boolean =>
      state === 'waiting' ||
      (state === 'reached' && (meeting.status !== 'closed' || isLeftUntilDecided(key)));
    return { agenda: number(seen.filter(isLeft)), settled: number(seen.filter((item) => !isLeft(item))) };
  }

  private async live(meeting: Pick<MeetingRow, 'id' | 'panel' | 'kind'>): Promise<Item[]> {
    const context = await this.sources.context();
    const inputs = await this.sources.gather((query) => this.database.read(query), meeting, context);
    const { items, takenOff } = buildAgenda(inputs);
    const kind = meetingKindOf(meeting);
    return [...items, ...takenOff].map((item) => {
      const { summary, rule, reason, addedBy, takenOffBy, takenOffReason } = rowOf(item);
      const { key, kind: why, section, offenderId, referralId, agendaItemId, reasons, carried, state } = item;
      return {
        ...{ id: item.edit?.id ?? key, key, meeting: kind, kind: why, section, offenderId, referralId },
        ...{ agendaItemId, summary, rule, reason, reasons, carried, state, addedBy, takenOffBy },
        ...{ takenOffReason, typedName: offenderId === null ? item.name : null },
        ...wordsOf(item),
      };
    });
  }

  private async setDown({ id, kind }: Pick<MeetingRow, 'id' | 'kind'>): Promise<Item[]> {
    const rows = await this.database.read<StoredItem>(
      sql`select i.id, i.key, i.kind, i.section, i.offender_id as "offenderId", i.referral_id as "referralId",
          i.agenda_item_id as "agendaItemId", i.summary, i.rule, i.reason, i.reasons, i.carried, i.state,
          i.added_by as "addedBy", i.taken_off_by as "takenOffBy", i.taken_off_reason as "takenOffReason", r.answers
        from meeting_items i left join referrals r on r.id = i.referral_id and i.offender_id is null
        where i.meeting_id = ${id} order by i.position, i.id`,
    );
    return rows.map(({ reasons, answers, ...row }) => ({
      ...row,
      ...wordsOf(row),
      meeting: meetingKindOf({ kind }),
      reasons: JSON.parse(reasons) as AgendaReason[],
      typedName: answers === null ? null : nameTyped(JSON.parse(answers) as Record<string, unknown>),
    }));
  }

  /** LAW-4: who is not shared with a reader is not there, and of the others no more than they may be told. */
  private async asSeenBy(actor: Actor, items: readonly Item[]): Promise<MeetingItemView[]> {
    const known = await this.known(actor, items);
    const raised = await this.raised(items);
    return items.flatMap(({ typedName, agendaItemId, ...item }) => {
      const { offenderId } = item;
      const person = offenderId === null ? null : (known.get(offenderId) ?? null);
      const isThere = offenderId === null ? seesWholeCohort(actor) : person !== null;
      const reasons = item.reasons.filter((reason) => maySeeReason(actor, reason));
      const [first] = reasons;
      if (!isThere || first === undefined) return [];
      // Why the chair did not want it spoken about is for those who see the whole.
      if (item.state === 'taken-off' && !seesWholeCohort(actor)) return [];
      return [
        {
          ...item,
          ...{ position: 0, name: person?.name ?? typedName, rag: person?.rag ?? null },
          ...{ summary: first.text, rule: first.rule, reason: first.detail },
          reasons: reasons.map(({ agency: _agency, ...reason }) => reason),
          raisedAt: raised.get(agendaItemId ?? '')?.at ?? null,
          raisedBy: raised.get(agendaItemId ?? '')?.by ?? null,
        },
      ];
    });
  }

  private async known(actor: Actor, items: readonly Item[]): Promise<Map<string, Known>> {
    const ids = [...new Set(items.map(({ offenderId }) => offenderId).filter((id) => id !== null))];
    const rows = await this.database.read<Known & { id: string }>(
      sql`select o.id, o.surname || ', ' || o.forename as name, o.rag from offenders o
        where o.id in (${listSql(ids)}) and o.status <> 'exited'${andSharedWith(actor, this.clock.today())}`,
    );
    return new Map(rows.map(({ id, ...person }) => [id, person]));
  }

  private async raised(items: readonly Item[]): Promise<Map<string, { at: string; by: string }>> {
    const ids = items.map(({ agendaItemId }) => agendaItemId).filter((id) => id !== null);
    const rows = await this.database.read<{ id: string; at: string; by: string }>(
      sql`select id, raised_at as at, raised_by as by from agenda_items where id in (${listSql(ids)})`,
    );
    return new Map(rows.map(({ id, ...raised }) => [id, raised]));
  }
}

type StoredItem = Omit<Item, 'meeting' | 'sectionTitle' | 'isDecision' | 'reasons' | 'typedName'> & {
  reasons: string;
  answers: string | null;
};

const wordsOf = ({ key, section }: Pick<BuiltItem, 'key' | 'section'>) => ({
  sectionTitle: SECTION_WORDS[section],
  isDecision: isLeftUntilDecided(key),
});

const number = (items: readonly MeetingItemView[]): MeetingItemView[] =>
  items.map((item, index) => ({ ...item, position: index + 1 }));
