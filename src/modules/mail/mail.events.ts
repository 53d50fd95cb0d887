/** What this module announces: only the product itself listens. */
export const MAIL_EVENTS = { queued: 'mail.queued' } as const;
