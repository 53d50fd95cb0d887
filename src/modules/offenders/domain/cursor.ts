import { badInput } from '../../../shared/domain-error.js';

export interface CursorPlace {
  key: string | number;
  id: string;
}

/** Where the next page of a list begins, as opaque text that is safe in an address. */
export function writeCursor(sort: string, key: string | number, id: string): string {
  return encodeURIComponent(JSON.stringify([sort, key, id]));
}

/**
 * Reads a cursor back.
 *
 * @throws DomainError bad-input when it is not one of ours, or belongs to another order of the list.
 */
export function readCursor(cursor: string, sort: string): CursorPlace {
  const place = parse(cursor);
  if (place !== null && place.sort === sort) return { key: place.key, id: place.id };
  throw badInput([{ field: 'cursor', message: 'Start again from the first page of the list' }]);
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
