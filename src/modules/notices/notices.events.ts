/** What this module announces. */
export const NOTICE_EVENTS = { raised: 'notice.raised', read: 'notice.read' } as const;
