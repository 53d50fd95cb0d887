import type { AgendaInputs, EditInput, LeftOverInput } from './agenda-inputs.js';
import { findMatters, type Matter } from './agenda-matters.js';
import type { AgendaReason } from './agenda-reason.js';
import { OUTLASTS, placeOf, type ItemKind, type ItemState, type SectionKey } from './agenda-table.js';
import type { MeetingKind } from './agenda-kind.js';
import { orderByChair } from './order-agenda.js';

export interface BuiltItem {
  /** What it is about, the same in every meeting. */
  key: string;
  /** The first of its reasons in the order of the meeting. */
  kind: ItemKind;
  section: SectionKey;
  offenderId: string | null;
  referralId: string | null;
  taskId: string | null;
  agendaItemId: string | null;
  name: string | null;
  /** Every reason, in the order of the meeting. */
  reasons: readonly AgendaReason[];
  /** How many meetings before have left it over (MEET-4). */
  carried: number;
  state: Extract<ItemState, 'waiting' | 'taken-off'>;
  /** What the chair did to it. */
  edit: EditInput | null;
}

export interface BuiltAgenda {
  /** What the meeting goes down, in its order. */
  items: readonly BuiltItem[];
  /** What the chair took off, each with a reason. */
  takenOff: readonly BuiltItem[];
}

/** An item while its reasons are gathered. */
interface Gathered extends Omit<BuiltItem, 'kind' | 'section' | 'state' | 'edit'> {
  leading: { kind: ItemKind; order: number; rank: string };
}

/**
 * MEET-3, MEET-4: the agenda of a panel's meeting, from the cohort as it stands. Each matter is there once however many
 * rules name it: what is decided (a referral, a removal) as an item of its own, everything else of one person as one
 * item with all its reasons, under the first of them. What earlier meetings have not reached carries over and counts
 * how often. The chair's order, additions and removals come last, and win.
 */
export function buildAgenda(inputs: AgendaInputs): BuiltAgenda {
  const gathered = new Map<string, Gathered>();
  for (const matter of findMatters(inputs)) gather(gathered, matter, inputs.meeting);
  inputs.leftOver.forEach((left, at) => carryOver(gathered, left, { meeting: inputs.meeting, at }));
  for (const edit of inputs.edits) addByChair(gathered, edit, inputs.meeting);
  const edits = new Map(inputs.edits.map((edit) => [edit.key, edit]));
  const ordered = [...gathered.values()].sort(inMeetingOrder).map((item) => {
    return settle(item, edits.get(item.key) ?? null, inputs.meeting);
  });
  return {
    items: orderByChair(ordered.filter(({ state }) => state === 'waiting')),
    takenOff: ordered.filter(({ state }) => state === 'taken-off'),
  };
}

/** What a matter is about in a meeting: one decision, one person, or one task that concerns nobody. */
export function keyOf(
  { kind, referralId, taskId, offenderId }: Pick<Matter, 'kind' | 'referralId' | 'taskId' | 'offenderId'>,
  meeting: MeetingKind,
): string {
  if (referralId !== undefined) return `referral:${referralId}`;
  if (offenderId === null) return `task:${taskId ?? ''}`;
  return placeOf(kind, meeting)?.isDecision ? `exit:${offenderId}` : `person:${offenderId}`;
}

function gather(items: Map<string, Gathered>, matter: Matter, meeting: MeetingKind): void {
  const place = placeOf(matter.kind, meeting);
  if (place === null) return;
  const key = keyOf(matter, meeting);
  const { kind, offenderId, name, rank, reason } = matter;
  const found = items.get(key);
  const leading = { kind, order: place.order, rank };
  const item: Gathered = found ?? {
    ...{ key, offenderId, name, leading, reasons: [], carried: 0 },
    ...{ referralId: matter.referralId ?? null, taskId: matter.taskId ?? null, agendaItemId: null },
  };
  items.set(key, {
    ...item,
    agendaItemId: item.agendaItemId ?? matter.agendaItemId ?? null,
    leading: comesBefore(leading, item.leading) ? leading : item.leading,
    reasons: addReason(item.reasons, reason),
  });
}

const comesBefore = (one: Gathered['leading'], other: Gathered['leading']): boolean =>
  one.order < other.order || (one.order === other.order && one.rank < other.rank);

/** The same reason is given once, whichever rules say it. */
function addReason(reasons: readonly AgendaReason[], reason: AgendaReason): AgendaReason[] {
  const isSame = ({ kind, text }: AgendaReason): boolean => kind === reason.kind && text === reason.text;
  return reasons.some(isSame) ? [...reasons] : [...reasons, reason];
}

/** MEET-4: what is named again is counted; what happened and was not reached stays; what is no longer so has gone. */
function carryOver(
  items: Map<string, Gathered>,
  left: LeftOverInput,
  { meeting, at }: { meeting: MeetingKind; at: number },
): void {
  const { key, name, offenderId, referralId, addedBy } = left;
  const carried = left.carried + 1;
  const stays = left.reasons.filter(({ kind }) => OUTLASTS.includes(kind));
  const found = items.get(key);
  if (found) {
    items.set(key, { ...found, carried, reasons: stays.reduce(addReason, [...found.reasons]) });
    return;
  }
  const isHere = stays.length > 0 && (offenderId === null ? addedBy !== null : name !== null);
  const kinds = stays.map(({ kind }) => placeOf(kind, meeting)).filter((place) => place !== null);
  const [first] = kinds.sort((one, other) => one.order - other.order);
  if (!isHere || first === undefined) return;
  // Who waits from before comes first among their kind, as they stood then.
  const leading = { kind: first.kind, order: first.order, rank: ` ${String(at).padStart(6, '0')}` };
  items.set(key, {
    ...{ key, offenderId, referralId, name, carried, leading, reasons: stays },
    ...{ taskId: null, agendaItemId: null },
  });
}

/** What the chair put there is an item of its own: they said it as one thing, and may take it off as one. */
function addByChair(items: Map<string, Gathered>, edit: EditInput, meeting: MeetingKind): void {
  const place = placeOf('added', meeting);
  const isNew = edit.kind === 'added' && edit.carried === 0 && !items.has(edit.key);
  if (!isNew || place === null) return;
  const { key, offenderId, name, summary, reason, addedAt } = edit;
  const leading = { kind: edit.kind, order: place.order, rank: addedAt ?? '' };
  const said = { kind: edit.kind, rule: 'MEET-4', text: summary, detail: reason, agency: null };
  items.set(key, {
    ...{ key, offenderId, name, leading, reasons: [said], carried: 0 },
    ...{ referralId: null, taskId: null, agendaItemId: null },
  });
}

function inMeetingOrder(one: Gathered, other: Gathered): number {
  const [a, b] = [one, other].map(({ leading, name, key }) => [leading.rank, name ?? '', key]);
  if (one.leading.order !== other.leading.order) return one.leading.order - other.leading.order;
  for (let at = 0; at < 3; at += 1) {
    if (a![at]! !== b![at]!) return a![at]! < b![at]! ? -1 : 1;
  }
  return 0;
}

function settle({ leading, ...item }: Gathered, edit: EditInput | null, meeting: MeetingKind): BuiltItem {
  const order = ({ kind }: AgendaReason): number => placeOf(kind, meeting)?.order ?? Infinity;
  return {
    ...item,
    kind: leading.kind,
    section: placeOf(leading.kind, meeting)?.section ?? 'added',
    reasons: [...item.reasons].sort((one, other) => order(one) - order(other)),
    state: edit?.state === 'taken-off' ? 'taken-off' : 'waiting',
    edit,
  };
}
