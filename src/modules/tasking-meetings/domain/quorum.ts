/** Somebody who came to a meeting. */
export interface Attendance {
  agency: string;
  /** Null while they are there. */
  leftAt: string | null;
}

export interface Quorum {
  /** The agencies present, each once. */
  agencies: string[];
  present: number;
  needed: number;
  quorate: boolean;
}

/** MEET-2: at least three agencies must be present for a decision. */
export const AGENCIES_NEEDED = 3;

/** MEET-2: present is checked in and not left; three people of one agency are one agency. */
export function countQuorum(attendance: readonly Attendance[], needed = AGENCIES_NEEDED): Quorum {
  const here = attendance.filter(({ leftAt }) => leftAt === null).map(({ agency }) => agency);
  const agencies = [...new Set(here)].sort();
  return { agencies, present: agencies.length, needed, quorate: agencies.length >= needed };
}
