/** The meeting an item waits for: tasking (MEET-1), or the panel's own (MEET-3). */
export const MEETING_KINDS = ['tasking', 'panel'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/**
 * Why somebody is on an agenda: a rule registered them (MEET-4), an exclusion fell on them (EXCL-4), they have been
 * referred (REF-6), or they are due to leave (EXIT-4).
 */
export type AgendaKind = 'registration' | 'exclusion' | 'referral' | 'exit';

/** What a panel of an area calls its meeting: the County meets as a panel, the City operationally (MEET-3). */
export function meetingWords(kind: MeetingKind, area: string): string {
  if (kind === 'tasking') return 'tasking meeting';
  return area === 'city' ? 'operational meeting' : 'panel meeting';
}
