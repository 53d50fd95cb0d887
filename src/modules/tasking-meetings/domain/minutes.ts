import type { AgendaReason } from './agenda-reason.js';
import type { ItemState } from './agenda-table.js';
import type { Dissent } from './read-dissent.js';

export interface MinutedPerson {
  name: string;
  agency: string;
  arrivedAt: string;
  /** Null for whoever stayed to the end. */
  leftAt: string | null;
}

export interface MinutedChair {
  name: string;
  agency: string;
  since: string;
}

/** An item of the agenda as it stood, with the name that its person had then. */
export interface MinutedItem {
  id: string;
  /** What it is about, the same in every meeting. */
  key: string;
  offenderId: string | null;
  name: string | null;
  reasons: readonly AgendaReason[];
  /** How many meetings before had left it over. */
  carried: number;
  state: ItemState;
  reachedAt: string | null;
  takenOffBy: string | null;
  takenOffReason: string | null;
  /** Is it left for the next meeting (MEET-4)? */
  isLeft: boolean;
}

export interface MinutedDecision {
  id: string;
  itemId: string | null;
  offenderId: string | null;
  /** Whose referral it was; null of what was no referral. */
  agency: string | null;
  name: string | null;
  outcome: string;
  reason: string;
  informationNeeded: string | null;
  nextReviewOn: string | null;
  rule: string;
  agencies: readonly string[];
  dissent: readonly Dissent[];
  decidedAt: string;
  decidedBy: string;
}

export interface MinutedTask {
  id: string;
  itemId: string | null;
  offenderId: string | null;
  name: string | null;
  action: string;
  ownerAgency: string;
  owner: string | null;
  dueOn: string;
  handedOutBy: string;
}

export interface MinutedNote {
  id: string;
  itemId: string | null;
  words: string;
  at: string;
  author: string;
  agency: string;
}

/** What a meeting was, whole: who came, what was spoken about, decided, handed out and left over (MEET-5). */
export interface MinutesContent {
  chairs: readonly MinutedChair[];
  attendance: readonly MinutedPerson[];
  items: readonly MinutedItem[];
  decisions: readonly MinutedDecision[];
  tasks: readonly MinutedTask[];
  notes: readonly MinutedNote[];
}

/** Whose part of some minutes somebody reads: a partner's worker that of the people shared with them now (LAW-4). */
export interface MinutesReader {
  agency: string;
  sharedIds: ReadonlySet<string>;
  maySeeReason(reason: AgendaReason): boolean;
}

/**
 * The minutes as a partner reads them: who came, and of people shared with them now what they may be told. A decision
 * follows from facts that the sharing table keeps from partners, so that they read those over their own agency's
 * referrals; a task is its own agency's to know of; a note about no item could name anybody.
 */
export function partOfMinutes(content: MinutesContent, reader: MinutesReader): MinutesContent {
  const isShared = (id: string | null): boolean => id !== null && reader.sharedIds.has(id);
  const items = content.items
    .filter(({ offenderId }) => isShared(offenderId))
    .map((item) => ({ ...item, reasons: item.reasons.filter((reason) => reader.maySeeReason(reason)) }))
    .filter(({ reasons }) => reasons.length > 0);
  const seen = new Set(items.map(({ id }) => id));
  return {
    chairs: content.chairs,
    attendance: content.attendance,
    items,
    decisions: content.decisions.filter(
      ({ offenderId, agency }) => isShared(offenderId) && agency === reader.agency,
    ),
    tasks: content.tasks.filter(
      ({ offenderId, ownerAgency }) =>
        ownerAgency === reader.agency && (offenderId === null || isShared(offenderId)),
    ),
    notes: content.notes.filter(({ itemId }) => itemId !== null && seen.has(itemId)),
  };
}

/** Everybody who is spoken about. */
export function spokenAbout({ items, decisions, tasks }: MinutesContent): string[] {
  const ids = [...items, ...decisions, ...tasks].map(({ offenderId }) => offenderId);
  return [...new Set(ids.filter((id) => id !== null))];
}
