/** The rooms that sockets are put into; a reader of a panel is in one kind of them only. */
export const ROOMS = {
  session: (sessionId: string): string => `session:${sessionId}`,
  user: (userId: string): string => `user:${userId}`,
  agency: (agency: string): string => `agency:${agency}`,
  /** For those who see the whole cohort. */
  panel: (panel: string): string => `panel:${panel}`,
  /** For the workers of a partner, who hear of a panel's people only when theirs are among them. */
  part: (panel: string, part: string): string => `panel:${panel}|part:${part}`,
  /** For one user alone. */
  own: (userId: string): string => `own:${userId}`,
} as const;

/** Rooms that a client asks for, and asks for anew. */
export const isWatched = (room: string): boolean => /^(panel|own):/.test(room);
