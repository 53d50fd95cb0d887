import type { SectionKey } from './agenda-table.js';

interface Placed {
  section: SectionKey;
  edit: { position: number } | null;
}

const positionOf = ({ edit }: Placed): number => edit?.position ?? 0;

/**
 * The chair's order stands; what has come since goes behind the last of its section, and where the section is not
 * there yet, before the first thing that the rules would take after it.
 */
export function orderByChair<Item extends Placed>(items: readonly Item[]): Item[] {
  const placed = items
    .filter((item) => positionOf(item) > 0)
    .sort((one, other) => positionOf(one) - positionOf(other));
  if (placed.length === 0) return [...items];
  const sections = [...new Set(items.map(({ section }) => section))];
  for (const item of items) {
    if (positionOf(item) > 0) continue;
    const after = placed.findLastIndex(({ section }) => section === item.section);
    const rank = sections.indexOf(item.section);
    const later = placed.findIndex(({ section }) => sections.indexOf(section) > rank);
    const at = after >= 0 ? after + 1 : later >= 0 ? later : placed.length;
    placed.splice(at, 0, item);
  }
  return placed;
}

/** Puts one of a list at a place, counted from 1; beyond the end is the end. */
export function moveTo<Item>(items: readonly Item[], item: Item, position: number): Item[] {
  const others = items.filter((each) => each !== item);
  const at = Math.min(Math.max(position, 1), items.length) - 1;
  return [...others.slice(0, at), item, ...others.slice(at)];
}
