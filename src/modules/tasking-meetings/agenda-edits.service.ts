import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { DomainError, forbidden, notFound } from '../../shared/domain-error.js';
import type { AgendaContext } from './agenda-sources.queries.js';
import type { BuiltItem } from './domain/build-agenda.js';
import { notPossible } from './domain/meeting-conflicts.js';
import { moveTo } from './domain/order-agenda.js';
import {
  readNewItem,
  readPosition,
  readTakeOff,
  type NewItem,
  type TypedItem,
} from './domain/read-agenda-edit.js';
import { MeetingAgenda } from './meeting-agenda.service.js';
import { MeetingItems, rowOf, type MeetingItemRow } from './meeting-items.repository.js';
import { MeetingsRepository, type MeetingRow } from './meetings.repository.js';
import { RoomNews } from './room-news.service.js';
import { MEETING_EVENTS } from './tasking-meetings.events.js';
import { mayRunMeetings } from './tasking-meetings.policy.js';

/** An item of the meeting; of one that has not opened most are in no row. */
interface Entry extends Pick<MeetingItemRow, 'key' | 'kind' | 'state' | 'referralId' | 'reachedAt'> {
  row: MeetingItemRow | null;
  built: BuiltItem | null;
}

interface Edit {
  meeting: MeetingRow;
  /** In their order. */
  entries: Entry[];
  context: AgendaContext;
}

type Changes = Parameters<MeetingItems['change']>[2];

