/** What a client asks to hear of. */
export interface WatchRequest {
  panels: 'all' | string[];
  /** The last event it has seen; null when it has just loaded everything. */
  since: number | null;
}

/** Reads what a client sent; null when it is not a request. */
export function readWatchRequest(sent: unknown): WatchRequest | null {
  if (typeof sent !== 'object' || sent === null) return null;
  const { panels, since = null } = sent as { panels?: unknown; since?: unknown };
  const listed =
    Array.isArray(panels) && panels.length > 0 && panels.every((panel) => typeof panel === 'string');
  if (panels !== 'all' && !listed) return null;
  if (since !== null && !(typeof since === 'number' && Number.isSafeInteger(since) && since >= 0))
    return null;
  return { panels: panels, since };
}
