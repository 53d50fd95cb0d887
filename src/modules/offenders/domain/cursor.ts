import { badInput } from '../../../shared/domain-error.js';

export interface CursorPlace {
  key: string | number;
  id: string;
}

/** What an order of the list goes by: text, or whole numbers as a column of the database holds them. */
export type CursorKey = 'text' | 'whole';

const LARGEST_WHOLE = 2 ** 31 - 1;

/** Where the next page of a list begins, as opaque text that is safe in an address. */
export function writeCursor(sort: string, key: string | number, id: string): string {
  return encodeURIComponent(JSON.stringify([sort, key, id]));
}

/**
 * Reads a cursor back.
 *
 * @throws DomainError bad-input when it is not one of ours, or belongs to another order of the list.
 */
export function readCursor(cursor: string, sort: string, keyIs: CursorKey): CursorPlace {
  const place = parse(cursor);
  if (place !== null && place.sort === sort && fits(place.key, keyIs))
    return { key: place.key, id: place.id };
  throw badInput([{ field: 'cursor', message: 'Start again from the first page of the list' }]);
}

function fits(key: string | number, keyIs: CursorKey): boolean {
  if (keyIs === 'text') return typeof key === 'string';
  return typeof key === 'number' && Number.isInteger(key) && Math.abs(key) <= LARGEST_WHOLE;
}

function parse(cursor: string): (CursorPlace & { sort: string }) | null {
  try {
    const value: unknown = JSON.parse(decodeURIComponent(cursor));
    if (!Array.isArray(value)) return null;
    const [sort, key, id] = value as unknown[];
    const keyed = typeof key === 'string' || typeof key === 'number';
    return typeof sort === 'string' && keyed && typeof id === 'string' ? { sort, key, id } : null;
  } catch {
    return null;
  }
}
