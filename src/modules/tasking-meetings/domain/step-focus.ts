import type { ItemState } from './agenda-table.js';

export interface FocusStep {
  id: string;
  state: ItemState;
}

/** Where the chair can go from an item: on to what is not decided yet, back to whatever came before. */
export interface FocusPlace {
  /** From 1, among those that are on the agenda. */
  position: number;
  of: number;
  previousId: string | null;
  nextId: string | null;
}

/** Where an item stands in the order of an agenda, without what was taken off it; null where it does not. */
export function placeInAgenda(items: readonly FocusStep[], itemId: string | null): FocusPlace {
  const there = items.filter(({ state }) => state !== 'taken-off');
  const index = there.findIndex(({ id }) => id === itemId);
  const next = there.slice(index + 1).find(({ state }) => state !== 'decided');
  return {
    position: index + 1,
    of: there.length,
    previousId: there[index - 1]?.id ?? null,
    nextId: next?.id ?? null,
  };
}
