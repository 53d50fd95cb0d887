/** What this module announces. */
export const MEETING_EVENTS = { agendaChanged: 'agenda.changed' } as const;