/** What whoever runs a meeting does to its agenda, before it and in it (MEET-4). Two at once: one after the other. */
@Injectable()
export class AgendaEdits {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly meetings: MeetingsRepository,
    private readonly agenda: MeetingAgenda,
    private readonly items: MeetingItems,
    private readonly news: RoomNews,
  ) {}

  /**
   * Puts a matter at the end, or a referral that came after the meeting had opened.
   *
   * @throws DomainError bad-input naming the fields; not-found for somebody who is not there, or a referral that does
   * not wait for this meeting; conflict when it is there already, or the meeting is over; forbidden.
   */
  async add(actor: Actor, meetingId: string, typed: TypedItem): Promise<{ id: string }> {
    if (!mayRunMeetings(actor)) throw forbidden();
    const item = readNewItem(typed);
    return this.edit(actor, meetingId, async (tx, edit) => {
      const id =
        item.kind === 'added' ? await this.addMatter(tx, edit, item) : await this.addReferral(tx, edit, item);
      const detail = { itemId: id, kind: item.kind, before: null, after: 'waiting' };
      await this.say(tx, edit.meeting, detail);
      return { id };
    });
  }

  /** Moves an item to a place among those that wait. @throws as {@link add}. */
  async move(actor: Actor, meetingId: string, itemId: string, typed: unknown): Promise<void> {
    if (!mayRunMeetings(actor)) throw forbidden();
    const position = readPosition(typed);
    await this.edit(actor, meetingId, async (tx, { meeting, entries }) => {
      const item = find(entries, itemId);
      const waiting = entries.filter(isWaiting);
      if (!waiting.includes(item)) throw settledAlready();
      const order = moveTo(waiting, item, position);
      for (const [at, entry] of [...order, ...entries.filter((each) => !isWaiting(each))].entries()) {
        if (entry.row?.position !== at + 1) await this.change(tx, meeting, entry, { position: at + 1 });
      }
      const [before, after] = [waiting.indexOf(item) + 1, order.indexOf(item) + 1];
      await this.say(tx, meeting, {
        ...about(item),
        before: { position: before },
        after: { position: after },
      });
    });
  }

  /** Takes an item off, with a reason; a rule may name it again for the next meeting. @throws as {@link add}. */
  async takeOff(actor: Actor, meetingId: string, itemId: string, typed: unknown): Promise<void> {
    if (!mayRunMeetings(actor)) throw forbidden();
    const reason = readTakeOff(typed);
    await this.edit(actor, meetingId, async (tx, { meeting, entries }) => {
      const item = find(entries, itemId);
      if (!isWaiting(item)) throw settledAlready();
      const off = { takenOffBy: tx.actor.name, takenOffAt: tx.at, takenOffReason: reason };
      await this.change(tx, meeting, item, { state: 'taken-off', ...off });
      await this.say(tx, meeting, { ...about(item), before: item.state, after: 'taken-off', reason });
    });
  }

  /** @throws DomainError conflict when it was not taken off; and as {@link add}. */
  async putBack(actor: Actor, meetingId: string, itemId: string): Promise<void> {
    if (!mayRunMeetings(actor)) throw forbidden();
    await this.edit(actor, meetingId, async (tx, { meeting, entries }) => {
      const item = find(entries, itemId);
      if (item.state !== 'taken-off') throw thereAlready();
      const state = item.reachedAt === null ? 'waiting' : 'reached';
      const off = { takenOffBy: null, takenOffAt: null, takenOffReason: null };
      await this.change(tx, meeting, item, { state, ...off });
      await this.say(tx, meeting, { ...about(item), before: 'taken-off', after: state });
    });
  }

  /** Locks the meeting, and finds its agenda as it stands. */
  private async edit<Answer>(
    actor: Actor,
    meetingId: string,
    act: (tx: Tx, edit: Edit) => Promise<Answer>,
  ): Promise<Answer> {
    const context = await this.agenda.prepare();
    return this.unitOfWork.run(actor, async (tx) => {
      const meeting = await this.meetings.load(tx, meetingId);
      if (meeting.status !== 'scheduled' && meeting.status !== 'open') throw notPossible(meeting);
      const rows = await this.items.ofMeeting(tx, meetingId);
      const isLive = meeting.status === 'scheduled';
      const entries = isLive ? await this.live(tx, { meeting, rows, context }) : rows.map(entryOf);
      return act(tx, { meeting, entries, context });
    });
  }

  private async live(
    tx: Tx,
    { meeting, rows, context }: { meeting: MeetingRow; rows: MeetingItemRow[]; context: AgendaContext },
  ): Promise<Entry[]> {
    const { items, takenOff } = await this.agenda.build(tx, meeting, context);
    return [...items, ...takenOff].map((built) => {
      const { key, kind, state, referralId } = built;
      const row = rows.find((each) => each.key === key) ?? null;
      return { key, kind, state, referralId, reachedAt: null, row, built };
    });
  }

  /** Before a meeting opens only what its chair has touched is in a row. */
  private async change(tx: Tx, { id }: MeetingRow, { row, built }: Entry, changes: Changes): Promise<void> {
    if (row) return this.items.change(tx, row, changes);
    if (!built) throw new Error('The item is neither kept nor built.');
    await this.items.add(tx, { ...rowOf(built), id: newId(), meetingId: id, position: 0, ...changes });
  }

  private async addMatter(
    tx: Tx,
    { meeting, entries }: Edit,
    { offenderId, summary, reason }: Extract<NewItem, { kind: 'added' }>,
  ): Promise<string> {
    if (offenderId !== null && !(await this.items.isOnTheList(tx, offenderId))) throw notFound('The person');
    const id = newId();
    const reasons = [{ kind: 'added', rule: 'MEET-4', text: summary, detail: reason, agency: null }] as const;
    return this.items.add(tx, {
      ...{ id, meetingId: meeting.id, key: `added:${id}`, kind: 'added', section: 'added', offenderId },
      ...{ referralId: null, taskId: null, agendaItemId: null, summary, rule: 'MEET-4', reason, reasons },
      ...{
        carried: 0,
        state: 'waiting',
        position: behind(meeting, entries),
        addedBy: tx.actor.name,
        addedAt: tx.at,
      },
      ...{ takenOffBy: null, takenOffAt: null, takenOffReason: null, reachedAt: null },
    });
  }

  private async addReferral(
    tx: Tx,
    { meeting, entries, context }: Edit,
    { referralId }: Extract<NewItem, { kind: 'referral' }>,
  ): Promise<string> {
    if (entries.some((each) => each.referralId === referralId)) throw thereAlready();
    const { items } = await this.agenda.build(tx, meeting, context);
    const item = items.find((each: BuiltItem) => each.referralId === referralId);
    if (!item) throw notFound('The referral');
    const added = { addedBy: tx.actor.name, addedAt: tx.at };
    return this.items.add(tx, {
      ...{ ...rowOf(item), ...added },
      ...{ id: newId(), meetingId: meeting.id, position: behind(meeting, entries) },
    });
  }

  private say(tx: Tx, meeting: MeetingRow, detail: Record<string, unknown>): Promise<void> {
    return this.news.say(tx, meeting, { type: MEETING_EVENTS.agendaChanged, detail });
  }
}

const entryOf = (row: MeetingItemRow): Entry => ({ ...row, row, built: null });

const isWaiting = ({ state }: Entry): boolean => state === 'waiting' || state === 'reached';

const about = ({ key, kind }: Entry): Record<string, unknown> => ({ key, kind });

/** At the end of an open meeting; before it the rules say where. */
const behind = ({ status }: MeetingRow, entries: readonly Entry[]): number =>
  status === 'scheduled' ? 0 : entries.reduce((last, { row }) => Math.max(last, row?.position ?? 0), 0) + 1;

/** By its id, or by its key. @throws DomainError not-found. */
function find(entries: readonly Entry[], itemId: string): Entry {
  const item = entries.find(({ key, row }) => key === itemId || row?.id === itemId);
  if (!item) throw notFound('The item');
  return item;
}

const conflict = (code: string, message: string): DomainError =>
  new DomainError({ kind: 'conflict', code, message, rule: 'MEET-4' });

const settledAlready = (): DomainError =>
  conflict('AGENDA.SETTLED', 'This has been decided, or taken off the agenda, by somebody else meanwhile.');

const thereAlready = (): DomainError => conflict('AGENDA.THERE', 'This is on the agenda already.');
